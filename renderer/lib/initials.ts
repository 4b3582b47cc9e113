import { cut } from '../../preload/contract/text';

/** The one or two letters that stand for a name where there is no picture, as a person counts them; empty when there is no name. */
export function initials(name: string): string {
  // Joiners are parts of words in Persian and Hindi.
  const words = cut(name, 500).matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\u200c\u200d]*/gu);
  const letters = Array.from(words, ([word]) => cut(word, 1));
  const [first = ''] = letters;
  const last = letters.length > 1 ? (letters.at(-1) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}
