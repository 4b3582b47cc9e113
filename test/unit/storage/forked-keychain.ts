import { fork, type ChildProcess } from 'node:child_process';
import type { KeychainProcess } from '../../../main/storage/keychain-child';

/** Starts real keychain processes outside Electron, on the desktop that `env` describes. */
export interface Forks {
  readonly start: () => KeychainProcess;
  /** Every process that was started, the oldest first. */
  readonly started: readonly ChildProcess[];
}

export function forks(env: Readonly<Record<string, string>>): Forks {
  const started: ChildProcess[] = [];
  return {
    started,
    start() {
      const child = fork('main/storage/keychain-process.ts', {
        execArgv: ['--import', 'tsx'],
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      started.push(child);
      return {
        post: (request) => void child.send(request),
        onReply: (listener) => void child.on('message', listener),
        onExit: (listener) => void child.on('exit', listener),
        kill: () => void child.kill('SIGKILL'),
      };
    },
  };
}
