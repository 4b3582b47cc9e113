import { describe, expect, it } from 'vitest';
import { NO_DEVICES, type DeviceCounts } from '../../../../preload/contract/devices';
import type { User } from '../../../../preload/contract/user';
import { fieldsOf, healthOf } from '../../../../renderer/lib/fields/advice';

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

function adviceOn(change: Partial<User>, devices: DeviceCounts = NO_DEVICES): readonly string[] {
  const health = healthOf({ ...SAFE, ...change }, devices);
  return health.kind === 'look' ? health.advice : [];
}

describe('the health of an account', () => {
  it('is good when nothing is missing', () => expect(healthOf(SAFE, NO_DEVICES)).toEqual({ kind: 'good' }));

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

  it('tells the advice on fields from that on devices', () => {
    expect(fieldsOf(['newDevices', 'protected', 'unusedDevices'])).toEqual(['protected']);
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
    expect(healthOf(silent, NO_DEVICES)).toEqual({ kind: 'unknown' });
    expect(healthOf({ ...silent, twoFactorEnabled: null }, NO_DEVICES)).toEqual({ kind: 'unknown' });
  });

  it('leaves managed users, who have no sign-in of their own, in peace', () => {
    const managed = { ...SAFE, username: '', email: '', hasPassword: false, twoFactorEnabled: false };
    expect(healthOf(managed, NO_DEVICES)).toEqual({ kind: 'managed' });
  });
});
