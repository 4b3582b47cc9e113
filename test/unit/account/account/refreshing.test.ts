import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../../preload/contract/result';
import { problem } from '../../../../main/base/problems';
import { Token } from '../../../../main/plex/token';
import { facts, quiet, restarted, setUpSignedIn, userCalled } from './world';

describe('refreshing', () => {
  it('reads the token for each request, and holds none between two', async () => {
    const { account, plex, tokens } = await setUpSignedIn();
    const other = Token.parse('second-token');
    if (other.ok) tokens.kept = other.value;
    const done = account.refresh();
    await plex.isAsked();
    expect(plex.asked.map(({ token }) => token)).toEqual(['second-token']);
    await plex.answer(succeed(userCalled('First')));
    await done;
  });

  it('shares one request among all who ask', async () => {
    const { account, plex } = await setUpSignedIn();
    const answers = [account.refresh(), account.refresh(), account.refresh()];
    expect(new Set(answers).size).toBe(1);
    await plex.answer(succeed(userCalled('Second')));
    await Promise.all(answers);
    expect(plex.asked).toEqual([]);
    expect(account.state).toMatchObject({ last: { user: { title: 'Second' } }, reading: false });
  });

  it('asks again while the reply before is still being written', async () => {
    const { account, plex, replies } = await setUpSignedIn();
    let finish = (): void => undefined;
    replies.slowness = new Promise((resolve) => (finish = resolve));
    const slow = account.refresh();
    await plex.answer(succeed(userCalled('Second')));
    await new Promise((settled) => setImmediate(settled));
    expect(replies.kept?.user.title).toBe('Second');
    const next = account.refresh();
    await plex.answer(fail(problem('unavailable', { status: 503 })));
    expect(await next).toMatchObject({ ok: false });
    expect(account.state).toMatchObject({
      last: { user: { title: 'Second' } },
      problem: { kind: 'unavailable' },
    });
    finish();
    expect(await slow).toEqual(succeed(undefined));
    expect(account.state).toMatchObject({ problem: { kind: 'unavailable' }, reading: false });
  });

  it('keeps the last good reply through a failure, and forgets the failure after a good one', async () => {
    const { account, plex } = await setUpSignedIn();
    let done = account.refresh();
    await plex.answer(fail(problem('unavailable', { status: 503 })));
    await done;
    expect(account.state).toMatchObject({
      last: { user: { title: 'First' } },
      problem: { kind: 'unavailable' },
    });
    done = account.refresh();
    await plex.answer(succeed(userCalled('Second')));
    await done;
    expect(account.state).toMatchObject({ last: { user: { title: 'Second' } }, problem: null });
  });

  it('keeps the token of a rejected sign-in', async () => {
    const { account, plex, tokens } = await setUpSignedIn();
    const done = account.refresh();
    await plex.answer(fail(problem('rejected', { status: 401 })));
    await done;
    expect(tokens.kept?.reveal()).toBe('first-token');
    expect(account.state).toMatchObject({ problem: { kind: 'rejected' }, nextReadAt: null });
  });

  it('leaves plex.tv alone until the time that it named', async () => {
    const { account, plex, clock } = await setUpSignedIn();
    const done = account.refresh();
    const retryAt = new Date(clock.now() + 60_000).toISOString();
    await plex.answer(fail(problem('rate-limited', { status: 429, retryAt })));
    await done;
    expect(await account.refresh()).toMatchObject({ ok: false, problem: { kind: 'rate-limited' } });
    expect(plex.asked).toEqual([]);

    clock.pass(60_000);
    const later = account.refresh();
    await plex.answer(succeed(userCalled('Second')));
    expect(await later).toEqual(succeed(undefined));
  });

  it('leaves plex.tv alone for minutes when it names no time, also after a restart', async () => {
    const before = await setUpSignedIn();
    before.record.facts = facts;
    const done = before.account.refresh();
    await before.plex.answer(fail(problem('rate-limited', { status: 429 })));
    const retryAt = new Date(before.clock.now() + 60_000).toISOString();
    expect(await done).toMatchObject({ problem: { kind: 'rate-limited', retryAt } });
    expect(before.account.state).toMatchObject({ problem: { retryAt }, nextReadAt: retryAt });
    await before.account.refresh();
    expect(before.plex.asked).toEqual([]);

    const { account, plex, record } = restarted(before);
    record.facts = before.record.facts;
    await account.load(quiet);
    expect(await account.refresh()).toMatchObject({ problem: { kind: 'rate-limited', retryAt } });
    expect(plex.asked).toEqual([]);

    before.clock.pass(60_000);
    const again = before.account.refresh();
    await before.plex.answer(fail(problem('rate-limited', { status: 429 })));
    await again;
    const longer = new Date(before.clock.now() + 120_000).toISOString();
    expect(before.account.state, 'twice as long').toMatchObject({ problem: { retryAt: longer } });
  });

  it('leaves plex.tv alone also after a restart, and asks when the time has come', async () => {
    const before = await setUpSignedIn();
    before.record.facts = facts;
    const done = before.account.refresh();
    const retryAt = new Date(before.clock.now() + 60_000).toISOString();
    await before.plex.answer(fail(problem('rate-limited', { status: 429, retryAt })));
    await done;

    const { account, plex, clock, record } = restarted(before);
    record.facts = before.record.facts;
    await account.load(quiet);
    expect(account.state).toMatchObject({
      last: { user: { title: 'First' } },
      problem: { kind: 'rate-limited', status: 429, retryAt },
      nextReadAt: retryAt,
    });
    expect(await account.refresh()).toMatchObject({ ok: false, problem: { kind: 'rate-limited' } });
    expect(plex.asked).toEqual([]);

    const later = restarted(before);
    later.record.facts = before.record.facts;
    later.clock.set(clock.now() + 60_000);
    await later.account.load(quiet);
    expect(later.account.state).toMatchObject({ problem: null });
  });

  it.each([
    ['another id', { id: '2' }],
    ['another uuid', { id: '1', uuid: '00e2' }],
  ])('takes no reply of another account, and asks again: %s', async (_, ids) => {
    const { account, plex, replies, changes, clock } = await setUpSignedIn({ id: '1', uuid: '00e1' });
    const received = [...changes.received];
    const mixedUp = account.refresh();
    await plex.answer(succeed({ ...userCalled('Stranger'), ...ids }), '"theirs"');
    expect(await mixedUp).toMatchObject({ ok: false, problem: { kind: 'other-account' } });
    expect(account.state).toMatchObject({
      last: { user: { title: 'First' } },
      problem: { kind: 'other-account' },
      nextReadAt: new Date(clock.now() + 30_000).toISOString(),
    });
    expect(replies.kept?.user.title).toBe('First');
    expect(changes.received).toEqual(received);

    const right = account.refresh();
    await plex.isAsked();
    expect(plex.asked[0]?.ask.etag, 'the tag of the reply that is known').not.toBe('"theirs"');
    await plex.answer(succeed({ ...userCalled('Second'), id: '1' }));
    expect(await right).toEqual(succeed(undefined));
    expect(changes.received.at(-1)).toBe('First, then Second: keychain');
  });

  it('takes no reply of another account either after one that did not say whose it is', async () => {
    const { account, plex, changes } = await setUpSignedIn({ id: '1' });
    changes.of = { id: '1' };
    const untold = account.refresh();
    await plex.answer(succeed(userCalled('Nobody')));
    expect(await untold).toEqual(succeed(undefined));
    const mixedUp = account.refresh();
    await plex.answer(succeed({ ...userCalled('Stranger'), id: '2' }));
    expect(await mixedUp).toMatchObject({ ok: false, problem: { kind: 'other-account' } });
  });

  it('takes the reply of another account when another Marquee has signed that in meanwhile', async () => {
    const { account, plex, record, replies } = await setUpSignedIn({ id: '1' });
    record.facts = { ...facts, signIn: 'a-new-sign-in' };
    replies.kept = null; // the store has nothing of this sign-in yet
    const reading = account.refresh();
    await plex.answer(succeed({ ...userCalled('New'), id: '2' }));
    expect(await reading).toEqual(succeed(undefined));
    expect(account.state).toMatchObject({ last: { user: { title: 'New' } }, problem: null });
    const mixedUp = account.refresh();
    await plex.answer(succeed({ ...userCalled('First'), id: '1' }));
    expect(await mixedUp).toMatchObject({ problem: { kind: 'other-account' } });
  });

  it('takes no reply of another account either when only the history tells whose it is', async () => {
    const { account, plex, replies, changes } = restarted(await setUpSignedIn({ id: '1' }));
    replies.kept = null;
    changes.of = { id: '1' };
    await account.load(quiet);
    const mixedUp = account.refresh();
    await plex.answer(succeed({ ...userCalled('Stranger'), id: '2' }));
    expect(await mixedUp).toMatchObject({ ok: false, problem: { kind: 'other-account' } });
    expect(changes.received).toEqual([]);
    expect(replies.kept).toBeNull();
  });

  it('drops an answer that comes after signing out', async () => {
    const { account, plex, replies } = await setUpSignedIn();
    const late = account.refresh();
    await plex.isAsked();
    await account.signOut();
    await plex.answer(succeed(userCalled('Too late')));
    await late;
    expect(account.state).toEqual({ kind: 'signed-out', problem: null });
    expect(replies.kept).toBeNull();
  });

  it('drops an answer for the token before', async () => {
    const { account, signIn, plex } = await setUpSignedIn();
    const late = account.refresh();
    await plex.isAsked();
    const old = plex.asked.shift();
    const signedIn = signIn('second-token', 'keychain');
    await plex.answer(succeed(userCalled('Second')));
    await signedIn;
    old?.answer(fail(problem('rejected', { status: 401 })));
    await late;
    expect(account.state).toMatchObject({ last: { user: { title: 'Second' } }, problem: null });
  });

  it('fetches the cached reply once the keychain opens', async () => {
    const { account, plex, tokens } = restarted(await setUpSignedIn());
    tokens.problem = problem('keychain-locked');
    await account.load(quiet);
    tokens.problem = null;
    const done = account.refresh();
    await plex.isAsked();
    expect(account.state).toMatchObject({ last: { user: { title: 'First' } }, reading: true });
    await plex.answer(succeed(userCalled('Second')));
    await done;
    expect(account.state).toMatchObject({ last: { user: { title: 'Second' } }, problem: null });
  });
});
