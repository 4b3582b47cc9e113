/** What one figure came to in each round, in the figure's own unit: Marquee, the baseline, and the baseline again. */
export interface Series {
  readonly marquee: readonly number[];
  readonly bare: readonly number[];
  readonly bareAgain: readonly number[];
}

/** Marquee beside its baseline. The two `noise` figures compare the baseline with itself in the same way. */
export interface Comparison {
  /** The medians of the three series. */
  readonly marquee: number;
  readonly bare: number;
  readonly bareAgain: number;
  /** Median over the rounds of Marquee : baseline. A slow spell of the machine slows both of a round. */
  readonly ratio: number;
  readonly ratioNoise: number;
  /** Median over the rounds of Marquee less baseline, in the figure's unit. */
  readonly difference: number;
  readonly differenceNoise: number;
}

/** @throws RangeError for no values, or for series of different lengths */
export function compare({ marquee, bare, bareAgain }: Series): Comparison {
  return {
    marquee: median(marquee),
    bare: median(bare),
    bareAgain: median(bareAgain),
    ratio: median(pairs(marquee, bare, (ours, theirs) => ours / theirs)),
    ratioNoise: median(pairs(bareAgain, bare, (again, first) => again / first)),
    difference: median(pairs(marquee, bare, (ours, theirs) => ours - theirs)),
    differenceNoise: median(pairs(bareAgain, bare, (again, first) => again - first)),
  };
}

/**
 * The value in the middle, or half-way between the two in the middle.
 * @throws RangeError for no values
 */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('There is no median of nothing.');
  return (lower + upper) / 2;
}

function pairs(
  left: readonly number[],
  right: readonly number[],
  join: (left: number, right: number) => number,
): readonly number[] {
  if (left.length !== right.length) throw new RangeError('Each value needs the other of its pair.');
  return left.map((value, index) => join(value, right[index] ?? NaN));
}
