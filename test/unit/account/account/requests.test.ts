import { describe, expect, it } from 'vitest';
import { succeed } from '../../../../preload/contract/result';
import { problem } from '../../../../main/base/problems';
import { facts, quiet, setUp, setUpSignedIn, userCalled } from './world';

describe('a reply that is known already', () => {
  it('is asked for by its tag, and is fresh again when it still holds', async () => {
    const { account, plex, clock } = await setUpSignedIn();
    let done = account.refresh();
    await plex.answer(succeed(userCalled('Second')), 'W/"2"');
    await done;
    clock.pass(60_000);
    done = account.refresh();
    await plex.isAsked();
    expect(plex.asked[0]?.ask.etag).toBe('W/"2"');
    await plex.answerAs(succeed({ kind: 'not-modified' }));
    await done;
    expect(account.state).toMatchObject({
      last: { user: { title: 'Second' }, fetchedAt: new Date(clock.now()).toISOString() },
      problem: null,
      reading: false,
    });
  });

  it('is not that of another token', async () => {
    const { account, signIn, plex } = await setUpSignedIn();
    let done = account.refresh();
    await plex.answer(succeed(userCalled('Second')), 'W/"2"');
    await done;
    done = signIn('other-token', 'keychain');
    await plex.isAsked();
    expect(plex.asked[0]?.ask.etag).toBeUndefined();
    await plex.answer(succeed(userCalled('Other')));
    await done;
    done = account.refresh();
    await plex.isAsked();
    expect(plex.asked[0]?.ask.etag).toBeNull();
    await plex.answer(succeed(userCalled('Other')));
    await done;
  });
});

describe('a reading', () => {
  it('bothers no keychain for someone who is signed out', async () => {
    const { account, tokens } = setUp();
    await account.load(quiet);
    tokens.read = () => Promise.reject(new Error('The keychain was asked.'));
    expect(await account.refresh()).toEqual(succeed(undefined));
  });

  it('leaves the cache alone where the last good reply is known', async () => {
    const { account, plex, replies } = await setUpSignedIn();
    replies.read = () => Promise.reject(new Error('The cache was asked.'));
    const done = account.refresh();
    await plex.answer(succeed(userCalled('Second')));
    expect(await done).toEqual(succeed(undefined));
  });

  it('of a session needs no record of its own on the disk', async () => {
    const { account, signIn, plex, record } = setUp();
    const signedIn = signIn('a-token', 'session');
    await plex.answer(succeed(userCalled('Me')));
    await signedIn;
    record.reload = () => Promise.reject(new Error('The record was asked.'));
    const done = account.refresh();
    await plex.answer(succeed(userCalled('Me again')));
    expect(await done).toEqual(succeed(undefined));
  });

  it('goes on asking by the tag while the reply still holds, and believes it of the account that it knows', async () => {
    const { account, plex } = await setUpSignedIn({ id: '1', uuid: 'a' });
    let done = account.refresh();
    await plex.answer(succeed({ ...userCalled('Second'), id: '1', uuid: 'a' }), 'W/"2"');
    await done;
    for (let time = 0; time < 2; time += 1) {
      done = account.refresh();
      await plex.isAsked();
      expect(plex.asked[0]?.ask.etag).toBe('W/"2"');
      await plex.answerAs(succeed({ kind: 'not-modified' }));
      expect(await done).toEqual(succeed(undefined));
    }
    expect(account.state).toMatchObject({ last: { user: { title: 'Second' } }, problem: null });
  });
});

describe('trying the keychain again', () => {
  it('asks it once where somebody is signed in, for each time may be a dialog', async () => {
    const { account, plex, tokens } = await setUpSignedIn();
    let reads = 0;
    const read = tokens.read.bind(tokens);
    tokens.read = () => {
      reads += 1;
      return read();
    };
    const done = account.unlockKeychain();
    await plex.answer(succeed(userCalled('Second')));
    await done;
    expect(reads).toBe(1);
  });
});

describe('keeping the token alive', () => {
  async function readOnce({ account, plex }: Awaited<ReturnType<typeof setUpSignedIn>>): Promise<void> {
    const done = account.refresh();
    await plex.answer(succeed(userCalled('First')));
    await done;
  }

  it('tells plex.tv once a day, after a good reading', async () => {
    const parts = await setUpSignedIn();
    parts.record.facts = facts;
    await readOnce(parts);
    await readOnce(parts);
    expect(parts.plex.calls).toEqual(['ping first-token']);
    parts.clock.pass(24 * 60 * 60_000);
    await readOnce(parts);
    expect(parts.plex.calls).toHaveLength(2);
  });

  it('signs nobody out, whatever plex.tv answers to it, and tries again with the next reading', async () => {
    const parts = await setUpSignedIn();
    parts.record.facts = facts;
    parts.plex.problem = problem('rejected', { status: 401 });
    await readOnce(parts);
    await readOnce(parts);
    expect(parts.plex.calls).toHaveLength(2);
    expect(parts.account.state).toMatchObject({ kind: 'signed-in', problem: null });
  });

  it('notes when it did, and takes a time to come for that of a clock which was set back', async () => {
    const parts = await setUpSignedIn();
    parts.record.facts = { ...facts, keptAliveAt: '2027-01-01T00:00:00.000Z' };
    await readOnce(parts);
    expect(parts.plex.calls).toEqual(['ping first-token']);
    expect(parts.record.facts.keptAliveAt).toBe(new Date(parts.clock.now()).toISOString());
  });

  it('does not tell of a token that is kept nowhere', async () => {
    const parts = await setUpSignedIn();
    await readOnce(parts);
    expect(parts.plex.calls).toEqual([]);
  });
});

describe('beside readings', () => {
  it('the token ends at plex.tv when that is wanted', async () => {
    const { account, plex } = await setUpSignedIn();
    expect(await account.signOutAtPlex()).toEqual(succeed(undefined));
    expect(plex.calls).toEqual(['sign-out first-token']);
    expect(account.state.kind, 'what is here is another matter').toBe('signed-in');
  });

  it('the members of the Home are asked for with the same token', async () => {
    const { account, plex, tokens } = await setUpSignedIn();
    expect(await account.getHomeUsers()).toEqual(succeed([{ title: 'Little One' }]));
    expect(plex.calls).toEqual(['home first-token']);
    tokens.problem = problem('keychain-locked');
    expect(await account.getHomeUsers()).toMatchObject({ problem: { kind: 'keychain-locked' } });
  });
});

describe('a request that nobody waits for any more', () => {
  it('is called off when the account signs out', async () => {
    const { account, plex } = await setUpSignedIn();
    void account.refresh();
    await plex.isAsked();
    const signal = plex.asked[0]?.ask.signal;
    expect(signal?.aborted).toBe(false);
    await account.signOut();
    expect(signal?.aborted).toBe(true);
  });

  it('is called off when another token takes its place', async () => {
    const { account, signIn, plex } = await setUpSignedIn();
    void account.refresh();
    await plex.isAsked();
    const old = plex.asked.shift();
    const done = signIn('second-token', 'keychain');
    await plex.answer(succeed(userCalled('Second')));
    await done;
    expect(old?.ask.signal?.aborted).toBe(true);
  });
});
