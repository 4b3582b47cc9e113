import { fork, type ChildProcess } from 'node:child_process';
import type { KeychainProcess } from '../../../main/storage/keychain/keychain-child';

/** Starts real keychain processes outside Electron. */
export interface Forks {
  readonly start: () => KeychainProcess;
  /** Every process that was started, the oldest first. */
  readonly started: readonly ChildProcess[];
}

/**
 * @param program the bundled keychain process
 * @param env describes the desktop that it runs on
 */
export function forks(program: string, env: Readonly<Record<string, string>>): Forks {
  const started: ChildProcess[] = [];
  return {
    started,
    start() {
      const child = fork(program, { env: { ...process.env, ...env } });
      started.push(child);
      return {
        post: (request) => void child.send(request),
        onReply: (listener) => void child.on('message', listener),
        onExit: (listener) => void child.on('exit', listener),
        kill: () => void child.kill(),
      };
    },
  };
}
