import { describe, expect, it } from 'vitest';
import { nextReadAt } from '../../../main/account/refresh-schedule';
import { problem } from '../../../main/plex/problems';

const now = Date.parse('2026-01-01T00:00:00.000Z');
const minutes = (at: number | null): number | null => (at === null ? null : (at - now) / 60_000);

describe('the next reading', () => {
  it('comes 15 minutes after a good one, give or take a tenth', () => {
    expect(minutes(nextReadAt(null, 0, now, 0))).toBe(13.5);
    expect(minutes(nextReadAt(null, 0, now, 0.5))).toBe(15);
    expect(minutes(nextReadAt(null, 0, now, 1))).toBe(16.5);
  });

  it.each(['unavailable', 'unreachable', 'unreadable'] as const)('backs off while plex.tv is %s', (kind) => {
    const longest = [1, 2, 3, 4, 5, 6, 7, 8, 60].map((failures) =>
      minutes(nextReadAt(problem(kind), failures, now, 1)),
    );
    expect(longest).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(minutes(nextReadAt(problem(kind), 3, now, 0.25)), 'with full jitter').toBe(1);
  });

  it('obeys Retry-After', () => {
    const retryAt = '2026-01-01T00:07:00.000Z';
    expect(minutes(nextReadAt(problem('rate-limited', { retryAt }), 1, now, 0))).toBe(7);
    expect(minutes(nextReadAt(problem('unavailable', { retryAt }), 5, now, 1))).toBe(7);
  });

  it('waits the whole time when it is asked to slow down without being told how long', () => {
    const waits = [1, 2, 3, 9].map((failures) =>
      minutes(nextReadAt(problem('rate-limited'), failures, now, 0)),
    );
    expect(waits).toEqual([1, 2, 4, 60]);
  });

  it.each([
    'rejected',
    'bad-request',
    'keychain-missing',
    'keychain-denied',
    'keychain-locked',
    'internal',
  ] as const)('never comes by itself after %s', (kind) => {
    expect(nextReadAt(problem(kind), 1, now, 0.5)).toBeNull();
  });
});
