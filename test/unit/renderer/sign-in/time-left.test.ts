import { describe, expect, it } from 'vitest';
import { lessThan, timeLeft } from '../../../../renderer/lib/sign-in/time-left';

describe('the words of a sign-in', () => {
  it.each([
    [15 * 60_000, '15 minutes left'],
    [60_001, '2 minutes left'],
    [60_000, '60 seconds left'],
    [900, '1 second left'],
    [0, 'Time’s up. Checking one last time…'],
  ])('say of %d ms: %s', (left, words) => expect(timeLeft(left)).toBe(words));

  it.each([
    [600_000, 'Less than 10 minutes left.'],
    [60_000, 'Less than a minute left.'],
    [10_000, 'Less than 10 seconds left.'],
    [0, 'Time’s up for this sign-in.'],
  ])('tell at the milestone of %d ms: %s', (milestone, words) => expect(lessThan(milestone)).toBe(words));
});
