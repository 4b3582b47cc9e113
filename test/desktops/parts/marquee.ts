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
  const child = launch(desktop, desktop.switches, flags);
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

/** Signs in through the command line, which needs no display. @param switches lead plex.tv to the stand-in */
export async function signIn(desktop: Desktop, token: string, switches: readonly string[]): Promise<void> {
  const command = launch(desktop, ['--ozone-platform=headless'], [...switches, '--sign-in']);
  command.stdin?.end(token);
  const end = await endOf(command);
  if (end !== 0) throw new Error(`Signing in ended with ${end}.`);
}

function launch(desktop: Desktop, before: readonly string[], flags: readonly string[]): ChildProcess {
  const { program, app } = appFiles();
  // As everywhere in these tests: no sandbox where the tests run as root.
  const forRoot = desktopUser === null ? [] : ['--no-sandbox'];
  return desktop.session.start(program, [...forRoot, ...before, app, ...flags]);
}

async function endOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? signal ?? 0;
}
