import { describe, expect, it } from 'vitest';
import type { AccountState } from '../../../preload/contract/account/account-state';
import type { Problem } from '../../../preload/contract/problem';
import { fail, succeed } from '../../../preload/contract/result';
import type { Accounts } from '../../../main/account/accounts';
import { findByName } from '../../../main/account/open-account';
import type { SignInWish } from '../../../main/account/sign-in/sign-in-wish';
import { problem } from '../../../main/base/problems';
import { JUST_NOW, knownAs, setUp, tokenOf } from './accounts-world';

const adding: SignInWish = { keep: 'keychain', origin: 'browser', renews: null };
const idsOf = ({ all }: Accounts) => all.map(({ id }) => id);
/** What the accounts tell from now on of what could not be removed. */
const leftBehind = (accounts: Accounts): readonly Problem[] => {
  const problems: Problem[] = [];
  accounts.on((event) => event.kind === 'left-behind' && problems.push(event.problem));
  return problems;
};

describe('signing in', () => {
  it('takes the place where nobody is signed in', async () => {
    const { accounts, fakeAt } = setUp();
    expect(await accounts.signIn(tokenOf('a'), adding)).toEqual(succeed({ kind: 'kept' }));
    expect(idsOf(accounts)).toEqual([1]);
    expect(fakeAt(1).done).toEqual(['taken browser']);
  });

  it('adds another account, and shows it', async () => {
    const { accounts, kept } = setUp({ 1: 'a', 3: 'c' });
    await accounts.signIn(tokenOf('b'), adding);
    expect(idsOf(accounts)).toEqual([1, 2, 3]);
    expect(accounts.shown.id).toBe(2);
    expect(kept()).toBe(2);
  });

  it('does not take the place of an account that another Marquee has added', async () => {
    const { accounts, meanwhile } = setUp({ 1: 'a' });
    meanwhile(1, 2);
    await accounts.signIn(tokenOf('c'), adding);
    expect(accounts.shown.id).toBe(3);
    expect(idsOf(accounts)).toEqual([1, 2, 3]);
  });

  it('updates an account that is there already', async () => {
    const { accounts, fakeAt } = setUp({ 1: 'a', 2: 'b' });
    await accounts.signIn(tokenOf('b'), adding);
    expect(idsOf(accounts)).toEqual([1, 2]);
    expect(fakeAt(2).done).toEqual(['taken browser']);
    expect(accounts.shown.id).toBe(2);
  });

  it('that is canceled before it is kept changes nothing', async () => {
    const { accounts, fakeAt, signals } = setUp({ 1: 'a' });
    const cancel = new AbortController();
    const replacing = { ...adding, renews: 1, mayReplace: true };
    const signingIn = accounts.signIn(tokenOf('b'), replacing, cancel.signal);
    cancel.abort();
    expect(await signingIn).toEqual(succeed({ kind: 'canceled' }));
    expect(fakeAt(1).done).toEqual([]);
    expect(signals, 'plex.tv is not waited for').toEqual([cancel.signal]);
  });

  it('keeps nothing of a token that plex.tv does not take, or that no keychain keeps', async () => {
    const { accounts, fakeAt } = setUp({ 1: 'a' });
    expect(await accounts.signIn(tokenOf('bad'), adding)).toMatchObject({ problem: { kind: 'rejected' } });
    fakeAt(1).problem = problem('keychain-locked');
    expect(await accounts.signIn(tokenOf('a'), adding)).toMatchObject({
      problem: { kind: 'keychain-locked' },
    });
    expect(idsOf(accounts)).toEqual([1]);
  });
});

describe('renewing a sign-in', () => {
  const renewing: SignInWish = { ...adding, renews: 1 };

  it('keeps the new token in place', async () => {
    const { accounts, fakeAt } = setUp({ 1: 'a', 2: 'b' });
    expect(await accounts.signIn(tokenOf('a'), renewing)).toEqual(succeed({ kind: 'kept' }));
    expect(fakeAt(1).done).toEqual(['taken browser']);
  });

  it('asks when another account came back, and keeps nothing meanwhile', async () => {
    const { accounts, fakeAt } = setUp({ 1: 'a' });
    const taken = await accounts.signIn(tokenOf('b'), renewing);
    expect(taken).toEqual(succeed({ kind: 'other-account', name: 'Title b' }));
    expect(fakeAt(1).done).toEqual([]);
  });

  it('replaces the account when a person said so, and forgets what was known of it', async () => {
    const { accounts, fakeAt } = setUp({ 1: 'a' });
    await accounts.signIn(tokenOf('b'), { ...renewing, mayReplace: true });
    expect(idsOf(accounts)).toEqual([2]);
    expect(fakeAt(2).done).toEqual(['taken browser']);
    expect(fakeAt(1).done).toEqual(['signed out']);
  });

  it('keeps the account before until the new one is kept', async () => {
    const { accounts, fakeAt, meanwhile } = setUp({ 1: 'a', 2: 'b', 3: 'c', 4: 'd' });
    meanwhile(1, 2, 3, 4);
    const taken = await accounts.signIn(tokenOf('e'), { ...renewing, mayReplace: true });
    expect(taken, 'there is no place for it').toMatchObject({ problem: { kind: 'too-many-accounts' } });
    expect(fakeAt(1).done).toEqual([]);
  });

  it('is done, and tells it, when the account before could not be signed out; neither is lost', async () => {
    const { accounts, fakeAt } = setUp({ 1: 'a' });
    const left = leftBehind(accounts);
    fakeAt(1).problem = problem('keychain-locked');
    const taken = await accounts.signIn(tokenOf('b'), { ...renewing, mayReplace: true });
    expect(taken, 'or the new token would be ended at Plex').toEqual(succeed({ kind: 'kept' }));
    expect(left).toMatchObject([{ kind: 'keychain-locked' }]);
    expect(idsOf(accounts)).toEqual([1, 2]);
    expect(fakeAt(2).done).toEqual(['taken browser']);
    expect(accounts.shown.id).toBe(2);
  });
});

describe('signing out', () => {
  it('leaves the others, and shows one of them', async () => {
    const { accounts, removed } = setUp({ 1: 'a', 2: 'b' }, 2);
    expect(accounts.shown.id).toBe(2);
    await accounts.signOut(accounts.shown, 'here');
    expect(idsOf(accounts)).toEqual([1]);
    expect(accounts.shown.id).toBe(1);
    expect(removed).toEqual([2]);
  });

  it('is done, and tells it, when files of the account could not be removed', async () => {
    const { accounts, fakeAt, removed } = setUp({ 1: 'a', 2: 'b' }, 2);
    const left = leftBehind(accounts);
    fakeAt(2).leaves = problem('disk', { code: 'EROFS' });
    expect(await accounts.signOut(accounts.shown, 'here')).toEqual(succeed(undefined));
    expect(left).toMatchObject([{ kind: 'disk' }]);
    expect(removed).toEqual([2]);
  });

  it('is not done when the keychain keeps the token', async () => {
    const { accounts, fakeAt } = setUp({ 1: 'a' });
    const left = leftBehind(accounts);
    fakeAt(1).problem = problem('keychain-locked');
    expect(await accounts.signOut(accounts.shown, 'here')).toMatchObject({
      problem: { kind: 'keychain-locked' },
    });
    expect(left).toEqual([]);
    expect(idsOf(accounts)).toEqual([1]);
  });

  it('leaves a place to sign in at when it was the last', async () => {
    const { accounts, removed } = setUp({ 1: 'a' });
    await accounts.signOut(accounts.shown, 'here');
    expect(idsOf(accounts)).toEqual([1]);
    expect(removed).toEqual([]);
  });

  it('ends the token at Plex first, and forgets nothing when that fails', async () => {
    const { accounts, fakeAt } = setUp({ 1: 'a' });
    fakeAt(1).plexProblem = problem('unreachable');
    expect(await accounts.signOut(accounts.shown, 'at-plex')).toMatchObject({
      problem: { kind: 'unreachable' },
    });
    expect(fakeAt(1).done).toEqual([]);
    fakeAt(1).plexProblem = null;
    await accounts.signOut(accounts.shown, 'at-plex');
    expect(fakeAt(1).done).toEqual(['ended at Plex', 'signed out']);
  });
});

describe('an account that another Marquee has signed out', () => {
  const signedOut: AccountState = { kind: 'signed-out', problem: null };

  it('is let go of, and another one is shown', async () => {
    const { accounts, fakeAt, removed, shows } = setUp({ 1: 'a', 2: 'b' }, 2);
    fakeAt(2).state = signedOut;
    await accounts.dropSignedOut();
    expect(idsOf(accounts)).toEqual([1]);
    expect(accounts.shown.id).toBe(1);
    expect(removed).toEqual([2]);
    expect(shows()).toBe(1);
  });

  it('leaves a place to sign in at when it was the last', async () => {
    const { accounts, fakeAt, removed } = setUp({ 1: 'a' });
    fakeAt(1).state = signedOut;
    await accounts.dropSignedOut();
    expect(idsOf(accounts)).toEqual([1]);
    expect(removed).toEqual([]);
  });

  it('is left once, also while it is signed out here', async () => {
    const { accounts, fakeAt, removed } = setUp({ 1: 'a', 2: 'b' }, 2);
    const signingOut = accounts.signOut(accounts.shown, 'here');
    fakeAt(2).state = signedOut;
    await Promise.all([signingOut, accounts.dropSignedOut()]);
    expect(removed).toEqual([2]);
  });

  it('is left once, also while another account takes its place', async () => {
    const { accounts, fakeAt, removed } = setUp({ 1: 'a', 2: 'b' }, 2);
    fakeAt(2).onSignOut = () => void accounts.dropSignedOut();
    await accounts.signIn(tokenOf('c'), { ...adding, renews: 2, mayReplace: true });
    await accounts.dropSignedOut();
    expect(idsOf(accounts)).toEqual([1, 3]);
    expect(removed).toEqual([2]);
  });

  it('and in again since is found at the next sign-in', async () => {
    const { accounts, fakeAt, meanwhile } = setUp({ 1: 'a', 2: 'b' });
    fakeAt(2).state = signedOut;
    fakeAt(2).found = knownAs('c');
    fakeAt(2).isOutdated = true;
    meanwhile(1, 2);
    await accounts.dropSignedOut();
    await accounts.signIn(tokenOf('d'), adding);
    expect(accounts.all.map(({ account: { state } }) => state)).toMatchObject([
      knownAs('a'),
      knownAs('c'),
      knownAs('d'),
    ]);
  });
});

describe('one Marquee at a time', () => {
  it('changes the accounts: what another one is busy with is left alone', async () => {
    const { accounts, fakeAt, makeBusy } = setUp({ 1: 'a' });
    makeBusy();
    expect(await accounts.signIn(tokenOf('b'), adding)).toEqual(fail(problem('busy')));
    expect(await accounts.signOut(accounts.shown, 'here')).toEqual(fail(problem('busy')));
    expect(idsOf(accounts)).toEqual([1]);
    expect(fakeAt(1).done).toEqual([]);
  });

  it('is no matter for a sign-in that is kept nowhere', async () => {
    const { accounts, makeBusy } = setUp();
    makeBusy();
    const forSession: SignInWish = { ...adding, keep: 'session' };
    expect(await accounts.signIn(tokenOf('a'), forSession)).toEqual(succeed({ kind: 'kept' }));
  });

  it('signs nobody out who has taken the place of the account that was meant', async () => {
    const { accounts, fakeAt } = setUp({ 1: 'a', 2: 'b' });
    fakeAt(2).isOutdated = true;
    fakeAt(2).found = knownAs('c');
    const [, second] = accounts.all;
    if (!second) throw new Error('There are two.');
    expect(await accounts.signOut(second, 'here')).toEqual(succeed(undefined));
    expect(fakeAt(2).done).toEqual([]);
    expect(idsOf(accounts)).toEqual([1, 2]);
  });

  it('refuses one account more than there are numbers, and keeps nothing of it', async () => {
    const { accounts, removed } = setUp({ 1: 'a', 2: 'b', 3: 'c', 4: 'd' });
    expect(await accounts.signIn(tokenOf('e'), adding)).toEqual(fail(problem('too-many-accounts')));
    expect(await accounts.signIn(tokenOf('b'), adding), 'who is there is renewed').toMatchObject({
      ok: true,
    });
    expect(idsOf(accounts)).toEqual([1, 2, 3, 4]);
    expect(removed).toEqual([]);
  });
});

describe('what a Marquee that was killed has begun', () => {
  it('is no concern, and takes no lock, where nothing was', async () => {
    const { accounts, holds } = setUp({ 1: 'a' });
    await accounts.finish();
    expect(holds()).toBe(0);
  });

  it('becomes an account where the token was kept', async () => {
    const { accounts, begun, noted, meanwhile } = setUp({ 1: 'a' });
    meanwhile(1);
    begun(2, 'arriving', true);
    await accounts.finish();
    expect(noted).toEqual(['begin 2']);
    expect(idsOf(accounts)).toEqual([1, 2]);
  });

  it('is dropped where no token was kept, and none can come any more', async () => {
    const { accounts, begun, noted } = setUp({ 1: 'a' });
    begun(2, 'arriving', false);
    begun(3, 'arriving', false, JUST_NOW);
    await accounts.finish();
    expect(noted).toEqual(['end 2']);
    await accounts.signIn(tokenOf('b'), adding);
    await accounts.signIn(tokenOf('c'), adding);
    expect(idsOf(accounts), 'a number that may still get a token is not given away').toEqual([1, 2, 4]);
  });

  it('is signed out to the end', async () => {
    const { accounts, begun, fakeAt } = setUp({ 1: 'a' });
    begun(2, 'leaving', true);
    begun(3, 'leaving', false);
    await accounts.finish();
    expect(fakeAt(2).done).toEqual(['signed out']);
    expect(fakeAt(3).done, 'its files may be left').toEqual(['signed out']);
    expect(fakeAt(2).asked, 'nobody is there to be asked').toEqual([false]);
    expect(idsOf(accounts)).toEqual([1]);
  });

  it('waits while the keychain is closed, since nobody asked for its dialog', async () => {
    const { accounts, begun, fakeAt, noted, lockKeychain } = setUp({ 1: 'a' });
    begun(2, 'arriving', true);
    begun(3, 'leaving', true);
    lockKeychain();
    await accounts.finish();
    expect(noted).toEqual([]);
    expect(fakeAt(3).done).toEqual([]);
  });

  it('is left to the one that is at work', async () => {
    const { accounts, begun, noted, makeBusy } = setUp({ 1: 'a' });
    begun(2, 'arriving', true);
    makeBusy();
    await accounts.finish();
    expect(noted).toEqual([]);
  });
});

describe('two places of one account', () => {
  it('become one, which is shown, and nobody else is touched', async () => {
    const { accounts, fakeAt, removed, kept } = setUp({ 1: 'a', 2: 'b', 3: 'a' }, 3);
    await accounts.dropTwins();
    expect(idsOf(accounts)).toEqual([1, 2]);
    expect([fakeAt(1).done, fakeAt(2).done, fakeAt(3).done]).toEqual([[], [], ['signed out']]);
    expect(fakeAt(3).asked, 'nobody is there to be asked').toEqual([false]);
    expect(removed).toEqual([3]);
    expect(accounts.shown.id).toBe(1);
    expect(kept()).toBe(1);
  });

  it('become the one that plex.tv still accepts', async () => {
    const { accounts, fakeAt } = setUp({ 1: 'a', 2: 'a' });
    fakeAt(1).state = { ...knownAs('a'), problem: problem('rejected', { status: 401 }) };
    await accounts.dropTwins();
    expect(idsOf(accounts)).toEqual([2]);
  });

  it.each([
    ['whose it is', { ...knownAs('a'), last: null }],
    ['whether it is well', { ...knownAs('a'), problem: problem('unreachable') }],
    ['what plex.tv says just now', { ...knownAs('a'), reading: true }],
    ['where it is kept', { ...knownAs('a'), kept: 'session' }],
  ] as const)('stay while nobody knows of either %s', async (_, state) => {
    const { accounts, fakeAt, holds } = setUp({ 1: 'a', 2: 'a' });
    fakeAt(1).state = state;
    fakeAt(2).state = state;
    await accounts.dropTwins();
    expect(idsOf(accounts)).toEqual([1, 2]);
    expect(holds()).toBe(0);
  });

  it('are left to another Marquee that is at work', async () => {
    const { accounts, makeBusy } = setUp({ 1: 'a', 2: 'a' });
    makeBusy();
    await accounts.dropTwins();
    expect(idsOf(accounts)).toEqual([1, 2]);
  });

  it('stay while the keychain gives neither up', async () => {
    const { accounts, fakeAt } = setUp({ 1: 'a', 2: 'a' });
    fakeAt(2).problem = problem('keychain-failed');
    await accounts.dropTwins();
    expect(idsOf(accounts)).toEqual([1, 2]);
  });
});

describe('what another Marquee has done meanwhile', () => {
  it('is learned: who was signed in is there and told of, who was signed out is gone', async () => {
    const { accounts, fakeAt, meanwhile, found } = setUp({ 1: 'a', 2: 'b' });
    meanwhile(1, 3);
    fakeAt(2).isOutdated = true;
    await accounts.meetOthers();
    expect(idsOf(accounts)).toEqual([1, 3]);
    expect(found).toEqual([2, 3]);
  });
});

describe('among several accounts', () => {
  it('another one is shown when it is there', () => {
    const { accounts, kept, shows } = setUp({ 1: 'a', 2: 'b' });
    accounts.show(2);
    accounts.show(2);
    accounts.show(7);
    expect(accounts.shown.id).toBe(2);
    expect(kept()).toBe(2);
    expect(shows()).toBe(1);
  });

  it('one is found by what people call it', () => {
    const { accounts } = setUp({ 1: 'a', 2: 'b' });
    expect(findByName(accounts.all, ' title B')?.id).toBe(2);
    expect(findByName(accounts.all, 'a')?.id, 'by its id').toBe(1);
    expect(findByName(accounts.all, 'nobody')).toBeNull();
    expect(findByName(accounts.all, ' ')).toBeNull();
  });
});
