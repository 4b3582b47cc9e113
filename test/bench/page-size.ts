import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../build/launcher/base/places.mjs';
import { englishCatalogs, importedFiles, linkedFiles } from './linked-files';

/** How much a page may load at first, compressed, in kilobytes (1,000 bytes), by its name. */
export const PAGE_LIMITS = { 'profile.html': 48, 'tray.html': 22 } as const;

/** The catalog of words that each page begins with. */
const WORDS = { 'profile.html': 'profile', 'tray.html': 'popover' } as const;

const pages = join(root, 'out/renderer');

/**
 * How much script, style and English words a built page loads at first, compressed, in kilobytes.
 * @returns null where the page is not built
 */
export async function pageSize(page: keyof typeof PAGE_LIMITS): Promise<number | null> {
  const html = await readFile(join(pages, page), 'utf8').catch(() => null);
  if (html === null) return null;
  const files = linkedFiles(html);
  const words = (await Promise.all(files.map(wordsOf))).flat().filter((file) => isOf(WORDS[page], file));
  if (words.length !== 1) throw new Error(`${page} was built without its words.`);
  return sizeOf([...new Set([...files, ...words, ...(await Promise.all(words.map(importsOf))).flat()])]);
}

/** The catalogs of English words that a file can load. */
async function wordsOf(file: string): Promise<readonly string[]> {
  return beside(file, englishCatalogs(await readFile(join(pages, file), 'utf8')));
}

/** What a file imports, and what that imports. */
async function importsOf(file: string): Promise<readonly string[]> {
  const own = beside(file, importedFiles(await readFile(join(pages, file), 'utf8')));
  return [...own, ...(await Promise.all(own.map(importsOf))).flat()];
}

const beside = (file: string, names: readonly string[]): readonly string[] =>
  names.map((name) => posix.join(posix.dirname(file), name));

/** Whether a file was built from the catalog of that name: a number tells it from those of other languages. */
const isOf = (catalog: string, file: string): boolean =>
  new RegExp(`^${catalog}\\d*\\.js$`).test(posix.basename(file));

async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = files.map(async (file) => gzipSync(await readFile(join(pages, file))).length / 1000);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
