import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the catalogs are, from the project's root: a folder for each language, named by its BCP 47 tag, with a JSON file for each group of messages. */
export const CATALOGS = resolve('preload/contract/messages');

/** The language that all others are translated from; its keys and arguments are those that all have. */
export const SOURCE = 'en';

/** The languages that Marquee speaks. */
export const LANGUAGES = readdirSync(CATALOGS).sort();

/**
 * Made from English for tests, by the tags that Android uses for the same: `en-XA` is longer and has accents, `ar-XB` runs
 * from right to left.
 */
export const PSEUDO_LANGUAGES = /** @type {const} */ (['en-XA', 'ar-XB']);

/** What loads together: which groups main says, and which the pages do. */
export const PARTS = {
  main: ['shared', 'main', 'commands'],
  popover: ['shared', 'popover'],
  profile: ['shared', 'profile'],
  views: ['views'],
};

/**
 * Reads all groups of a language.
 * @param {string} language
 */
export function readCatalog(language) {
  const folder = join(CATALOGS, language);
  return /** @type {import('./catalog.mjs').Catalog} */ (
    Object.fromEntries(
      readdirSync(folder)
        .sort()
        .map((name) => [name.replace(/\.json$/, ''), JSON.parse(readFileSync(join(folder, name), 'utf8'))]),
    )
  );
}
