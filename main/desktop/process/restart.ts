import { app } from 'electron';
import { spawn } from 'node:child_process';

/** How Marquee is started again: Electron waits for its end and starts it, or a program is started right away. */
export type Restart =
  | { readonly kind: 'relaunch'; readonly args: readonly string[] }
  | { readonly kind: 'spawn'; readonly program: string; readonly args: readonly string[] };

/**
 * How to start Marquee again with more switches. What Electron leaves behind to do so would wait inside the AppImage,
 * and end with its mount (https://github.com/electron-userland/electron-builder/issues/1727).
 * @param argv the command line of this start, with the program's name
 * @param appImage the path of the AppImage that Marquee runs from, if it does
 */
export function planRestart(
  argv: readonly string[],
  switches: readonly string[],
  appImage: string | undefined,
): Restart {
  const args = [...argv.slice(1), ...switches.filter((it) => !argv.includes(it))];
  return appImage ? { kind: 'spawn', program: appImage, args } : { kind: 'relaunch', args };
}

/** Sees to it that Marquee starts again with these switches; this one has to end now. */
export function restartWith(switches: readonly string[]): void {
  const plan = planRestart(process.argv, switches, process.env['APPIMAGE']);
  if (plan.kind === 'relaunch') {
    app.relaunch({ args: [...plan.args] });
    return;
  }
  app.releaseSingleInstanceLock(); // or the new one would leave in favor of this one
  spawn(plan.program, plan.args, { detached: true, stdio: 'ignore' }).unref();
}
