import { cut } from '../../preload/contract/text';

/** The one or two letters that stand for a name where there is no picture; empty when there is no name. */
export function initials(name: string): string {
  const words = cut(name, 500).matchAll(/([\p{L}\p{N}]\p{M}*)[\p{L}\p{N}\p{M}]*/gu);
  const letters = Array.from(words, ([, letter = '']) => letter);
  const [first = ''] = letters;
  const last = letters.length > 1 ? (letters.at(-1) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}
