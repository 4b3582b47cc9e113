import { parse } from '@messageformat/parser';

/**
 * A catalog: messages in ICU MessageFormat, in groups that can hold groups.
 * @typedef {{ readonly [key: string]: string | Catalog }} Catalog
 * What a message wants to be given: `number` for a plural, the keys of a select, else a text that is put in as it is.
 * @typedef {Readonly<Record<string, string>>} Arguments
 */

/**
 * Every message of a catalog by its path: `problem.rejected.message`.
 * @param {Catalog} catalog
 * @param {string} [path]
 * @returns {Readonly<Record<string, string>>}
 */
export function messagesOf(catalog, path = '') {
  return Object.fromEntries(
    Object.entries(catalog).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value]] : Object.entries(messagesOf(value, `${path}${key}.`)),
    ),
  );
}

/**
 * The arguments of a message, each with its TypeScript type.
 * @param {string} message
 * @returns {Arguments}
 */
export function argumentsOf(message) {
  return argumentsIn(parse(message, { strict: true }));
}

/**
 * @param {ReturnType<typeof parse>} tokens
 * @returns {Arguments}
 */
function argumentsIn(tokens) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const token of tokens) {
    switch (token.type) {
      case 'argument':
        found[token.arg] ??= 'string';
        break;
      case 'plural':
      case 'selectordinal':
      case 'select': {
        const keys = token.cases.map(({ key }) => `'${key}'`);
        found[token.arg] = token.type === 'select' ? keys.join(' | ') : 'number';
        for (const { tokens: inner } of token.cases) {
          for (const [name, type] of Object.entries(argumentsIn(/** @type {typeof tokens} */ (inner)))) {
            if (found[name] === undefined || type !== 'string') found[name] = type;
          }
        }
        break;
      }
      case 'function':
        throw new Error(
          `{${token.arg}, ${token.key}}: dates and numbers are formatted for the region before.`,
        );
      case 'content':
        break;
    }
  }
  return found;
}
