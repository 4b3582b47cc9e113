import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bashCompletions, fishCompletions, zshCompletions } from './completions.mjs';
import { manPage } from './man-page.mjs';
import { readReference } from './reference.mjs';

/**
 * Writes the man page and the completions for shells, which electron-builder.yml has installed where each is looked for.
 * @param {string} folder
 * @param {string} version
 * @param {number} date seconds since the epoch
 */
export async function writeReference(folder, version, date) {
  const reference = await readReference();
  mkdirSync(folder, { recursive: true });
  const page = manPage(reference, version, date);
  writeFileSync(join(folder, 'marquee.1.gz'), gzipSync(page, { level: 9 }));
  writeFileSync(join(folder, 'marquee.bash'), bashCompletions(reference.entries));
  writeFileSync(join(folder, '_marquee'), zshCompletions(reference.entries));
  writeFileSync(join(folder, 'marquee.fish'), fishCompletions(reference.entries));
}
