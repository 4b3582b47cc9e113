import { parse } from '@messageformat/parser';
import { messagesOf } from './catalog.mjs';
import { differences } from './compile-messages.mjs';

/** A case for one number alone, `=24`, which any language may have. */
const EXACT = /^=\d+$/;

/** Counts that Marquee can come to; French and others have words of their own for a million. */
const MAX_COUNT = 10_000;

/**
 * What is wrong with a catalog: keys or arguments that are not those of the English one, plurals that are not those of the
 * language, and what a printer would not set.
 * @param {string} language BCP 47 tag
 * @param {import('./catalog.mjs').Catalog} source the English one
 * @param {import('./catalog.mjs').Catalog} catalog
 * @returns {readonly string[]}
 */
export function faultsOf(language, source, catalog) {
  const rules = new Intl.PluralRules(language);
  const usual = new Set(Array.from({ length: MAX_COUNT }, (_, count) => rules.select(count)));
  const possible = new Set(rules.resolvedOptions().pluralCategories);
  const inMessages = Object.entries(messagesOf(catalog)).flatMap(([path, message]) =>
    [...marksIn(language, message), ...pluralsIn(parse(message, { strict: true }), usual, possible)].map(
      (fault) => `${path} ${fault}`,
    ),
  );
  return [...differences(source, catalog), ...inMessages];
}

/**
 * @param {string} language
 * @param {string} message
 */
function marksIn(language, message) {
  return [
    ...(message === message.trim() ? [] : ['begins or ends with a blank']),
    ...(/['"]/.test(message) ? ['has a straight quote: write ’ or “”, or those of the language'] : []),
    ...(message.includes('...') ? ['has three dots: write …'] : []),
    ...(/(?<!:) [:;!?%»]|« /.test(message)
      ? ['has a mark that a line can break off: write a no-break space']
      : []),
    ...(language === 'de' && /\p{L}…/u.test(message)
      ? ['has an ellipsis at a word, as if that went on: write a no-break space']
      : []),
  ];
}

/**
 * @param {ReturnType<typeof parse>} tokens
 * @param {ReadonlySet<string>} usual
 * @param {ReadonlySet<string>} possible
 * @returns {readonly string[]}
 */
function pluralsIn(tokens, usual, possible) {
  return tokens.flatMap((token) => {
    if (/** @type {string} */ (token.type) === 'octothorpe')
      return ['has a #, which is not written for the region: use {number}'];
    if (!('cases' in token)) return [];
    const inner = token.cases.flatMap((its) =>
      pluralsIn(/** @type {typeof tokens} */ (its.tokens), usual, possible),
    );
    if (token.type !== 'plural') return inner;
    const given = token.cases.map(({ key }) => key);
    return [
      ...[...usual].filter((key) => !given.includes(key)).map((key) => `has no plural “${key}”`),
      ...given
        .filter((key) => !EXACT.test(key) && !possible.has(/** @type {never} */ (key)))
        .map((key) => `has the plural “${key}”`),
      ...inner,
    ];
  });
}
