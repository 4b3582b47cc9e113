import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../launcher/base/places.mjs';

/**
 * A package whose code is in Marquee.
 * @typedef {{ name: string, version: string, license: string, text: string }} BundledPackage
 */

/** Where each build notes what it bundled. */
export const notes = join(root, 'out/bundled');

/**
 * A plugin for the build that notes which packages went into one of its parts. npm's own lists can't tell: all but
 * keytar are development dependencies, of which some are bundled and most are not.
 * @param {'main' | 'preload' | 'profile' | 'tray'} part
 * @returns {import('vite').Plugin}
 */
export function noteBundledPackages(part) {
  return {
    name: 'note-bundled-packages',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = new Set(chunks.flatMap((id) => packageFolder(id) ?? []));
      mkdirSync(notes, { recursive: true });
      writeFileSync(join(notes, `${part}.json`), JSON.stringify([...folders].sort().map(describe), null, 2));
    },
  };
}

/** All that is noted, and keytar, which is packed as it is; by name. */
export function bundledPackages() {
  const noted = readdirSync(notes).flatMap(
    (file) => /** @type {BundledPackage[]} */ (JSON.parse(readFileSync(join(notes, file), 'utf8'))),
  );
  const all = [...noted, describe(join(root, 'node_modules/keytar'))];
  const byId = new Map(all.map((it) => [`${it.name}@${it.version}`, it]));
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** What the licenses of these packages ask for: their names and their texts, for people. */
export function thirdPartyLicenses() {
  const texts = bundledPackages().map(
    ({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`,
  );
  return `Marquee contains these packages.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/**
 * The folder of the package that a module belongs to; null for one of Marquee's own.
 * @param {string} id
 */
function packageFolder(id) {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '');
  return /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? null;
}

/**
 * @param {string} folder
 * @returns {BundledPackage}
 */
function describe(folder) {
  const { name, version, license } = /** @type {BundledPackage} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  );
  const file = readdirSync(folder).find((it) => /^licen[cs]e/i.test(it));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `License: ${license}`;
  return { name, version, license, text };
}
