import { describe, expect, it } from 'vitest';
import type { Oddity, User } from '../../../../preload/contract/account/user';
import { cardsOf, type Row } from '../../../../renderer/lib/fields/rows';

const EMPTY: User = { subscription: null, oddities: [], extra: {} };

function rowsOf(user: Partial<User>): readonly Row[] {
  return cardsOf({ ...EMPTY, ...user }).flatMap(({ groups }) => groups.flatMap(({ rows }) => rows));
}

function row(user: Partial<User>, path: string): Row | undefined {
  return rowsOf(user).find((it) => it.path === path);
}

function odd(attribute: string, value: string): Oddity {
  return { attribute, value, expected: 'count' };
}

describe('a row', () => {
  it('tells a value, also a no and a zero, from nothing', () => {
    expect(row({ home: false }, 'home')?.reading).toEqual({ state: 'value', value: false });
    expect(row({ homeSize: 0 }, 'homeSize')?.reading).toEqual({ state: 'value', value: 0 });
  });

  it('tells what was sent empty from what was not sent', () => {
    expect(row({ email: '' }, 'email')?.reading).toEqual({ state: 'empty' });
    expect(row({ adsConsent: null }, 'adsConsent')?.reading).toEqual({ state: 'empty' });
    expect(row({ roles: [] }, 'roles')?.reading).toEqual({ state: 'empty' });
    expect(row({}, 'email')?.reading).toEqual({ state: 'absent' });
  });

  it('says what was sent and what was expected where a value could not be read', () => {
    const oddities = [{ attribute: 'joinedAt', value: 'last summer', expected: 'instant' as const }];
    expect(row({ joinedAt: null, oddities }, 'joinedAt')?.reading).toEqual({
      state: 'unreadable',
      sent: 'last summer',
      expected: 'instant',
    });
  });

  it('reads the subscription, and has it not sent where there is none', () => {
    const subscription = { active: true, plan: '', features: ['pass'] };
    expect(row({ subscription }, 'subscription.active')?.reading).toEqual({ state: 'value', value: true });
    expect(row({ subscription }, 'subscription.plan')?.reading).toEqual({ state: 'empty' });
    expect(row({ subscription }, 'subscription.features')?.reading).toEqual({
      state: 'value',
      value: ['pass'],
    });
    expect(row({}, 'subscription.features')?.reading).toEqual({ state: 'absent' });
  });

  it('hides the e-mail, the ids and the address of the picture, and nothing else by its name', () => {
    const hidden = rowsOf({}).filter((it) => it.hidden);
    expect(hidden.map(({ path }) => path).sort()).toEqual(['email', 'id', 'thumb', 'uuid']);
  });

  it('hides a name that is the e-mail address', () => {
    const user = { email: 'rose@example.org', username: 'rose@example.org', title: 'Rose' };
    expect(row(user, 'username')?.hidden).toBe(true);
    expect(row(user, 'title')?.hidden).toBe(false);
  });

  it.each<[string, Partial<User>]>([
    ['username', { email: 'rose@example.org', username: 'rose.of.old@example.org' }],
    ['subscriptionDescription', { subscriptionDescription: 'Gift of rose@example.org' }],
    ['extra.providers.provider.uid', { extra: { 'providers.provider.uid': 'rose@example.org' } }],
    ['profile.contact', { profile: { contact: 'mailto:rose@example.org' } }],
    ['subscriptions[0].mode', { subscriptions: [{ mode: 'rose@example.org' }] }],
    ['roles', { roles: ['plexpass', 'rose@example.org'] }],
    ['username', { username: 'rose＠example．org' }],
    ['homeSize', { homeSize: null, oddities: [odd('homeSize', 'rose@example.org')] }],
    ['oddities.homeSize', { homeSize: null, oddities: [odd('homeSize', 'rose@example.org')] }],
  ])('hides an e-mail address wherever it is: %s', (path, user) => {
    expect(row(user, path)?.hidden).toBe(true);
  });

  it.each(['@home', 'tea @ five', 'rose@'])('hides no text that only has an @: %s', (text) => {
    expect(row({ extra: { hint: text } }, 'extra.hint')?.hidden).toBe(false);
  });

  it('hides no empty name because the e-mail is empty too', () => {
    expect(row({ email: '', username: '' }, 'username')?.hidden).toBe(false);
  });

  it('says with the size of the Home how many people it has room for, and not once more', () => {
    expect(row({ homeSize: 4, maxHomeSize: 15 }, 'homeSize')?.most).toBe(15);
    expect(row({ homeSize: 4, maxHomeSize: 15 }, 'maxHomeSize')).toBeUndefined();
    expect(row({ homeSize: 4 }, 'homeSize')?.most).toBeNull();
  });

  it.each([
    ['the size is not sent', { maxHomeSize: 15 }],
    ['the size can’t be read', { homeSize: null, maxHomeSize: 15, oddities: [odd('homeSize', 'four')] }],
    ['the room is not sent', { homeSize: 4 }],
    ['the room can’t be read', { homeSize: 4, maxHomeSize: null, oddities: [odd('maxHomeSize', 'many')] }],
  ])('has a row for the room where %s', (_, user) => {
    expect(row(user, 'maxHomeSize')).toBeDefined();
  });
});

describe('the last card', () => {
  it('has a row for each profile preference, as sent and in plain words', () => {
    const user = { profile: { autoSelectAudio: '1', constructor: '2' } };
    const it = row(user, 'profile.autoSelectAudio');
    expect(it?.words.label).toBe('Select audio automatically');
    expect(it?.reading).toEqual({ state: 'value', value: '1' });
    expect(row(user, 'profile.constructor')?.words.label, 'one that Marquee does not know').toBe(
      'constructor',
    );
  });

  it('says in one row that there are no preferences or listed subscriptions', () => {
    expect(row({}, 'profile')?.reading).toEqual({ state: 'absent' });
    expect(row({ profile: {} }, 'profile')?.reading).toEqual({ state: 'empty' });
    expect(row({}, 'subscriptions')?.reading).toEqual({ state: 'absent' });
    expect(row({ subscriptions: [] }, 'subscriptions')?.reading).toEqual({ state: 'empty' });
  });

  it('has every listed subscription with what could not be read of it', () => {
    const user = {
      subscriptions: [{ type: 'plexpass' }, { renewsAt: null }],
      oddities: [{ attribute: 'subscriptions[1].renewsAt', value: 'soon', expected: 'instant' as const }],
    };
    expect(row(user, 'subscriptions[0].type')?.reading).toEqual({ state: 'value', value: 'plexpass' });
    expect(row(user, 'subscriptions[1].renewsAt')?.reading).toMatchObject({ state: 'unreadable' });
  });

  it('has what Marquee does not know, and what it could not read', () => {
    const user = {
      extra: { 'subscription.hint': 'x' },
      oddities: [{ attribute: 'homeSize', value: 'many', expected: 'count' as const }],
    };
    expect(row(user, 'extra.subscription.hint')?.reading).toEqual({ state: 'value', value: 'x' });
    expect(row(user, 'oddities.homeSize')?.reading).toMatchObject({ state: 'unreadable', sent: 'many' });
  });

  it('keeps an oddity of a hidden field hidden', () => {
    const oddities = [{ attribute: 'thumb', value: 'ftp://x/1', expected: 'url' as const }];
    expect(row({ thumb: null, oddities }, 'oddities.thumb')?.hidden).toBe(true);
  });
});

it('gives every row a path of its own', () => {
  const paths = rowsOf({
    profile: { a: '1' },
    subscriptions: [{}, {}],
    extra: { a: '1' },
    oddities: [{ attribute: 'homeSize', value: 'many', expected: 'count' as const }],
  }).map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});
