import { describe, expect, it } from 'vitest';
import { NO_DEVICES, type DeviceCounts } from '../../../../preload/contract/account/devices';
import type { Problem } from '../../../../preload/contract/problem';
import type { ListedSubscription, User } from '../../../../preload/contract/account/user';
import { problem } from '../../../../main/base/problems';
import { fieldsOf, healthOf } from '../../../../preload/contract/account/health';

const SAFE: User = {
  username: 'rose',
  email: 'rose@example.org',
  confirmed: true,
  hasPassword: true,
  emailOnlyAuth: false,
  twoFactorEnabled: true,
  backupCodesCreated: true,
  protected: true,
  homeAdmin: true,
  homeSize: 4,
  subscription: null,
  oddities: [],
  extra: {},
};

const now = Date.parse('2026-11-29T12:00:00.000Z');
const DAY_MS = 24 * 60 * 60_000;

function judged(user: User, devices: DeviceCounts = NO_DEVICES, trouble: Problem | null = null) {
  return healthOf({ user, devices, problem: trouble, remindDays: 7, now });
}

/** A Plex Pass with a date so many days from now. */
function paidUntil(days: number, listed: ListedSubscription): Partial<User> {
  const at = new Date(now + days * DAY_MS).toISOString();
  return {
    subscription: { active: true, features: [] },
    subscriptions: [{ type: 'plexpass', renewsAt: at, ...listed }],
  };
}

function adviceOn(
  change: Partial<User>,
  devices = NO_DEVICES,
  trouble: Problem | null = null,
): readonly string[] {
  const health = judged({ ...SAFE, ...change }, devices, trouble);
  return health.kind === 'advice' ? health.advice : [];
}

describe('the health of an account', () => {
  it('is good when nothing is missing', () => expect(judged(SAFE)).toEqual({ kind: 'good' }));

  it.each<[string, Partial<User>, string]>([
    ['two-factor authentication off', { twoFactorEnabled: false }, 'twoFactorEnabled'],
    ['no backup codes', { backupCodesCreated: false }, 'backupCodesCreated'],
    ['no password', { hasPassword: false }, 'hasPassword'],
    ['an unconfirmed e-mail', { confirmed: false }, 'confirmed'],
    ['an admin without a PIN in a shared Home', { protected: false }, 'protected'],
  ])('advises on %s', (_, change, field) => expect(adviceOn(change)).toEqual([field]));

  it('advises to look at new devices, and at many that nobody uses, before a PIN and after two-factor authentication', () => {
    const user = { twoFactorEnabled: false, protected: false };
    expect(adviceOn(user, { new: 1, unused: 5 })).toEqual([
      ...['twoFactorEnabled', 'newDevices', 'unusedDevices', 'protected'],
    ]);
    expect(adviceOn({}, { new: 0, unused: 4 })).toEqual([]);
  });

  it('puts a rejected sign-in first, and a subscription that ends second', () => {
    const user = { ...paidUntil(6, { canceled: true }), twoFactorEnabled: false };
    expect(adviceOn(user, NO_DEVICES, problem('rejected'))).toEqual(['signIn', 'pass', 'twoFactorEnabled']);
  });

  it.each<[string, Partial<User>, readonly string[]]>([
    ['canceled, and it ends soon', paidUntil(6, { canceled: true }), ['pass']],
    ['canceled, and it ends later', paidUntil(8, { canceled: true }), []],
    ['unpaid', paidUntil(60, { gracePeriod: true }), ['pass']],
    ['about to renew by itself', paidUntil(6, {}), []],
  ])('of a subscription that is %s', (_, change, advice) => expect(adviceOn(change)).toEqual(advice));

  it('is not called good while the newest reading failed', () => {
    expect(judged(SAFE, NO_DEVICES, problem('unreachable'))).toEqual({ kind: 'outdated' });
    expect(adviceOn({ protected: false }, NO_DEVICES, problem('unreachable'))).toEqual(['protected']);
  });

  it('tells managed users, too, that their sign-in was rejected', () => {
    expect(adviceOn({ username: '', email: '' }, NO_DEVICES, problem('rejected'))).toEqual(['signIn']);
  });

  it('tells the advice on fields from that on the sign-in, the subscription and the devices', () => {
    expect(fieldsOf(['signIn', 'pass', 'newDevices', 'protected', 'unusedDevices'])).toEqual(['protected']);
  });

  it.each<[string, Partial<User>]>([
    [
      'backup codes while two-factor authentication is off is no extra thing',
      { backupCodesCreated: false, twoFactorEnabled: false },
    ],
    ['signing in by e-mail only needs no password', { hasPassword: false, emailOnlyAuth: true }],
    ['a PIN is of no use where one lives alone', { protected: false, homeSize: 1 }],
    ['a PIN is the admin’s matter', { protected: false, homeAdmin: false }],
  ])('knows that %s', (_, change) => {
    expect(adviceOn(change).filter((field) => field !== 'twoFactorEnabled')).toEqual([]);
  });

  it('holds nothing against an account that plex.tv did not say', () => {
    const silent: User = { username: 'rose', subscription: null, oddities: [], extra: {} };
    expect(judged(silent)).toEqual({ kind: 'unknown' });
    expect(judged({ ...silent, twoFactorEnabled: null })).toEqual({ kind: 'unknown' });
  });

  it('leaves managed users, who have no sign-in of their own, in peace', () => {
    const managed = { ...SAFE, username: '', email: '', hasPassword: false, twoFactorEnabled: false };
    expect(judged(managed)).toEqual({ kind: 'managed' });
  });
});
