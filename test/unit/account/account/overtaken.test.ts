import { describe, expect, it } from 'vitest';
import type { AccountIds } from '../../../../main/account/history/changes';
import type { Token } from '../../../../main/plex/token';
import type { Reply } from '../../../../preload/contract/account/account-state';
import type { KeychainProblem } from '../../../../preload/contract/problem';
import { fail, succeed, type Result } from '../../../../preload/contract/result';
import { problem } from '../../../../main/base/problems';
import { quiet, restarted, setUpSignedIn, userCalled } from './world';

const signedOut = { kind: 'signed-out', problem: null };

/** An answer that a test gives when it likes. */
function late<Value>() {
  let give: (value: Value) => void = () => undefined;
  const answer = new Promise<Value>((resolve) => (give = resolve));
  return { answer, give };
}

/** What was begun goes on as far as it can. */
const settle = () => new Promise(setImmediate);

describe('an account that signs out', () => {
  it('is not signed in again by a keychain that fails after that', async () => {
    const { account, tokens } = await setUpSignedIn();
    const keychain = late<Result<Token | null, KeychainProblem>>();
    tokens.read = () => keychain.answer;
    const reading = account.refresh();
    await settle();
    await account.signOut();
    keychain.give(fail(problem('keychain-locked')));
    expect(await reading).toEqual(succeed(undefined));
    expect(account.state).toEqual(signedOut);
  });

  it('is not signed in again by a cache that opens after that', async () => {
    const { account, replies, tokens } = restarted(await setUpSignedIn());
    tokens.problem = problem('keychain-locked');
    await account.load(quiet);
    tokens.problem = null;
    const cache = late<Reply | null>();
    replies.read = () => cache.answer;
    void account.refresh();
    await settle();
    await account.signOut();
    cache.give({ user: userCalled('Too late'), fetchedAt: '2026-01-01T00:00:00.000Z' });
    await settle();
    expect(account.state).toEqual(signedOut);
  });

  it('is not signed in again by a history that opens after that', async () => {
    const { account, changes, plex, replies } = await setUpSignedIn();
    const history = late<AccountIds | null>();
    changes.account = () => history.answer;
    const reading = account.refresh();
    await plex.answer(succeed(userCalled('Too late')));
    await settle();
    await account.signOut();
    history.give(null);
    await reading;
    expect(account.state).toEqual(signedOut);
    expect(replies.kept).toBeNull();
  });

  it('tells of nothing but that', async () => {
    const { account, states } = await setUpSignedIn();
    const before = states.length;
    await account.signOut();
    await account.signOut();
    expect(states.slice(before)).toEqual([signedOut, signedOut]);
  });

  it('tells first that the reading which was under way is over', async () => {
    const { account, plex, states } = await setUpSignedIn();
    const before = states.length;
    void account.refresh();
    await plex.isAsked();
    await account.signOut();
    expect(states.slice(before).map((it) => (it.kind === 'signed-in' ? it.reading : it.kind))).toEqual([
      true,
      false,
      'signed-out',
    ]);
  });
});
