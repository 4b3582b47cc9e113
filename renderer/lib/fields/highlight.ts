import { folded, isAscii } from '../../../preload/contract/text';

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
  const whole = folded(text);
  if (wanted === '' || !whole.includes(wanted)) return [{ text, found: false }];

  const { plain, startOf, endOf } = isAscii(text) ? unitByUnit(whole) : byCharacter(text);
  const parts: Part[] = [];
  let done = 0;
  const add = (end: number, found: boolean): void => {
    if (end > done) parts.push({ text: text.slice(done, end), found });
    done = Math.max(done, end);
  };
  for (let at = plain.indexOf(wanted); at !== -1; at = plain.indexOf(wanted, at + wanted.length)) {
    add(startOf(at), false);
    add(endOf(at + wanted.length - 1), true);
  }
  add(text.length, false);
  return parts;
}

/** A folded text, and where the character that a unit of it came from begins and ends. */
interface Folding {
  readonly plain: string;
  readonly startOf: (unit: number) => number;
  readonly endOf: (unit: number) => number;
}

/** Folded unit by unit, as ASCII is: most texts are such, and to segment them is most of what a highlight costs. */
function unitByUnit(plain: string): Folding {
  return { plain, startOf: (unit) => unit, endOf: (unit) => unit + 1 };
}

function byCharacter(text: string): Folding {
  const starts: number[] = [];
  const ends: number[] = [];
  let plain = '';
  for (const { segment, index } of new Intl.Segmenter().segment(text)) {
    const units = folded(segment);
    plain += units;
    for (let unit = 0; unit < units.length; unit += 1) {
      starts.push(index);
      ends.push(index + segment.length);
    }
  }
  return {
    plain,
    startOf: (unit) => starts[unit] ?? text.length,
    endOf: (unit) => ends[unit] ?? text.length,
  };
}
