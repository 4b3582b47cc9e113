import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const SUMS = 'SHA256SUMS';

/**
 * The files that the sums cover: all but the sums and their signature.
 * @param {string} folder
 */
export function coveredFiles(folder) {
  return readdirSync(folder)
    .filter((name) => name !== SUMS && name !== `${SUMS}.asc`)
    .sort();
}

/**
 * The sums of a folder's files, in the form that `sha256sum --check` reads.
 * @param {string} folder
 */
export function sumsOf(folder) {
  return coveredFiles(folder)
    .map((name) => `${digest(join(folder, name), 'sha256', 'hex')}  ${name}\n`)
    .join('');
}

/**
 * @param {string} text
 * @returns {ReadonlyMap<string, string>} the sum of each name
 */
export function readSums(text) {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/**
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 */
export function digest(file, algorithm, encoding) {
  return createHash(algorithm).update(readFileSync(file)).digest(encoding);
}
