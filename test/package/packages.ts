import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';

export const root = resolve(import.meta.dirname, '../..');

/** Where the packages of this run are. */
export const work = join(root, 'out/packages');
export const first = join(work, 'first');
export const second = join(work, 'second');
export const unpacked = join(first, 'linux-unpacked');

/** What the updates of this run's packages are served from, and signed with. */
export const release = join(work, 'release');
export const updatesKey = join(work, 'updates-private.pem');

/** The package of the first build. */
export function debFile(): string {
  const name = readdirSync(first).find((file) => file.endsWith('.deb'));
  if (name === undefined) throw new Error('No package was built.');
  return join(first, name);
}

/** Its version, which tells whether it was packed with the official Electron. */
export function packedVersion(): string {
  return /^Marquee-(.*)-linux-amd64-UNSIGNED\.deb$/.exec(basename(debFile()))?.[1] ?? '';
}

const execute = promisify(execFile);

/** How a program ended. */
export interface End {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end, within three minutes.
 * @param env what is other than here; undefined for what is not there at all
 */
export async function run(
  command: string,
  args: readonly string[],
  env: Readonly<NodeJS.ProcessEnv> = {},
): Promise<End> {
  const options = { env: { ...process.env, ...env }, timeout: 180_000, maxBuffer: 64 * 1024 * 1024 };
  try {
    return { code: 0, ...(await execute(command, args, options)) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: number; stdout: string; stderr: string };
    if (typeof code !== 'number') throw error; // it never ran, or did not end
    return { code, stdout, stderr };
  }
}

/** Runs one of the administrator's programs. */
export function runAsRoot(command: string, args: readonly string[]): Promise<End> {
  return process.geteuid?.() === 0
    ? run(command, args)
    : run('sudo', ['--non-interactive', command, ...args]);
}

/** Chromium's sandbox can't run as root. */
export const asRoot = process.geteuid?.() === 0 ? ['--no-sandbox'] : [];
