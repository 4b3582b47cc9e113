import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../preload/contract/account/changes';
import type { Subscription, User } from '../../../../preload/contract/account/user';
import { changesBetween } from '../../../../main/account/history/changes';

const subscription: Subscription = {
  active: true,
  status: 'Active',
  plan: 'lifetime',
  features: ['dvr', 'pass'],
};
const before: User = {
  id: '1',
  uuid: 'a1',
  username: 'rose',
  email: 'rose@example.com',
  hasPassword: true,
  protected: true,
  restricted: false,
  home: true,
  guest: false,
  homeSize: 4,
  homeAdmin: true,
  twoFactorEnabled: true,
  backupCodesCreated: true,
  subscription,
  oddities: [],
  extra: {},
};

const paid = (more: Partial<Subscription>): Partial<User> => ({ subscription: { ...subscription, ...more } });
const after = (more: Partial<User>): readonly Change[] => changesBetween(before, { ...before, ...more });

describe('a change is found when', () => {
  it.each<[string, Partial<User>, Change]>([
    ['Plex Pass ends', paid({ active: false }), { kind: 'plex-pass', before: 'true', after: 'false' }],
    ['the plan changes', paid({ plan: 'monthly' }), { kind: 'plan', before: 'lifetime', after: 'monthly' }],
    ['the plan is sent empty', paid({ plan: '' }), { kind: 'plan', before: 'lifetime', after: '' }],
    [
      'the status changes',
      paid({ status: 'Inactive' }),
      { kind: 'subscription-status', before: 'Active', after: 'Inactive' },
    ],
    [
      'two-factor authentication is off',
      { twoFactorEnabled: false },
      { kind: 'two-factor', before: 'true', after: 'false' },
    ],
    [
      'the backup codes are gone',
      { backupCodesCreated: false },
      { kind: 'backup-codes', before: 'true', after: 'false' },
    ],
    ['the password is gone', { hasPassword: false }, { kind: 'password', before: 'true', after: 'false' }],
    ['the PIN is gone', { protected: false }, { kind: 'pin', before: 'true', after: 'false' }],
    [
      'the e-mail changes',
      { email: 'r@example.com' },
      { kind: 'email', before: 'rose@example.com', after: 'r@example.com' },
    ],
    ['the username changes', { username: 'ros' }, { kind: 'username', before: 'rose', after: 'ros' }],
    ['Plex Home ends', { home: false }, { kind: 'home', before: 'true', after: 'false' }],
    ['the Home grows', { homeSize: 5 }, { kind: 'home-size', before: '4', after: '5' }],
    ['the admin is another', { homeAdmin: false }, { kind: 'home-admin', before: 'true', after: 'false' }],
    ['one becomes a guest', { guest: true }, { kind: 'guest', before: 'false', after: 'true' }],
    [
      'the account is restricted',
      { restricted: true },
      { kind: 'restricted', before: 'false', after: 'true' },
    ],
    [
      'features come',
      paid({ features: ['dvr', 'sync', 'pass', 'a b'] }),
      { kind: 'features-added', before: null, after: ['sync', 'a b'] },
    ],
    ['features go', paid({ features: ['pass'] }), { kind: 'features-removed', before: ['dvr'], after: null }],
    [
      'plex.tv sends something unknown',
      { extra: { 'subscription.x': '1', y: '' } },
      { kind: 'unknown-attribute', before: null, after: ['subscription.x', 'y'] },
    ],
  ])('%s', (_, more, change) => {
    expect(after(more)).toEqual([change]);
  });

  it('Plex Pass begins', () => {
    const free = { ...before, subscription: { ...subscription, active: false } };
    expect(changesBetween(free, before)).toEqual([{ kind: 'plex-pass', before: 'false', after: 'true' }]);
  });

  it('a Remote Watch Pass begins, and is no Plex Pass', () => {
    const free = { ...before, subscription: { ...subscription, active: false } };
    const watching = { ...before, subscription: { ...subscription, plan: 'remote-watch', features: ['x'] } };
    const kinds = changesBetween(free, watching).map(({ kind, after: is }) => [kind, is]);
    expect(kinds).toContainEqual(['remote-watch-pass', 'true']);
    expect(kinds).not.toContainEqual(['plex-pass', 'true']);
    expect(changesBetween(watching, before)).toContainEqual({
      kind: 'plex-pass',
      before: 'false',
      after: 'true',
    });
  });

  it('an incomplete reply makes no Plex Pass of a Remote Watch Pass', () => {
    const watching = { ...before, subscription: { active: true, features: ['remote-watch'] } };
    const incomplete = { ...before, subscription: { active: true, features: [] } };
    expect(changesBetween(watching, incomplete)).toEqual([]);
    expect(changesBetween(incomplete, watching)).toEqual([]);
  });

  it('several things change at once', () => {
    const kinds = after({ homeSize: 1, home: false, ...paid({ active: false, features: ['new'] }) });
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'plex-pass',
      'home',
      'home-size',
      'features-added',
      'features-removed',
    ]);
  });
});

describe('it is no change when', () => {
  it('both replies say the same', () => {
    expect(after({})).toEqual([]);
  });

  it.each(['twoFactorEnabled', 'backupCodesCreated', 'hasPassword', 'protected'] as const)(
    'the protection %s is gained',
    (name) => {
      expect(changesBetween({ ...before, [name]: false }, before)).toEqual([]);
    },
  );

  it('an attribute is not sent, or becomes unreadable, or comes back', () => {
    const sparse: User = {
      id: '1',
      homeSize: null,
      restricted: null,
      subscription: null,
      oddities: [],
      extra: {},
    };
    expect(changesBetween(before, sparse)).toEqual([]);
    expect(changesBetween(sparse, before)).toEqual([]);
  });

  it('the list of features is empty: that is what not sending it looks like', () => {
    expect(after(paid({ features: [] }))).toEqual([]);
    expect(changesBetween({ ...before, ...paid({ features: [] }) }, before)).toEqual([]);
  });

  it('features come in another order', () => {
    expect(after(paid({ features: ['pass', 'dvr'] }))).toEqual([]);
  });

  it('something unknown goes, has another value, or is there once more in a longer list', () => {
    const one = { ...before, extra: { x: '1', 'subscriptions[0].y': '1' } };
    expect(changesBetween(one, before)).toEqual([]);
    expect(changesBetween(one, { ...one, extra: { x: '2', 'subscriptions[12].y': '1' } })).toEqual([]);
    expect(changesBetween(before, { ...before, extra: { 'subscriptions[12].y': '1' } })).toEqual([
      { kind: 'unknown-attribute', before: null, after: ['subscriptions.y'] },
    ]);
  });

  it.each([{ id: '2' }, { uuid: 'b2' }])('the account is another by its ids: %o', (ids) => {
    expect(after({ ...ids, homeSize: 1 })).toEqual([]);
  });
});

it('the account is the same as long as no id says otherwise', () => {
  const sparse: User = { homeSize: 1, subscription: null, oddities: [], extra: {} };
  expect(changesBetween(before, { ...sparse, id: '1' })).toHaveLength(1);
  expect(changesBetween(before, { ...sparse, id: '1', uuid: '' })).toHaveLength(1);
});

it('a text of no more characters than are kept is kept whole', () => {
  const long = '😀'.repeat(200);
  expect(after({ username: long })[0]?.after).toBe(long);
});

it('texts and lists of any length are kept in part', () => {
  const long = '😀'.repeat(5000);
  const features = Array.from({ length: 5000 }, (_, index) => `${index} ${long}`);
  const [username, added] = after({ username: long, ...paid({ features: ['dvr', 'pass', ...features] }) });
  expect(username?.after).toBe(`${'😀'.repeat(199)}…`);
  expect(added?.after).toHaveLength(200);
  expect(JSON.stringify(added).length).toBeLessThan(200 * 500);
});

it('texts are cut between characters as a person counts them, and only where they are too long', () => {
  const couple = '👩🏽‍❤️‍💋‍👩🏿';
  expect(after({ username: couple.repeat(200) })[0]?.after).toBe(couple.repeat(200));
  expect(after({ username: couple.repeat(201) })[0]?.after).toBe(`${couple.repeat(199)}…`);
});
