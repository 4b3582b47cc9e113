import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../build/launcher/base/places.mjs';
import { linkedFiles } from './linked-files';

/** How much script and style a page may load at first, compressed, in kilobytes (1,000 bytes), by its name. */
export const PAGE_LIMITS = { 'profile.html': 48, 'tray.html': 22 } as const;

/**
 * How much script and style a built page loads at first, compressed, in kilobytes; the words of one language come beside it.
 * @returns null where the page is not built
 */
export async function pageSize(page: keyof typeof PAGE_LIMITS): Promise<number | null> {
  const pages = join(root, 'out/renderer');
  const html = await readFile(join(pages, page), 'utf8').catch(() => null);
  if (html === null) return null;
  const sizes = linkedFiles(html).map(
    async (file) => gzipSync(await readFile(join(pages, file))).length / 1000,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
