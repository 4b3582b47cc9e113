import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../build/launcher/base/places.mjs';
import { englishCatalogs, linkedFiles } from './linked-files';

/** How much a page may load at first, compressed, in kilobytes (1,000 bytes), by its name. */
export const PAGE_LIMITS = { 'profile.html': 48, 'tray.html': 22 } as const;

const pages = join(root, 'out/renderer');

/**
 * How much script and style a built page loads at first, compressed, in kilobytes; the words of one language come beside it.
 * @returns null where the page is not built
 */
export async function pageSize(page: keyof typeof PAGE_LIMITS): Promise<number | null> {
  const files = await filesOf(page);
  return files && sizeOf(files);
}

/** The same of the popover, with its words in English. */
export async function popoverSize(): Promise<number | null> {
  const files = await filesOf('tray.html');
  if (files === null) return null;
  const scripts = files.filter((file) => file.endsWith('.js'));
  const texts = await Promise.all(scripts.map((file) => readFile(join(pages, file), 'utf8')));
  const words = texts.flatMap(englishCatalogs).map((name) => `assets/${name}`);
  if (words.length === 0) throw new Error('The popover was built without words.');
  return sizeOf([...files, ...words]);
}

async function filesOf(page: keyof typeof PAGE_LIMITS): Promise<readonly string[] | null> {
  const html = await readFile(join(pages, page), 'utf8').catch(() => null);
  return html === null ? null : linkedFiles(html);
}

async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = files.map(async (file) => gzipSync(await readFile(join(pages, file))).length / 1000);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
