/** Controls and the ends of lines. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * Characters without a width that turn what stands beside them round (Unicode Bidirectional Algorithm,
 * https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters), and the byte-order mark. Joiners, variation
 * selectors and tags are no such: names in Persian, and emoji, are made of them.
 */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g;

/** More characters than this are never looked at: a name of 100 kB must not hold anything up. */
const MAX_UNITS_A_CHARACTER = 20;

/** The first unit of two, without the second. */
const HALF = /[\ud800-\udbff]$/;

/** A text from plex.tv for one line of plain text: no line breaks, and nothing that turns its neighbors round. */
export function oneLine(text: string, length = 200): string {
  return cut(text.replace(TURNS, '').replace(BREAKS, ' ').trim(), length);
}

/** True when a person would see something of `text`: not of blanks, fillers, controls and joiners alone. */
export function isVisible(text: string): boolean {
  return /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

/** More marks upon one letter than any language has. */
const MANY_MARKS = /(\p{M}{30})\p{M}+/gu;

/**
 * A text in one of Unicode's normal forms, which put the marks of a letter in order: with thousands of them that takes minutes,
 * so that no more than some stay (https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format).
 */
export function normalized(text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string {
  return text.replace(MANY_MARKS, '$1').normalize(form);
}

/** True when `text` may hold an e-mail address: it has the sign of one, in its wide or small form too. */
export function mayHoldAddress(text: string): boolean {
  return normalized(text, 'NFKC').includes('@');
}

/** True when a part of `text` looks like an e-mail address: “tea @ five” has none. */
export function holdsAddress(text: string): boolean {
  return /[^\s@]@[^\s@.]+\.[^\s@]/.test(normalized(text, 'NFKC'));
}

/** The texts of which a person would see something. */
export function shownTexts(texts: readonly (string | null)[]): readonly string[] {
  return texts.filter((text): text is string => text !== null && isVisible(text));
}

/** The first `length` characters of a text as a person counts them: never half of one. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const most = text.slice(0, MAX_UNITS_A_CHARACTER * length);
  let left = length;
  for (const { index } of new Intl.Segmenter().segment(most)) {
    if (left === 0) return text.slice(0, index);
    left -= 1;
  }
  return most.replace(HALF, '');
}

const ASCII = /^\p{ASCII}*$/u;

/** Most texts are plain ASCII, in which each unit is a character and folding changes no length. */
export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/**
 * What tells no two texts apart for a person who searches: accents, the points of Hebrew and Arabic, and what can't be seen.
 * Elsewhere marks are vowels, without which Ram is Rama in Hindi; and tags are all that tells some flags apart.
 */
const IGNORED =
  /(?=\p{M})[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cyrillic}]|(?![\u{e0000}-\u{e007f}])\p{Default_Ignorable_Code_Point}/gu;

/** Letters that Unicode does not take apart, and what people type for them. */
const TYPED_AS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ς: 'σ',
};

/**
 * A text as it is compared in searches: without case, in the Turkish manner too, without accents, composed or not.
 * `İstanbul`, `ISTANBUL` and `istanbul` are one; so are `Zoë` and `zoe`, `Straße` and `STRASSE`, `Łukasz` and `lukasz`,
 * and the sigmas of Greek.
 */
export function folded(text: string): string {
  // Most texts have nothing that the rest would change, and lists of a thousand are folded at a key press.
  if (isAscii(text)) return text.toLowerCase();
  return (
    normalized(text, 'NFKD')
      .replace(IGNORED, '')
      // The capital ẞ becomes SS only by way of the small one.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .replace(/[æœøđłς]/g, (letter) => TYPED_AS[letter] ?? letter)
      .normalize('NFKC')
  );
}
