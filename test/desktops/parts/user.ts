import { execFileSync, spawn } from 'node:child_process';
import { chown } from 'node:fs/promises';
import type { Start } from '../../desktop/processes';

/** Compositors and whole desktops refuse to run as root, so the launcher made this user for them. */
const NAME = 'marquee-desktops';

/** The user whose desktop it is; null when that is whoever runs the tests. */
export const desktopUser = process.geteuid?.() === 0 ? { uid: numberOf('-u'), gid: numberOf('-g') } : null;

function numberOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, NAME], { encoding: 'utf8' }));
}

/** What `setpriv` makes of whoever runs the tests: the desktop's user, and a program that ends with its parent. */
export const setprivOptions: readonly string[] = [
  ...(desktopUser === null
    ? []
    : [`--reuid=${desktopUser.uid}`, `--regid=${desktopUser.gid}`, '--init-groups']),
  '--pdeathsig=KILL',
];

/** Starts a program as the desktop's user. */
export const startAsDesktopUser: Start = (name, args, env) =>
  spawn('setpriv', [...setprivOptions, name, ...args], { env, stdio: ['pipe', 'pipe', 'ignore'] });

/** Gives a file or folder to the desktop's user. */
export async function giveToDesktopUser(path: string): Promise<void> {
  if (desktopUser !== null) await chown(path, desktopUser.uid, desktopUser.gid);
}
