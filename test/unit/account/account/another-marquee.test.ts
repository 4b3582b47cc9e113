import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../../../main/account/stores';
import { fail, succeed } from '../../../../preload/contract/result';
import { problem } from '../../../../main/base/problems';
import { facts, quiet, restarted, setUp, setUpSignedIn, userCalled } from './world';

const other = { ...facts, signIn: 'another-sign-in' };
const replyOfOther = { user: userCalled('Other'), fetchedAt: '2026-01-01T00:00:00.000Z' };

/** An account that this Marquee has read, and whose sign-in another one then changes. */
async function setUpRead() {
  const before = await setUpSignedIn();
  const parts = restarted(before);
  parts.record.facts = facts;
  await parts.account.load(quiet);
  return parts;
}

describe('another Marquee', () => {
  it('that has signed another account in here is met with nothing of the one before', async () => {
    const { account, record, replies, changes } = await setUpRead();
    expect(account.isOutdated).toBe(false);
    record.facts = other;
    replies.kept = replyOfOther;
    expect(account.isOutdated).toBe(true);
    await account.load(quiet);
    expect(account.state).toMatchObject({ last: { user: { title: 'Other' } } });
    expect(changes.received).toEqual(['forgotten']);
    expect(account.isOutdated).toBe(false);
  });

  it('that does so during a reading gets nothing of its answer', async () => {
    const { account, record, replies, plex, changes } = await setUpRead();
    const reading = account.refresh();
    await plex.isAsked();
    record.meanwhile = other;
    replies.kept = replyOfOther;
    await plex.answer(succeed(userCalled('First')));
    await plex.isAsked();
    expect(account.state, 'plex.tv is asked again').toMatchObject({ last: { user: { title: 'Other' } } });
    expect(replies.kept.user.title).toBe('Other');
    expect(changes.received).toEqual(['forgotten']);
    await plex.answer(succeed(userCalled('Other, too')));
    await reading;
    expect(account.state).toMatchObject({ last: { user: { title: 'Other, too' } }, reading: false });
  });

  it('that signs out during a reading leaves nobody signed in', async () => {
    const { account, record, tokens, plex } = await setUpRead();
    const reading = account.refresh();
    await plex.isAsked();
    record.meanwhile = null;
    await tokens.erase();
    await plex.answer(succeed(userCalled('First')));
    await reading;
    expect(account.state).toEqual({ kind: 'signed-out', problem: null });
  });

  it('that is met during a reading gets nothing of its answer either', async () => {
    const { account, record, plex } = await setUpRead();
    const ofTheFirst = account.refresh();
    await plex.isAsked();
    record.facts = other;
    await account.load(quiet);
    expect(account.state).toMatchObject({ reading: false });
    const ofTheOther = account.refresh();
    await plex.answer(fail(problem('rejected', { status: 401 })));
    expect(await ofTheFirst).toEqual(succeed(undefined));
    expect(account.state, 'plex.tv has rejected the token before').toMatchObject({
      problem: null,
      reading: true,
    });
    await plex.answer(succeed(userCalled('Other')));
    await ofTheOther;
    expect(account.state).toMatchObject({ last: { user: { title: 'Other' } }, reading: false });
  });

  it('that is found to have signed out during a reading leaves nobody signed in', async () => {
    const { account, record, tokens, plex } = await setUpRead();
    const reading = account.refresh();
    await plex.isAsked();
    record.facts = null;
    await tokens.erase();
    await account.load(quiet);
    await plex.answer(succeed(userCalled('First')));
    await reading;
    expect(account.state).toEqual({ kind: 'signed-out', problem: null });
  });

  it('that has signed out where the keychain is closed now leaves nobody signed in', async () => {
    const { account, record, tokens, plex } = await setUpRead();
    const reading = account.refresh();
    await plex.isAsked();
    record.facts = null;
    await tokens.erase();
    tokens.problem = problem('keychain-locked');
    await account.load(quiet);
    await plex.answer(succeed(userCalled('First')));
    await reading;
    expect(account.state).toMatchObject({ kind: 'signed-out', problem: { kind: 'keychain-locked' } });
  });

  it('is no matter for a sign-in that is kept nowhere', async () => {
    const { account, signIn, plex, record } = setUp();
    const signedIn = signIn('first-token', 'session');
    await plex.answer(succeed(userCalled('First')));
    await signedIn;
    record.facts = other;
    expect(account.isOutdated).toBe(false);
  });
});

describe('an account whose sign-in another Marquee has changed', () => {
  it('is outdated as long as it has not looked, and not after that', async () => {
    const { account } = setUp();
    expect(account.isOutdated).toBe(true);
    await account.load(quiet);
    expect(account.isOutdated).toBe(false);
  });

  it('shows the new sign-in as one of the keychain, with where it came from', async () => {
    const { account, record, replies } = await setUpRead();
    replies.kept = replyOfOther;
    record.facts = { ...other, origin: 'pasted' };
    await account.load(quiet);
    expect(account.state).toMatchObject({
      kind: 'signed-in',
      kept: 'keychain',
      origin: 'pasted',
      last: { user: { title: 'Other' } },
      reading: false,
    });
  });

  it('tells at each moment that a sign-in is being read, once it is', async () => {
    const { account, record, plex, states } = await setUpRead();
    record.facts = other;
    const before = states.length;
    void account.refresh();
    await plex.isAsked();
    expect(states.length).toBeGreaterThan(before + 1);
    for (const state of states.slice(before))
      expect(state).toMatchObject({ kind: 'signed-in', reading: true });
  });

  it('is there as long as the keychain has the token, although its record is gone', async () => {
    const { account, record, replies } = await setUpRead();
    replies.kept = replyOfOther;
    record.facts = null;
    await account.load(quiet);
    expect(account.state).toMatchObject({ kind: 'signed-in', last: { user: { title: 'Other' } } });
  });

  it('looks at it without a dialog of the keychain', async () => {
    const { account, record, plex, tokens } = await setUpRead();
    const asked: (boolean | undefined)[] = [];
    const read = tokens.read.bind(tokens);
    tokens.read = (options?: ReadOptions) => {
      asked.push(options?.mayPrompt);
      return read();
    };
    const unlocking = account.unlockKeychain();
    await plex.isAsked();
    record.meanwhile = other;
    await plex.answer(succeed(userCalled('First')));
    await plex.answer(succeed(userCalled('Other')));
    await unlocking;
    expect(asked, 'a person wanted the first alone').toEqual([true, false, false]);
  });
});
