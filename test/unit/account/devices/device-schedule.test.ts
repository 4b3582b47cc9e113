import { describe, expect, it } from 'vitest';
import { signedIn, type AccountState } from '../../../../preload/contract/account/account-state';
import type { Problem } from '../../../../preload/contract/problem';
import {
  deviceProblem,
  earlierDeviceProblem,
  emptiedList,
} from '../../../../main/account/devices/device-problems';
import {
  keptDeviceProblem,
  mustRestDevices,
  nextDeviceReadAt,
  restOf,
  wasReadSince,
} from '../../../../main/account/devices/device-schedule';
import { problem } from '../../../../main/base/problems';
import { FakeClock } from '../../support/fake-clock';

const SECOND = 1_000;
const HOUR = 60 * 60 * SECOND;
const clock = new FakeClock();
const inMs = (ms: number): string => new Date(clock.now() + ms).toISOString();

describe('the account was read', () => {
  const since = inMs(0);
  const read = (ms: number): AccountState & { readonly kind: 'signed-in' } => ({
    ...signedIn('keychain'),
    last: { user: { subscription: null, oddities: [], extra: {} }, fetchedAt: inMs(ms) },
  });

  it.each<[string, AccountState, boolean]>([
    ['just then', read(0), true],
    ['later', read(SECOND), true],
    ['before', read(-SECOND), false],
    ['never', signedIn('keychain'), false],
    ['but is being read again', { ...read(0), reading: true }, false],
    ['but the newest reading failed', { ...read(0), problem: problem('unreachable') }, false],
    ['by nobody', { kind: 'signed-out', problem: null }, false],
    ['by nobody who is known yet', { kind: 'starting' }, false],
  ])('%s', (_, account, expected) => {
    expect(wasReadSince(account, since)).toBe(expected);
  });
});

describe('the devices are read again', () => {
  const at = (outcome: Problem | null, failures = 1, isAutomatic = true): string | null =>
    nextDeviceReadAt(outcome, failures, { clock, random: () => 0.5, isAutomatic: () => isAutomatic });

  it.each<[string, string | null, string | null]>([
    ['in an hour', at(null), inMs(HOUR)],
    [
      'in half a minute after a failure, with jitter',
      at(problem('unavailable', { status: 503 })),
      inMs(30 * SECOND),
    ],
    ['later after the second', at(problem('unavailable', { status: 503 }), 2), inMs(60 * SECOND)],
    ['when plex.tv says so', at(problem('rate-limited', { retryAt: inMs(9 * SECOND) })), inMs(9 * SECOND)],
    [
      'a day after the list was gone',
      at(problem('bad-request', { retryAt: inMs(24 * HOUR) })),
      inMs(24 * HOUR),
    ],
    ['never by itself after another refusal', at(problem('bad-request', { status: 400 })), null],
    ['never by itself while plex.tv rejects the sign-in', at(problem('rejected', { status: 401 })), null],
    ['by a person alone, where only a person asks', at(null, 0, false), null],
    [
      'by a person alone, also after a list was gone',
      at(problem('bad-request', { retryAt: inMs(HOUR) }), 1, false),
      null,
    ],
  ])('%s', (_, next, expected) => {
    expect(next).toBe(expected);
  });
});

describe('what plex.tv has told about leaving it alone', () => {
  it.each<[string, Problem | null, object | null]>([
    ['is nothing after a good list', null, null],
    ['is nothing without a time', problem('unavailable', { status: 503 }), null],
    ['is nothing without an answer', problem('unreachable', { retryAt: inMs(SECOND) }), null],
    [
      'is the time and the status',
      problem('rate-limited', { status: 429, retryAt: inMs(SECOND) }),
      { until: inMs(SECOND), status: 429 },
    ],
  ])('%s', (_, outcome, rest) => {
    expect(restOf(outcome)).toEqual(rest);
  });

  it.each<[string, wait: number | null, holds: boolean]>([
    ['holds until then', SECOND, true],
    ['holds for a day at most', 24 * HOUR, true],
    ['is not believed beyond a day: the clock was set back', 24 * HOUR + 1, false],
    ['is over at that time', 0, false],
    ['is over afterwards', -SECOND, false],
    ['is nothing without a time', null, false],
  ])('%s', (_, wait, holds) => {
    const retryAt = wait === null ? null : inMs(wait);
    expect(mustRestDevices(problem('rate-limited', { status: 429, retryAt }), clock)).toBe(holds);
    const kept = keptDeviceProblem(retryAt === null ? null : { until: retryAt, status: 429 }, clock);
    expect(kept).toEqual(holds ? problem('rate-limited', { status: 429, retryAt }) : null);
  });

  it('is nothing where nothing went wrong', () => {
    expect(mustRestDevices(null, clock)).toBe(false);
    expect(keptDeviceProblem(null, clock)).toBeNull();
  });
});

describe('a refusal', () => {
  it.each([404, 410])('with %d says that the list is gone, and rests for a day', (status) => {
    const it = deviceProblem(problem('bad-request', { status }), 1, clock.now());
    expect(it).toMatchObject({ kind: 'bad-request', status, retryAt: inMs(24 * HOUR) });
    expect(it.message).toMatch(/list of devices/);
    expect(it.advice).toMatch(/once a day/);
  });

  it('with another status stays what it is', () => {
    const it = problem('bad-request', { status: 403 });
    expect(deviceProblem(it, 1, clock.now())).toEqual(it);
  });

  it('without a time rests for longer after each failure', () => {
    const throttled = problem('rate-limited', { status: 429 });
    expect(deviceProblem(throttled, 1, clock.now()).retryAt).toBe(inMs(60 * SECOND));
    expect(deviceProblem(throttled, 3, clock.now()).retryAt).toBe(inMs(240 * SECOND));
  });

  it.each([
    [429, 'rate-limited'],
    [500, 'unavailable'],
    [503, 'unavailable'],
    [499, 'bad-request'],
    [404, 'bad-request'],
  ])('of an earlier run with %d is %s', (status, kind) => {
    expect(earlierDeviceProblem(status, inMs(SECOND))).toMatchObject({ kind, status, retryAt: inMs(SECOND) });
  });

  it('of a list that came empty has words of its own', () => {
    expect(emptiedList()).toMatchObject({ kind: 'unreadable', status: 200 });
    expect(emptiedList().message).toMatch(/empty/);
  });
});
