import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../build/launcher/base/places.mjs';
import { importedFiles, linkedFiles } from './linked-files';

/** How much a page may load at first, compressed, in kilobytes (1,000 bytes), by its name. */
export const PAGE_LIMITS = { 'profile.html': 48, 'tray.html': 22 } as const;

const ENGLISH_WORDS = {
  'profile.html': 'assets/profile/profile.en.js',
  'tray.html': 'assets/tray/popover.en.js',
} as const;

const pages = join(root, 'out/renderer');

/**
 * How much script, style and English words a built page loads at first, compressed, in kilobytes.
 * @returns null where the page is not built
 */
export async function pageSize(page: keyof typeof PAGE_LIMITS): Promise<number | null> {
  const html = await readFile(join(pages, page), 'utf8').catch(() => null);
  if (html === null) return null;
  const words = ENGLISH_WORDS[page];
  return sizeOf([...new Set([...linkedFiles(html), words, ...(await importsOf(words))])]);
}

/** What a file imports, and what that imports. */
async function importsOf(file: string): Promise<readonly string[]> {
  const names = importedFiles(await readFile(join(pages, file), 'utf8'));
  const own = names.map((name) => posix.join(posix.dirname(file), name));
  return [...own, ...(await Promise.all(own.map(importsOf))).flat()];
}

async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = files.map(async (file) => gzipSync(await readFile(join(pages, file))).length / 1000);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
