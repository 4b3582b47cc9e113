import { FLAGS } from './flags';

/** So many letters tell that a flag was begun. */
const BEGINNING = 3;

/**
 * The flag that was meant by a mistyped one: the nearest, when no more than a third of its letters is wrong, or else the only
 * one that begins so; null when there is none. Capitals and missing dashes count as right.
 */
export function nearestFlag(typed: string): string | null {
  const letters = lettersOf(typed);
  const flags = FLAGS.flatMap(({ name, short }) => (short === null ? [name] : [name, short]));
  const [nearest] = flags
    .map((flag) => ({ flag, distance: editDistance(letters, lettersOf(flag)) }))
    .filter(({ flag, distance }) => distance <= lettersOf(flag).length / 3)
    .sort((one, other) => one.distance - other.distance);
  if (nearest) return nearest.flag;
  const [begun, another] = flags.filter((flag) => lettersOf(flag).startsWith(letters));
  return letters.length >= BEGINNING && begun !== undefined && another === undefined ? begun : null;
}

function lettersOf(flag: string): string {
  return flag.replace(/^\p{Dash}+/u, '').toLowerCase();
}

/** How many letters are to be put in, taken out or replaced to make `to` of `from` (Levenshtein’s distance). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const letter of from) {
    const next = [(row[0] ?? 0) + 1];
    for (let at = 0; at < to.length; at += 1) {
      const [replaced = 0, removed = 0] = row.slice(at);
      next.push(Math.min(replaced + (letter === to[at] ? 0 : 1), removed + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
