import { folded } from '../../../preload/contract/text';

/** A part of a text, and whether it is what was searched for. */
export interface Part {
  readonly text: string;
  readonly found: boolean;
}

/**
 * Splits a text where `query` is found, compared as searches compare. Folding makes a text longer or shorter, so each
 * character is folded by itself to know where it stands; a part never begins or ends inside one.
 */
export function partsOf(text: string, query: string): readonly Part[] {
  const wanted = folded(query.trim());
  if (wanted === '' || !folded(text).includes(wanted)) return [{ text, found: false }];

  const origins: Origin[] = [];
  let plain = '';
  for (const { segment, index } of new Intl.Segmenter().segment(text)) {
    const units = folded(segment);
    plain += units;
    for (let unit = 0; unit < units.length; unit += 1) {
      origins.push({ start: index, end: index + segment.length });
    }
  }

  const parts: Part[] = [];
  let done = 0;
  const add = (end: number, found: boolean): void => {
    if (end > done) parts.push({ text: text.slice(done, end), found });
    done = Math.max(done, end);
  };
  for (let at = plain.indexOf(wanted); at !== -1; at = plain.indexOf(wanted, at + wanted.length)) {
    add(origins[at]?.start ?? done, false);
    add(origins[at + wanted.length - 1]?.end ?? done, true);
  }
  add(text.length, false);
  return parts;
}

/** Where the character that a unit of the folded text came from stands. */
interface Origin {
  readonly start: number;
  readonly end: number;
}
