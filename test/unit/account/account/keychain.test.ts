import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../../../main/account/stores';
import { fail, succeed } from '../../../../preload/contract/result';
import { problem } from '../../../../main/base/problems';
import { Token } from '../../../../main/plex/token';
import { facts, quiet, restarted, setUp, setUpSignedIn, userCalled } from './world';

type Parts = ReturnType<typeof setUp>;

const waiting = problem('keychain-waiting');

/** The keychain notes how it is read, and opens a dialog each time. */
function withDialogs({ tokens }: Parts): readonly ReadOptions[] {
  const reads: ReadOptions[] = [];
  const read = tokens.read.bind(tokens);
  tokens.read = (options?: ReadOptions) => {
    if (options) reads.push(options);
    options?.onWaiting?.(waiting);
    return read();
  };
  return reads;
}

describe('a dialog of the keychain', () => {
  it('is told of while Marquee starts, beside what is known, and is over when it is answered', async () => {
    const parts = restarted(await setUpSignedIn());
    parts.record.facts = facts;
    withDialogs(parts);
    await parts.account.load(quiet);
    expect(parts.states[0]).toMatchObject({ problem: waiting, reading: true, origin: 'browser' });
    expect(parts.account.state).toMatchObject({ problem: null, reading: false });
  });

  it('is told of during a reading, and is over when it is answered', async () => {
    const parts = await setUpSignedIn();
    withDialogs(parts);
    const done = parts.account.refresh();
    await parts.plex.isAsked();
    expect(parts.account.state).toMatchObject({ problem: waiting, reading: true, last: { user: {} } });
    await parts.plex.answer(succeed(userCalled('Second')));
    await done;
    expect(parts.account.state).toMatchObject({ problem: null, reading: false });
  });

  it('of a reading that was given up meanwhile is no longer told of', async () => {
    const parts = await setUpSignedIn();
    let open: ReadOptions['onWaiting'];
    parts.tokens.read = (options?: ReadOptions) => {
      open = options?.onWaiting;
      return new Promise(() => undefined);
    };
    void parts.account.refresh();
    await new Promise(setImmediate);
    await parts.account.signOut();
    open?.(waiting);
    expect(parts.account.state).toEqual({ kind: 'signed-out', problem: null });
  });

  it('opens only for what a person has asked for', async () => {
    const parts = await setUpSignedIn();
    const reads = withDialogs(parts);
    const asked = async (what: () => Promise<unknown>): Promise<boolean | undefined> => {
      const done = what();
      await new Promise(setImmediate);
      parts.plex.asked.shift()?.answer(succeed({ kind: 'user', user: userCalled('First'), etag: null }));
      await done;
      return reads.at(-1)?.mayPrompt;
    };
    expect(await asked(() => parts.account.refresh())).toBe(false);
    expect(await asked(() => parts.account.getHomeUsers())).toBe(false);
    expect(await asked(() => parts.account.unlockKeychain())).toBe(true);
    expect(await asked(() => parts.account.signOutAtPlex())).toBe(true);
  });

  it('opens for someone who is signed out and tries again', async () => {
    const parts = setUp();
    await parts.account.load(quiet);
    const reads = withDialogs(parts);
    expect(await parts.account.unlockKeychain()).toEqual(succeed(undefined));
    expect(reads.map(({ mayPrompt }) => mayPrompt)).toEqual([true]);
    expect(parts.plex.asked).toEqual([]);
  });
});

describe('a keychain without the token', () => {
  it('shows what is known, for the cache has its own key', async () => {
    const parts = restarted(await setUpSignedIn());
    parts.tokens.kept = null;
    await parts.account.load(quiet);
    expect(parts.account.state).toMatchObject({
      last: { user: { title: 'First' } },
      problem: { kind: 'keychain-missing' },
    });
  });

  it('has nothing to end at Plex, and no Home', async () => {
    const { account, plex } = setUp();
    await account.load(quiet);
    expect(await account.signOutAtPlex()).toEqual(succeed(undefined));
    expect(await account.getHomeUsers()).toEqual(succeed([]));
    expect(await account.refresh()).toEqual(succeed(undefined));
    expect(plex.calls).toEqual([]);
    expect(plex.asked).toEqual([]);
  });

  it('that can’t be read ends nothing at Plex, and says why', async () => {
    const { account, plex, tokens } = await setUpSignedIn();
    tokens.problem = problem('keychain-locked');
    expect(await account.signOutAtPlex()).toMatchObject({ ok: false, problem: { kind: 'keychain-locked' } });
    expect(plex.calls).toEqual([]);
  });
});

describe('looking again at the keychain', () => {
  it('keeps what is shown and when plex.tv is asked next', async () => {
    const { account, replies } = await setUpSignedIn();
    const before = account.state;
    replies.read = () => Promise.reject(new Error('What is shown was asked for again.'));
    await account.load(quiet);
    expect(account.state).toEqual(before);
  });
});

describe('a session without the keychain', () => {
  async function setUpSession() {
    const parts = setUp();
    const done = parts.signIn('a-token', 'session');
    await parts.plex.answer(succeed(userCalled('Me')));
    await done;
    return parts;
  }

  it('is never outdated by what another Marquee does', async () => {
    const { account, record } = await setUpSession();
    record.facts = facts;
    expect(account.isOutdated).toBe(false);
  });

  it('ends without a word in the record, which has nothing of it', async () => {
    const { account, record } = await setUpSession();
    await account.signOut();
    expect(record.noted).toEqual([]);
    expect(account.state).toEqual({ kind: 'signed-out', problem: null });
    expect(await account.signOutAtPlex(), 'its token is forgotten').toEqual(succeed(undefined));
  });

  it('ends although a keychain that it never needed fails, and says when the disk does', async () => {
    const { account, replies } = await setUpSession();
    replies.erase = () => Promise.resolve(fail(problem('keychain-absent') as never));
    expect(await account.signOut()).toEqual(succeed(undefined));
    const other = await setUpSession();
    other.replies.problem = problem('disk', { code: 'EROFS' });
    expect(await other.account.signOut()).toMatchObject({ ok: false, problem: { kind: 'disk' } });
    const kept = await setUpSignedIn();
    kept.replies.erase = replies.erase;
    expect(await kept.account.signOut()).toMatchObject({ problem: { kind: 'keychain-absent' } });
  });

  it('ends with the sign-in before it, where the keychain still has one', async () => {
    const { account, record, tokens } = await setUpSession();
    const old = Token.parse('old-token');
    tokens.kept = old.ok ? old.value : null;
    tokens.marked = true;
    await account.signOut();
    expect(record.noted).toEqual(['leave', 'end']);
    expect(tokens.kept).toBeNull();
  });

  it('asks with its own token, whatever the keychain holds', async () => {
    const { account, plex } = await setUpSession();
    await account.getHomeUsers();
    expect(plex.calls).toEqual(['home a-token']);
  });
});
