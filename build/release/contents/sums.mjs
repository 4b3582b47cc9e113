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
 * Reads just the form that `sumsOf` writes: what other programs read differently is refused.
 * @param {string} text
 * @returns {ReadonlyMap<string, string> | null} the sum of each name; null when a line is none, or names one again
 */
export function readSums(text) {
  const lines = text.split('\n').slice(0, -1);
  const entries = lines.flatMap((line) => {
    const [, sum, name] = /^([0-9a-f]{64}) {2}([^/\\]+)$/.exec(line) ?? [];
    return sum !== undefined && name !== undefined ? [/** @type {const} */ ([name, sum])] : [];
  });
  const sums = new Map(entries);
  return text.endsWith('\n') && sums.size === lines.length ? sums : null;
}

/**
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 */
export function digest(file, algorithm, encoding) {
  return createHash(algorithm).update(readFileSync(file)).digest(encoding);
}
