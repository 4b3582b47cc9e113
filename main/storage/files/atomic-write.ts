import { readdirSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Platform } from '../../base/platform';
import type { Clock } from '../../base/clock';
import { whileHeld } from './held-file';

/**
 * Replaces a file as a whole: whenever the process is killed or the power fails, the file is the old one or the new
 * one. Writes beside it, forces that to the disk, then takes the file's place in one step. Only its owner can read it.
 * Two writes to one path must not run at once. Throws what the file system throws.
 */
export async function replaceFile(
  path: string,
  bytes: Uint8Array,
  platform: Platform,
  clock: Clock,
): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await whileHeld(() => rename(temporary, path), platform, clock);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  // The new file is in place already: a file system that can't force its folders to the disk has not failed.
  if (platform !== 'win32') await syncFolder(dirname(path)).catch(() => undefined); // there folders can't be opened
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Removes what processes that were killed in the middle of `replaceFile` left beside `path`. What can't be removed stays:
 * that says nothing about the file itself, so it never fails.
 */
export async function removeLeftovers(path: string): Promise<void> {
  for (const { name, ending } of siblings(path, /^\.(\d+)\.tmp$/)) {
    if (!isRunning(Number(ending))) await rm(name, { force: true }).catch(() => undefined);
  }
}

/**
 * The files beside `path` whose names go on after its own as `pattern` says, in alphabetical order; none where the folder
 * can't be listed.
 */
export function siblings(path: string, pattern: RegExp): readonly { name: string; ending: string }[] {
  const folder = dirname(path);
  return namesIn(folder)
    .sort()
    .flatMap((entry) => {
      const rest = entry.startsWith(basename(path)) ? entry.slice(basename(path).length) : '';
      const ending = pattern.exec(rest)?.[1];
      return ending === undefined ? [] : [{ name: join(folder, entry), ending }];
    });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0); // signal 0 only asks
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
