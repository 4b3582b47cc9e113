import { describe, expect, it } from 'vitest';
import { nameHere, nameOf, nameOrEmailOf } from '../../../../preload/contract/account/names';
import type { User } from '../../../../preload/contract/account/user';

const EMPTY: User = { subscription: null, oddities: [], extra: {} };

describe('the name where others may look on', () => {
  it.each<[Partial<User>, string | null]>([
    [{ title: 'Rose', friendlyName: 'Rosie', username: 'rose1' }, 'Rose'],
    [{ title: ' ', friendlyName: 'Rosie', username: 'rose1' }, 'Rosie'],
    [{ title: '', friendlyName: '', username: 'rose1' }, 'rose1'],
    [{ title: '\u202e\u202d', friendlyName: '\u200d\ufeff\n', username: 'rose1' }, 'rose1'],
    [{ title: '👨‍👩‍👧', username: 'rose1' }, '👨‍👩‍👧'],
    [{}, null],
  ])('of %j is %s', (user, name) => expect(nameOf({ ...EMPTY, ...user })).toBe(name));

  it('is never the e-mail address, which stays hidden', () => {
    const email = 'rose@example.org';
    expect(nameOf({ ...EMPTY, email, title: email, username: 'rose1' })).toBe('rose1');
    expect(nameOf({ ...EMPTY, email, title: email, username: email })).toBeNull();
  });

  it.each(['rose＠example.org', 'rose﹫example.org'])(
    'is none with a wide or small sign either: %s',
    (title) => {
      expect(nameOf({ ...EMPTY, title, username: 'rose1' })).toBe('rose1');
    },
  );

  it('is no e-mail address that the account had before either', () => {
    const old = 'rose@old.example';
    expect(nameOf({ ...EMPTY, email: 'rose@example.org', title: old, username: 'rose1' })).toBe('rose1');
    expect(nameOf({ ...EMPTY, title: old })).toBeNull();
  });
});

describe('the name for its owner alone', () => {
  it.each<[Partial<User>, string | null]>([
    [{ title: 'Rose', email: 'rose@example.org' }, 'Rose'],
    [{ title: '', username: ' ', email: 'rose@example.org' }, 'rose@example.org'],
    [{ title: '\u202e', email: 'rose@example.org' }, 'rose@example.org'],
    [{ email: '' }, null],
    [{}, null],
  ])('of %j is %s', (user, name) => expect(nameOrEmailOf({ ...EMPTY, ...user })).toBe(name));
});

it('an account is called what the person calls it here', () => {
  const user = { ...EMPTY, title: 'Rose' };
  expect(nameHere('Living room', user)).toBe('Living room');
  expect(nameHere('Living room', null)).toBe('Living room');
  expect(nameHere(null, user)).toBe('Rose');
  expect(nameHere(null, null)).toBeNull();
});
