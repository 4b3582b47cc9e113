import { describe, expect, it } from 'vitest';
import { succeed } from '../../../../preload/contract/result';
import { problem } from '../../../../main/base/problems';
import { setUpSignedIn, userCalled } from './world';

describe('signing out', () => {
  it('forgets the token and the cache', async () => {
    const { account, tokens, replies } = await setUpSignedIn();
    expect(await account.signOut()).toEqual(succeed(undefined));
    expect(tokens.kept).toBeNull();
    expect(replies.kept).toBeNull();
    expect(account.state).toEqual({ kind: 'signed-out', problem: null });
  });

  it('is not done while the keychain still holds the token', async () => {
    const { account, tokens, replies } = await setUpSignedIn();
    tokens.problem = problem('keychain-locked');
    expect(await account.signOut()).toMatchObject({ ok: false, problem: { kind: 'keychain-locked' } });
    expect(account.state.kind).toBe('signed-in');
    expect(replies.kept).not.toBeNull();
  });

  it('that was begun before stays so while the keychain still holds the token, and nobody is asked', async () => {
    const { account, tokens, record, replies } = await setUpSignedIn();
    record.unfinished = { stage: 'leaving', origin: 'pasted', since: null, keptIn: null };
    tokens.problem = problem('keychain-locked');
    await account.signOut({ mayPrompt: false });
    expect(record.noted).not.toContain('stay');
    tokens.problem = null;
    await account.signOut({ mayPrompt: false });
    expect(record.noted.at(-1)).toBe('end');
    expect([...tokens.erasures, ...replies.erasures]).toEqual(Array(3).fill({ mayPrompt: false }));
  });

  it('says when something could not be removed, and is signed out all the same', async () => {
    const { account, tokens, replies } = await setUpSignedIn();
    replies.problem = problem('disk', { code: 'EROFS' });
    const message = expect.stringContaining('Your token was deleted, but') as unknown;
    expect(await account.signOut()).toMatchObject({
      ok: false,
      problem: { kind: 'disk', code: 'EROFS', message },
    });
    expect(tokens.kept).toBeNull();
    expect(account.state).toEqual({ kind: 'signed-out', problem: null });
  });

  it('elsewhere is noticed at the next reading, and what was learned in this run is forgotten', async () => {
    const { account, tokens, changes } = await setUpSignedIn();
    await tokens.erase();
    await account.refresh();
    expect(account.state).toEqual({ kind: 'signed-out', problem: null });
    expect(changes.received.at(-1)).toBe('forgotten');
  });

  it('is not what happened when the token alone is gone: nothing is forgotten', async () => {
    const { account, tokens, changes } = await setUpSignedIn();
    tokens.kept = null;
    await account.refresh();
    expect(account.state).toMatchObject({
      last: { user: { title: 'First' } },
      problem: { kind: 'keychain-missing' },
    });
    expect(changes.received).not.toContain('forgotten');
  });

  it('that fails leaves no reading behind that never ends', async () => {
    const { account, tokens, plex } = await setUpSignedIn();
    const late = account.refresh();
    await plex.isAsked();
    tokens.problem = problem('keychain-locked');
    await account.signOut();
    expect(account.state).toMatchObject({ kind: 'signed-in', reading: false });
    await plex.answer(succeed(userCalled('Too late')));
    await late;
    expect(account.state).toMatchObject({ last: { user: { title: 'First' } } });
  });
});

describe('signing out, in order', () => {
  it('notes first what it does, and last that it is done', async () => {
    const { account, record } = await setUpSignedIn();
    await account.signOut();
    expect(record.noted).toEqual(['leave', 'end']);
  });

  it('takes the note back where the keychain keeps the token', async () => {
    const { account, tokens, record } = await setUpSignedIn();
    tokens.problem = problem('keychain-locked');
    await account.signOut();
    expect(record.noted).toEqual(['leave', 'stay']);
  });

  it('leaves the note where a file could not be removed, so that the next start tries again', async () => {
    const { account, replies, record } = await setUpSignedIn();
    replies.problem = problem('disk', { code: 'EROFS' });
    await account.signOut();
    expect(record.noted).toEqual(['leave']);
  });
});
