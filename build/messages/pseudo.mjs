const ACCENTS = new Map(
  [...'aeiouyAEIOUYcnsCNS'].map((plain, at) => [plain, [...'àéîöûýÀÉÎÖÛÝçñšÇÑŠ'][at] ?? plain]),
);
const RIGHT_TO_LEFT = '\u202e';
const POP = '\u202c';

/**
 * A made-up language for tests: `en-XA` has accents and is longer by 40 %, which is what German takes; `ar-XB` turns each
 * text round, as Arabic does. Arguments stay as they are.
 * @param {import('./catalog.mjs').Catalog} source
 * @param {'en-XA' | 'ar-XB'} language
 * @returns {import('./catalog.mjs').Catalog}
 */
export function pseudoCatalog(source, language) {
  return Object.fromEntries(
    Object.entries(source).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudoMessage(value, language) : pseudoCatalog(value, language),
    ]),
  );
}

/**
 * @param {string} message
 * @param {'en-XA' | 'ar-XB'} language
 */
function pseudoMessage(message, language) {
  return outsideBraces(message, (text) => {
    if (text.trim() === '') return text;
    if (language === 'ar-XB') return text.replace(/\S+/g, (word) => `${RIGHT_TO_LEFT}${word}${POP}`);
    const accented = Array.from(text, (letter) => ACCENTS.get(letter) ?? letter).join('');
    return accented + '~'.repeat(Math.ceil(text.trim().length * 0.4));
  });
}

/**
 * Changes what a person reads of a message: the texts outside of arguments, and inside of their cases.
 * @param {string} message
 * @param {(text: string) => string} change
 */
function outsideBraces(message, change) {
  let depth = 0;
  return message
    .split(/([{}])/)
    .map((part) => {
      if (part === '{') depth += 1;
      else if (part === '}') depth -= 1;
      else if (depth % 2 === 0) return change(part); // 0: the message; 2: a case of a plural or select
      return part;
    })
    .join('');
}
