import MessageFormat from '@messageformat/core';
// @ts-expect-error -- it has no types
import compileModule from '@messageformat/core/compile-module.js';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { argumentsOf, messagesOf } from './catalog.mjs';
import { LANGUAGES, PARTS, PSEUDO_LANGUAGES, readCatalog, SOURCE } from './languages.mjs';
import { pseudoCatalog } from './pseudo.mjs';
import { whatsNew } from './whats-new.mjs';

const output = resolve('out/messages');

/**
 * Compiles the catalogs to functions, all but what packages alone say: `#messages/profile` has a loader for each language of what the profile window says,
 * and so on for each part; `#messages/types` holds whoever uses a message to its key and arguments. `#messages/whats-new` is
 * what CHANGELOG.md tells of this version, in English.
 * @throws {Error} when a catalog lacks a message, has one too many, or wants other arguments than the English one
 */
export function compileMessages() {
  const source = readCatalog(SOURCE);
  const catalogs = new Map(LANGUAGES.map((language) => [language, readCatalog(language)]));
  const wrong = [...catalogs].flatMap(([language, catalog]) =>
    differences(source, catalog).map((difference) => `${language}: ${difference}`),
  );
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  for (const language of PSEUDO_LANGUAGES) catalogs.set(language, pseudoCatalog(source, language));

  const said = new Set(Object.values(PARTS).flat());
  write(
    'types.d.ts',
    typesOf(Object.fromEntries(Object.entries(source).filter(([group]) => said.has(group)))),
  );
  write('types.js', 'export {};\n');
  write(
    'languages.js',
    `export const LANGUAGES = ${JSON.stringify(LANGUAGES)};\nexport const PSEUDO_LANGUAGES = ${JSON.stringify(PSEUDO_LANGUAGES)};\n`,
  );
  write(
    'languages.d.ts',
    `export declare const LANGUAGES: readonly ${tuple(LANGUAGES)};\nexport declare const PSEUDO_LANGUAGES: readonly ${tuple(PSEUDO_LANGUAGES)};\nexport type Spoken = (typeof LANGUAGES)[number] | (typeof PSEUDO_LANGUAGES)[number];\n`,
  );
  for (const [part, groups] of Object.entries(PARTS)) {
    const type = `Pick<Messages, ${groups.map((group) => `'${group}'`).join(' | ')}>`;
    for (const [language, catalog] of catalogs) {
      const own = Object.fromEntries(groups.map((group) => [group, catalog[group] ?? {}]));
      write(`${language}/${part}.js`, moduleOf(language, own));
      write(
        `${language}/${part}.d.ts`,
        `import type { Messages } from '../types';\nexport declare const messages: ${type};\n`,
      );
    }
    const loaders = [...catalogs.keys()].map((it) => `'${it}': () => import('./${it}/${part}.js'),\n`);
    write(`${part}.js`, `export const catalogs = {\n${loaders.join('')}};\n`);
    write(
      `${part}.d.ts`,
      `import type { Messages } from './types';\nimport type { Spoken } from './languages';\nexport declare const catalogs: Readonly<Record<Spoken, () => Promise<{ readonly messages: ${type} }>>>;\n`,
    );
  }
  const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync('package.json', 'utf8')));
  const news = whatsNew(readFileSync('CHANGELOG.md', 'utf8'), version);
  write('whats-new.js', `export const WHATS_NEW = ${JSON.stringify(news)};\n`);
  write(
    'whats-new.d.ts',
    'export declare const WHATS_NEW: readonly { readonly title: string; readonly entries: readonly (readonly string[])[] }[];\n',
  );
}

/**
 * What is wrong with a catalog beside the one that it was translated from.
 * @param {import('./catalog.mjs').Catalog} source
 * @param {import('./catalog.mjs').Catalog} catalog
 */
export function differences(source, catalog) {
  const [wanted, given] = [messagesOf(source), messagesOf(catalog)];
  return [
    ...Object.keys(wanted).flatMap((path) => (path in given ? [] : [`${path} is missing`])),
    ...Object.entries(given).flatMap(([path, message]) => {
      const english = wanted[path];
      if (english === undefined) return [`${path} is not in English`];
      const [here, there] = [argumentsOf(message), argumentsOf(english)].map((all) =>
        JSON.stringify(Object.entries(all).sort()),
      );
      return here === there ? [] : [`${path} has the arguments ${here}, and not ${there}`];
    }),
  ];
}

/**
 * @param {string} language
 * @param {import('./catalog.mjs').Catalog} catalog
 */
function moduleOf(language, catalog) {
  // The pseudo-languages count as English does; their cases are its.
  const locale = PSEUDO_LANGUAGES.some((pseudo) => pseudo === language) ? SOURCE : language;
  const format = new MessageFormat(locale, { strict: true, returnType: 'string' });
  return compileModule(format, /** @type {never} */ (catalog))
    .replace('export default', 'export const messages =')
    .replace(/\(\) => (?=")/g, ''); // a message without arguments is a text
}

/**
 * The interface `Messages`, for whoever says one.
 * @param {import('./catalog.mjs').Catalog} catalog
 */
export function typesOf(catalog) {
  return `/** The messages of Marquee, made from the English catalog. */\nexport interface Messages ${typeOf(catalog)}\n`;
}

/**
 * @param {import('./catalog.mjs').Catalog | string} value
 * @returns {string}
 */
function typeOf(value) {
  if (typeof value !== 'string') {
    const entries = Object.entries(value).map(
      ([key, inner]) => `readonly ${JSON.stringify(key)}: ${typeOf(inner)};`,
    );
    return `{\n${entries.join('\n')}\n}`;
  }
  const named = Object.entries(argumentsOf(value));
  if (named.length === 0) return 'string';
  return `(values: { ${named.map(([name, type]) => `readonly ${name}: ${type}`).join('; ')} }) => string`;
}

/** @param {readonly string[]} texts */
function tuple(texts) {
  return `[${texts.map((text) => `'${text}'`).join(', ')}]`;
}

/**
 * @param {string} name
 * @param {string} text
 */
function write(name, text) {
  const path = join(output, name);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return; // who reads it meanwhile is not disturbed
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
