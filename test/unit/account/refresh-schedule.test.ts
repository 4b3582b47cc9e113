import { describe, expect, it } from 'vitest';
import { nextReadAt, withRest } from '../../../main/account/refresh-schedule';
import { problem } from '../../../main/base/problems';

const now = Date.parse('2026-01-01T00:00:00.000Z');
const minutes = (at: number | null): number | null => (at === null ? null : (at - now) / 60_000);

describe('the next reading', () => {
  it('comes 15 minutes after a good one, give or take a tenth', () => {
    expect(minutes(nextReadAt(null, 0, now, 0, 15))).toBe(13.5);
    expect(minutes(nextReadAt(null, 0, now, 0.5, 15))).toBe(15);
    expect(minutes(nextReadAt(null, 0, now, 1, 15))).toBe(16.5);
  });

  it('comes at the interval that was set, and never when that is only by hand', () => {
    expect(minutes(nextReadAt(null, 0, now, 0.5, 1440))).toBe(1440);
    expect(nextReadAt(null, 0, now, 0.5, null)).toBeNull();
    expect(nextReadAt(problem('unavailable'), 1, now, 0.5, null)).toBeNull();
  });

  it.each(['unavailable', 'unreachable', 'unreadable', 'other-account'] as const)(
    'backs off while plex.tv is %s',
    (kind) => {
      const longest = [1, 2, 3, 4, 5, 6, 7, 8, 60].map((failures) =>
        minutes(nextReadAt(problem(kind), failures, now, 1, 15)),
      );
      expect(longest).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
      expect(minutes(nextReadAt(problem(kind), 3, now, 0.25, 15)), 'with full jitter').toBe(1);
    },
  );

  it('obeys Retry-After', () => {
    const retryAt = '2026-01-01T00:07:00.000Z';
    expect(minutes(nextReadAt(problem('rate-limited', { retryAt }), 1, now, 0, 15))).toBe(7);
    expect(minutes(nextReadAt(problem('unavailable', { retryAt }), 5, now, 1, 15))).toBe(7);
  });

  it('waits the whole time when it is asked to slow down without being told how long', () => {
    const waits = [1, 2, 3, 9].map((failures) =>
      minutes(nextReadAt(problem('rate-limited'), failures, now, 0, 15)),
    );
    expect(waits).toEqual([1, 2, 4, 60]);
    expect(withRest(problem('rate-limited'), 2, now).retryAt).toBe('2026-01-01T00:02:00.000Z');
    expect(withRest(problem('unavailable'), 2, now).retryAt, 'an outage is no wish for rest').toBeNull();
  });

  it.each([
    'rejected',
    'bad-request',
    'keychain-missing',
    'keychain-denied',
    'keychain-locked',
    'internal',
  ] as const)('never comes by itself after %s', (kind) => {
    expect(nextReadAt(problem(kind), 1, now, 0.5, 15)).toBeNull();
  });
});

/** A random number generator with a seed (mulberry32): the same crowd in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

it('100,000 Marquees do not fall upon plex.tv after an outage of half an hour', () => {
  const random = seeded(7);
  const crowd = 100_000;
  const [outageStart, outageEnd, end] = [60, 90, 240];
  const perMinute = new Uint32Array(end);
  for (let client = 0; client < crowd; client += 1) {
    let failures = 0;
    let at = random() * 15; // they were started at any time
    while (at < end) {
      const minute = Math.floor(at);
      perMinute[minute] = (perMinute[minute] ?? 0) + 1;
      const fails = at >= outageStart && at < outageEnd;
      failures = fails ? failures + 1 : 0;
      const outcome = fails ? problem('unavailable', { status: 503 }) : null;
      at = (nextReadAt(outcome, failures, at * 60_000, random(), 15) ?? Infinity) / 60_000;
    }
  }
  const steadyMean = crowd / 15;
  const peakAfter = Math.max(...perMinute.slice(outageEnd));
  expect(peakAfter / steadyMean).toBeLessThanOrEqual(1.5);
});
