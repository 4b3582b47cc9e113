import { describe, expect, it } from 'vitest';
import type { AccountState } from '../../../preload/contract/account/account-state';
import { succeed } from '../../../preload/contract/result';
import type { SignInWish } from '../../../main/account/sign-in/sign-in-wish';
import { problem } from '../../../main/base/problems';
import { knownAs, setUp, tokenOf, userOf } from './accounts-world';

const signedOut: AccountState = { kind: 'signed-out', problem: null };
const adding: SignInWish = { keep: 'keychain', origin: 'browser', renews: null };
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('at the start', () => {
  it('there is a place to sign in at, also where nothing is kept', () => {
    const { accounts } = setUp();
    expect(accounts.all.map(({ id }) => id)).toEqual([1]);
    expect(accounts.shown.id).toBe(1);
  });

  it.each([
    [2, 2],
    [null, 1],
    [9, 1],
  ])('the account that was shown last, %s, is shown, else the first', (shownId, expected) => {
    expect(setUp({ 1: 'a', 2: 'b' }, shownId).accounts.shown.id).toBe(expected);
  });
});

describe('what happens to an account', () => {
  it('is handed on, be it its state, its history or its devices', async () => {
    const { fakeAt, events, historyOf, devicesOf } = setUp({ 1: 'a', 2: 'b' });
    fakeAt(2).become({ ...knownAs('b'), reading: true });
    historyOf(1);
    devicesOf(2);
    await settled();
    expect(events).toEqual(['state 2', 'history 1', 'devices 2']);
  });

  it('is nobody’s concern once it is gone', async () => {
    const { accounts, fakeAt, events, historyOf, devicesOf } = setUp({ 1: 'a', 2: 'b' });
    const gone = accounts.all[1];
    if (!gone) throw new Error('There are two.');
    await accounts.signOut(gone, 'here');
    const before = [...events];
    fakeAt(2).become(signedOut);
    historyOf(2);
    devicesOf(2);
    await settled();
    expect(events).toEqual(before);
    expect(before).toEqual(['state 2', 'removed 2']);
  });

  it('lets go of it as soon as nobody is signed in any more, and shows another one', async () => {
    const { accounts, fakeAt, events } = setUp({ 1: 'a', 2: 'b' }, 2);
    fakeAt(2).become(signedOut);
    await settled();
    expect(accounts.shown.id).toBe(1);
    expect(events).toEqual(['state 2', 'removed 2', 'shown']);
  });

  it('leaves one place of an account as soon as there are two, without waiting for another Marquee', async () => {
    const { accounts, fakeAt, waits } = setUp({ 1: 'a', 2: 'a' });
    fakeAt(2).become({ ...knownAs('a'), problem: problem('rejected') });
    await settled();
    expect(accounts.all.map(({ id }) => id)).toEqual([1]);
    expect(waits).toEqual([0]);
  });

  it('is told in the order in which it happens when one is added', async () => {
    const { accounts, events } = setUp({ 1: 'a' });
    await accounts.signIn(tokenOf('b'), adding);
    expect(events).toEqual(['added 2', 'shown']);
  });
});

describe('another Marquee', () => {
  it('is waited for when a person signs in or out, and not when something is only finished', async () => {
    const { accounts, begun, waits } = setUp({ 1: 'a' });
    await accounts.signIn(tokenOf('b'), adding);
    await accounts.signOut(accounts.shown, 'here');
    begun(3, 'arriving', false);
    await accounts.finish();
    expect(waits).toEqual([undefined, undefined, 0]);
  });

  it('is learned from without a dialog of the keychain', async () => {
    const { accounts, fakeAt, meanwhile, events } = setUp({ 1: 'a', 2: 'b' });
    fakeAt(2).isOutdated = true;
    fakeAt(2).found = knownAs('c');
    meanwhile(1, 2, 3);
    await accounts.meetOthers();
    expect([fakeAt(1).loads, fakeAt(2).loads, fakeAt(3).loads]).toEqual([
      [],
      [{ mayPrompt: false }],
      [{ mayPrompt: false }],
    ]);
    expect(events.filter((event) => event.startsWith('found'))).toEqual(['found 2', 'found 3']);
  });

  it('is no news of an account that was not known yet here', async () => {
    const { accounts, fakeAt, events } = setUp({ 1: 'a', 2: 'b' });
    fakeAt(2).state = { kind: 'starting' };
    fakeAt(2).isOutdated = true;
    fakeAt(2).found = knownAs('b');
    await accounts.meetOthers();
    expect(events).toEqual([]);
    expect(fakeAt(2).loads).toHaveLength(1);
  });

  it('that has the place of a session’s account now is left it', async () => {
    const { accounts, fakeAt, meanwhile } = setUp({ 1: 'a' });
    meanwhile(1, 2);
    expect(await accounts.signIn(tokenOf('b'), { ...adding, keep: 'session' })).toEqual(
      succeed({ kind: 'kept' }),
    );
    expect(accounts.shown.id).not.toBe(1);
    expect(fakeAt(1).done).toEqual([]);
  });
});

describe('a sign-out', () => {
  it('of an account that stays, since the keychain failed, removes nothing', async () => {
    const { accounts, fakeAt, removed } = setUp({ 1: 'a', 2: 'b' });
    fakeAt(1).problem = problem('keychain-locked');
    expect(await accounts.signOut(accounts.shown, 'here')).toMatchObject({
      problem: { kind: 'keychain-locked' },
    });
    expect(removed).toEqual([]);
    expect(accounts.all).toHaveLength(2);
  });

  it('here alone ends nothing at plex.tv', async () => {
    const { accounts, fakeAt } = setUp({ 1: 'a' });
    await accounts.signOut(accounts.shown, 'here');
    expect(fakeAt(1).done).toEqual(['signed out']);
  });

  it('goes on when nobody knows whose account it was, or is now', async () => {
    for (const [meant, found] of [
      [{ ...knownAs('a'), last: null }, knownAs('a')],
      [knownAs('a'), { ...knownAs('a'), last: null }],
    ] as const) {
      const { accounts, fakeAt } = setUp({ 1: userOf('a').id ?? '' });
      fakeAt(1).state = meant;
      fakeAt(1).isOutdated = true;
      fakeAt(1).found = found;
      await accounts.signOut(accounts.shown, 'here');
      expect(fakeAt(1).done).toEqual(['signed out']);
    }
  });
});
