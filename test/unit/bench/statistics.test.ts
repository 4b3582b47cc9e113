import { describe, expect, it } from 'vitest';
import { compare, median } from '../../bench/statistics';

describe('the median', () => {
  it('is the value in the middle, whatever the order', () => {
    expect(median([30, 4, 5])).toBe(5);
  });

  it('lies half-way between two in the middle', () => {
    expect(median([4, 1, 100, 2])).toBe(3);
  });

  it('is of something', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('a comparison', () => {
  it('compares within each round, so that a slow spell of the machine does not count', () => {
    const { ratio, difference } = compare({
      marquee: [110, 1100, 121],
      bare: [100, 1000, 110],
      bareAgain: [100, 1000, 110],
    });
    expect(ratio).toBeCloseTo(1.1);
    expect(difference).toBe(11);
  });

  it('tells how far the baseline differs from itself, as a measure of chance', () => {
    const comparison = compare({ marquee: [1, 1, 1], bare: [10, 20, 40], bareAgain: [11, 22, 50] });
    expect(comparison).toMatchObject({ ratioNoise: 1.1, differenceNoise: 2, bare: 20, bareAgain: 22 });
  });

  it('does not take a value without its partner', () => {
    expect(() => compare({ marquee: [1, 2], bare: [1], bareAgain: [1] })).toThrow(RangeError);
  });
});
