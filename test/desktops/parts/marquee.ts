import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appFiles } from './app-copy';
import type { Desktop } from './environment';
import { desktopUser } from './user';

/** Marquee as it runs on a desktop, seen from outside. */
export interface RunningMarquee {
  readonly isAlive: boolean;
  /** Resolves with its exit code, or with the name of the signal that ended it. */
  readonly end: Promise<number | NodeJS.Signals>;
  /** Asks it to quit as a logout does, and answers how it ended. */
  quit(): Promise<number | NodeJS.Signals>;
}

/** Starts Marquee as this desktop would. @param flags its own, and Chromium's */
export function startMarquee(desktop: Desktop, ...flags: readonly string[]): RunningMarquee {
  const { program, app } = appFiles();
  // As everywhere in these tests: no sandbox where the tests run as root.
  const forRoot = desktopUser === null ? [] : ['--no-sandbox'];
  const child = desktop.session.start(program, [...forRoot, ...desktop.switches, app, ...flags]);
  const end = endOf(child);
  return {
    get isAlive() {
      return child.exitCode === null && child.signalCode === null;
    },
    end,
    quit() {
      child.kill('SIGTERM');
      return end;
    },
  };
}

async function endOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? signal ?? 0;
}
