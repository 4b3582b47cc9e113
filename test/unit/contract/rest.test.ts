import { expect, it } from 'vitest';
import { problem } from '../../../main/base/problems';
import { accountRestsUntil, devicesRestUntil } from '../../../preload/contract/account/rest';

const retryAt = '2026-01-02T00:00:00.000Z';
const end = Date.parse(retryAt);
const HOUR = 60 * 60 * 1000;

it('plex.tv is left alone about the devices until the moment that it named', () => {
  const gone = problem('bad-request', { status: 410, retryAt });
  expect(devicesRestUntil(gone, end - 1)).toBe(retryAt);
  expect(devicesRestUntil(gone, end)).toBeNull();
  expect(devicesRestUntil(problem('unreachable'), 0)).toBeNull();
  expect(devicesRestUntil(null, 0)).toBeNull();
});

it('plex.tv is left alone about an account where it has asked for that, and not for another failure', () => {
  expect(accountRestsUntil(problem('rate-limited', { status: 429, retryAt }), end - 1)).toBe(retryAt);
  expect(accountRestsUntil(problem('rate-limited', { status: 429, retryAt }), end)).toBeNull();
  expect(accountRestsUntil(problem('unavailable', { status: 503, retryAt }), end - 1)).toBeNull();
  expect(accountRestsUntil(null, 0)).toBeNull();
});

it('no wait is as long as one becomes by a clock that was set back', () => {
  const known = problem('rate-limited', { status: 429, retryAt });
  expect(accountRestsUntil(known, end - HOUR)).toBe(retryAt);
  expect(accountRestsUntil(known, end - HOUR - 1)).toBeNull();
  expect(devicesRestUntil(known, end - 24 * HOUR)).toBe(retryAt);
  expect(devicesRestUntil(known, end - 24 * HOUR - 1)).toBeNull();
});
