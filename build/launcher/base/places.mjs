import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onEveryWayOut } from './endings.mjs';

/** The checkout. */
export const root = resolve(fileURLToPath(new URL('../../../', import.meta.url)));

/** As the XDG specification says, a folder that is not absolute counts as none. */
const named = process.env['XDG_CACHE_HOME'] ?? '';

/** What the launcher keeps between runs and between checkouts. */
export const cache = join(isAbsolute(named) ? named : join(homedir(), '.cache'), 'marquee-build');

/** A new folder for this launcher's own small files, gone when it ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-'));
  onEveryWayOut(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const UNFINISHED = 'unfinished-';

/**
 * A new folder in the cache for what will be renamed within it, gone when the launcher ends. Only for the holder of
 * the preparation lock.
 */
export function unfinishedFolder() {
  const folder = mkdtempSync(join(cache, UNFINISHED));
  onEveryWayOut(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Removes what launchers that were killed left behind. Only for the holder of the preparation lock. */
export function removeUnfinished() {
  for (const name of readdirSync(cache)) {
    if (name.startsWith(UNFINISHED)) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/**
 * A hash of all these files, and of all files in these folders, by name and content.
 * @param {string} base what the names are relative to
 * @param {readonly string[]} names
 */
export function contentHash(base, names) {
  const hash = createHash('sha256');
  for (const file of names.flatMap((name) => filesIn(join(base, name)))) {
    const content = readFileSync(file);
    hash.update(`${relative(base, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [path];
  }
}
