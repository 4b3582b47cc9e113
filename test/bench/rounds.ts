import type { Series } from './statistics';

/** Who takes part in a round. */
export type Contestant = keyof Series;

/** What was measured of each contestant, round by round. */
export type Rounds<T> = Readonly<Record<Contestant, readonly T[]>>;

/** In the order of the first round. */
export const CONTESTANTS: readonly Contestant[] = ['bare', 'marquee', 'bareAgain'];

/**
 * Measures Marquee, its baseline, and the baseline again, one after another, `count` times. Each round begins with
 * another one, so that coming first or last helps nobody. One more round before them is not counted: it finds
 * programs and files still on disk.
 */
export async function inRounds<T>(
  count: number,
  measure: (contestant: Contestant) => Promise<T>,
): Promise<Rounds<T>> {
  const rounds: Record<Contestant, T[]> = { marquee: [], bare: [], bareAgain: [] };
  for (let round = -1; round < count; round += 1) {
    for (const contestant of orderOf(round + CONTESTANTS.length)) {
      const measured = await measure(contestant);
      if (round >= 0) rounds[contestant].push(measured);
    }
  }
  return rounds;
}

/** Measures what costs waiting rather than work: in each round all are measured at once, side by side. */
export async function inRoundsAtOnce<Name extends string, T>(
  count: number,
  names: readonly Name[],
  measure: (name: Name) => Promise<T>,
): Promise<Readonly<Record<Name, readonly T[]>>> {
  const rounds = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<Name, T[]>;
  for (let round = 0; round < count; round += 1) {
    const measured = await Promise.all(names.map(measure));
    for (const [index, name] of names.entries()) rounds[name].push(measured[index] as T); // one for each name
  }
  return rounds;
}

/** One number of each measurement. */
export function seriesOf<T>(rounds: Rounds<T>, pick: (measured: T) => number): Series {
  return {
    marquee: rounds.marquee.map(pick),
    bare: rounds.bare.map(pick),
    bareAgain: rounds.bareAgain.map(pick),
  };
}

function orderOf(round: number): readonly Contestant[] {
  const first = round % CONTESTANTS.length;
  return [...CONTESTANTS.slice(first), ...CONTESTANTS.slice(0, first)];
}
