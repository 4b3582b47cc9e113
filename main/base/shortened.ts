import { cut } from '../../preload/contract/text';

/**
 * A text of `most` characters at most, as a person counts them: of a longer one its beginning, with a sign that there was
 * more.
 */
export function shortened(text: string, most: number): string {
  return cut(text, most) === text ? text : `${cut(text, most - 1)}…`;
}
