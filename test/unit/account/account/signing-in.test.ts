import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../../preload/contract/result';
import { problem } from '../../../../main/base/problems';
import { quiet, restarted, setUp, setUpSignedIn, userCalled } from './world';

describe('loading', () => {
  it('finds nobody signed in', async () => {
    const { account } = setUp();
    await account.load(quiet);
    expect(account.state).toEqual({ kind: 'signed-out', problem: null });
  });

  it('shows the last good reply before plex.tv is asked', async () => {
    const { account, plex } = restarted(await setUpSignedIn());
    await account.load(quiet);
    expect(account.state).toMatchObject({
      kind: 'signed-in',
      last: { user: { title: 'First' } },
      problem: null,
    });
    expect(plex.asked).toEqual([]);
  });

  it('takes a keychain that can’t be read for no proof of being signed out', async () => {
    const { account, tokens, replies } = setUp();
    tokens.marked = true;
    tokens.problem = problem('keychain-locked');
    replies.read = () => Promise.reject(new Error('The cache was asked for without its key.'));
    await account.load(quiet);
    expect(account.state).toMatchObject({
      kind: 'signed-in',
      last: null,
      problem: { kind: 'keychain-locked' },
    });
  });

  it('says why a first start can’t read the keychain', async () => {
    const { account, tokens } = setUp();
    tokens.problem = problem('keychain-absent');
    await account.load(quiet);
    expect(account.state).toMatchObject({ kind: 'signed-out', problem: { kind: 'keychain-absent' } });
  });

  it('tells a sign-in that is gone from one that never was', async () => {
    const { account, tokens } = setUp();
    tokens.marked = true;
    await account.load(quiet);
    expect(account.state).toMatchObject({ kind: 'signed-in', problem: { kind: 'keychain-missing' } });
  });
});

describe('the log of changes', () => {
  it('is told of each good reply and the one before, and of no failure', async () => {
    const { account, plex, changes } = await setUpSignedIn();
    for (const answer of [fail(problem('unavailable')), succeed(userCalled('Second'))]) {
      const done = account.refresh();
      await plex.answer(answer);
      await done;
    }
    expect(changes.received).toEqual(['nothing, then First: keychain', 'First, then Second: keychain']);
  });

  it('is told of the cached reply after a restart, and at a sign-in without loading', async () => {
    const before = await setUpSignedIn();
    const { account, plex, changes } = restarted(before);
    await account.load(quiet);
    const done = account.refresh();
    await plex.answer(succeed(userCalled('Second')));
    await done;
    expect(changes.received).toEqual(['First, then Second: keychain']);

    const renewed = restarted(before);
    const signedIn = renewed.signIn('second-token', 'keychain');
    await renewed.plex.answer(succeed(userCalled('Second')));
    await signedIn;
    expect(renewed.changes.received).toEqual(['First, then Second: keychain']);
  });

  it('is told of a session that it is one, and nothing of what was kept', async () => {
    const { signIn, plex, changes } = restarted(await setUpSignedIn());
    const signedIn = signIn('second-token', 'session');
    await plex.answer(succeed(userCalled('Second')));
    await signedIn;
    expect(changes.received).toEqual(['nothing, then Second: session']);
  });

  it('is erased by signing out', async () => {
    const { account, changes } = await setUpSignedIn();
    await account.signOut();
    expect(changes.received.at(-1)).toBe('erased');
  });
});

describe('signing in', () => {
  it('keeps the token only after plex.tv has accepted it', async () => {
    const { account, signIn, tokens, plex, replies } = setUp();
    const done = signIn(' a-token\n', 'keychain');
    expect(tokens.kept).toBeNull();
    await plex.answer(succeed(userCalled('Me')));
    expect(await done).toEqual(succeed(undefined));
    expect(tokens.kept?.reveal()).toBe('a-token');
    expect(account.state).toMatchObject({
      kind: 'signed-in',
      kept: 'keychain',
      last: { user: { title: 'Me' } },
    });
    expect(replies.kept?.user.title).toBe('Me');
  });

  it('keeps nothing when plex.tv rejects the token', async () => {
    const { account, signIn, tokens, plex } = setUp();
    const done = signIn('a-token', 'keychain');
    await plex.answer(fail(problem('rejected', { status: 401 })));
    expect(await done).toMatchObject({ ok: false, problem: { kind: 'rejected', status: 401 } });
    expect(tokens.kept).toBeNull();
    expect(account.state.kind).toBe('starting');
  });

  it('leaves the account before as it was when the new token fails', async () => {
    const { account, signIn, tokens, plex } = await setUpSignedIn();
    const done = signIn('second-token', 'keychain');
    await plex.answer(fail(problem('unavailable', { status: 503 })));
    expect(await done).toMatchObject({ ok: false });
    expect(tokens.kept?.reveal()).toBe('first-token');
    expect(account.state).toMatchObject({ last: { user: { title: 'First' } }, problem: null });
  });

  it('does not claim to have kept what the keychain refused', async () => {
    const { account, signIn, tokens, plex } = setUp();
    tokens.problem = problem('keychain-absent');
    const done = signIn('a-token', 'keychain');
    await plex.answer(succeed(userCalled('Me')));
    expect(await done).toMatchObject({ ok: false, problem: { kind: 'keychain-absent' } });
    expect(account.state.kind).toBe('starting');
  });

  it('for the session alone touches neither keychain nor disk', async () => {
    const { account, signIn, tokens, plex, replies } = setUp();
    tokens.problem = problem('keychain-absent');
    const done = signIn('a-token', 'session');
    await plex.answer(succeed(userCalled('Me')));
    expect(await done).toEqual(succeed(undefined));
    expect(account.state).toMatchObject({ kind: 'signed-in', kept: 'session' });
    expect(replies.kept).toBeNull();

    const refreshed = account.refresh();
    await plex.answer(succeed(userCalled('Me again')));
    expect(await refreshed).toEqual(succeed(undefined));
    expect(account.state).toMatchObject({ last: { user: { title: 'Me again' } } });
    expect(await account.signOut()).toEqual(succeed(undefined));
    expect(account.state).toEqual({ kind: 'signed-out', problem: null });
  });

  it('refuses what can’t be a token without asking anyone', async () => {
    const { signIn, plex } = setUp();
    expect(await signIn('two words', 'keychain')).toMatchObject({
      problem: { kind: 'malformed-token' },
    });
    expect(plex.asked).toEqual([]);
  });
});

describe('trying the keychain again', () => {
  it('leaves someone who is signed out signed out', async () => {
    const { account, tokens } = setUp();
    tokens.problem = problem('keychain-absent');
    await account.load(quiet);
    await account.unlockKeychain();
    expect(account.state).toMatchObject({ kind: 'signed-out', problem: { kind: 'keychain-absent' } });
    tokens.problem = null;
    await account.unlockKeychain();
    expect(account.state).toEqual({ kind: 'signed-out', problem: null });
  });

  it('reads the account once it opens', async () => {
    const { account, tokens, plex } = restarted(await setUpSignedIn());
    tokens.problem = problem('keychain-locked');
    await account.load(quiet);
    tokens.problem = null;
    const done = account.unlockKeychain();
    await plex.answer(succeed(userCalled('Second')));
    expect(await done).toEqual(succeed(undefined));
    expect(account.state).toMatchObject({ last: { user: { title: 'Second' } }, problem: null });
  });
});

describe('whose a sign-in is', () => {
  it('is told to the record with each good reply, so that a name given to another account goes', async () => {
    const { account, record, plex } = await setUpSignedIn({ uuid: 'one' });
    expect(record.owners).toEqual(['one']);
    const read = account.refresh();
    await plex.answer(succeed({ ...userCalled('First'), uuid: 'one' }));
    await read;
    expect(record.owners).toEqual(['one', 'one']);
  });

  it('is nothing to keep for a session', async () => {
    const { signIn, plex, record } = setUp();
    const done = signIn('a-token', 'session');
    await plex.answer(succeed(userCalled('First')));
    await done;
    expect(record.owners).toEqual([]);
  });
});
