import { describe, expect, it } from 'vitest';
import {
  changesBetween,
  deviceChanges,
  isSameAccount,
  maySameAccount,
  type AccountIds,
} from '../../../../main/account/history/changes';
import type { User } from '../../../../preload/contract/account/user';

describe('two accounts', () => {
  it.each<[AccountIds, AccountIds, may: boolean, is: boolean]>([
    [{ id: '1' }, { id: '1' }, true, true],
    [{ id: '1', uuid: 'a' }, { id: '1', uuid: 'a' }, true, true],
    [{ id: '1', uuid: 'a' }, { id: '1' }, true, true],
    [{ uuid: 'a' }, { id: '1', uuid: 'a' }, true, true],
    [{ id: '1', uuid: 'a' }, { id: '1', uuid: 'b' }, false, false],
    [{ id: '1', uuid: 'a' }, { id: '2', uuid: 'a' }, false, false],
    [{ id: '1' }, { id: '2' }, false, false],
    [{ id: '1' }, { uuid: 'a' }, true, false],
    [{ id: '' }, { id: '' }, true, false],
    [{ id: '' }, { id: '1' }, true, false],
    [{}, {}, true, false],
    [{}, { id: '1' }, true, false],
  ])('%o and %o may be one: %s, and are known to be one: %s', (one, other, may, is) => {
    expect([maySameAccount(one, other), maySameAccount(other, one)]).toEqual([may, may]);
    expect([isSameAccount(one, other), isSameAccount(other, one)]).toEqual([is, is]);
  });
});

describe('devices that came or went', () => {
  it.each<[readonly string[], readonly string[], readonly unknown[]]>([
    [[], [], []],
    [['TV'], [], [{ kind: 'device-added', before: null, after: ['TV'] }]],
    [[], ['TV', 'Phone'], [{ kind: 'device-removed', before: ['TV', 'Phone'], after: null }]],
    [
      ['TV'],
      ['Phone'],
      [
        { kind: 'device-added', before: null, after: ['TV'] },
        { kind: 'device-removed', before: ['Phone'], after: null },
      ],
    ],
  ])('%j and %j are changes by name', (added, removed, changes) => {
    expect(deviceChanges(added, removed)).toEqual(changes);
  });

  it('are kept in part when there are many', () => {
    const names = Array.from({ length: 201 }, (_, index) => `TV ${index}`);
    expect(deviceChanges(names, [])[0]?.after).toEqual(names.slice(0, 200));
  });
});

describe('a subscription', () => {
  const user = (subscription: User['subscription'], more: Partial<User> = {}): User => ({
    subscription,
    oddities: [],
    extra: {},
    ...more,
  });
  const plexPass = user({ active: true, features: ['pass'] });
  const remote = user({ active: true, features: ['remote-watch'] });
  const none = user({ active: false, features: [] });
  const listed = user({ active: true, features: [] }, { subscriptions: [{ type: 'remotewatchpass' }] });
  const kindsOf = (before: User, after: User): readonly string[] =>
    changesBetween(before, after)
      .filter(({ kind }) => kind.endsWith('-pass'))
      .map(({ kind, before: was, after: is }) => `${kind} ${String(was)} ${String(is)}`);

  it.each<[string, User, User, readonly string[]]>([
    ['ends, also when it lists nothing any more', plexPass, none, ['plex-pass true false']],
    ['begins, also where nothing was listed', none, plexPass, ['plex-pass false true']],
    ['becomes another', plexPass, remote, ['plex-pass true false', 'remote-watch-pass false true']],
    [
      'becomes another, known by its list alone',
      plexPass,
      listed,
      ['plex-pass true false', 'remote-watch-pass false true'],
    ],
    ['becomes none of those that nobody knows', plexPass, user(null), []],
    ['comes from none of those that nobody knows', user(null), plexPass, []],
    ['stays', remote, remote, []],
  ])('%s', (_, before, after, expected) => {
    expect(kindsOf(before, after)).toEqual(expected);
  });
});

it('a text of 200 characters is kept whole, and one of 201 is cut', () => {
  const named = (username: string): User => ({ username, subscription: null, oddities: [], extra: {} });
  const [change] = changesBetween(named('x'.repeat(200)), named('y'.repeat(201)));
  expect(change).toEqual({ kind: 'username', before: 'x'.repeat(200), after: `${'y'.repeat(199)}…` });
});
