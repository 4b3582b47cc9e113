import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../preload/contract/result';
import { problem } from '../../../main/base/problems';
import { Token } from '../../../main/plex/token';
import { facts, quiet, restarted, setUp, setUpSignedIn, userCalled } from './account-world';

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

describe('the plan', () => {
  it('follows the interval as soon as it is set', async () => {
    const { account, settings, clock } = await setUpSignedIn();
    settings.minutes = 60;
    account.reschedule();
    expect(account.state).toMatchObject({ nextReadAt: new Date(clock.now() + 60 * 60_000).toISOString() });
    settings.minutes = null;
    account.reschedule();
    expect(account.state).toMatchObject({ nextReadAt: null });
  });

  it('begins again with the shortest wait after a good reply', async () => {
    const { account, plex, clock } = await setUpSignedIn();
    const waitAfter = async (answer: Parameters<typeof plex.answer>[0]): Promise<number> => {
      const done = account.refresh();
      await plex.answer(answer);
      await done;
      const next = account.state.kind === 'signed-in' ? account.state.nextReadAt : null;
      return Date.parse(next ?? '') - clock.now();
    };
    const down = fail(problem('unavailable', { status: 503 }));
    expect([await waitAfter(down), await waitAfter(down)]).toEqual([30_000, 60_000]);
    expect(await waitAfter(succeed(userCalled('Second')))).toBe(15 * 60_000);
    expect(await waitAfter(down)).toBe(30_000);
  });

  it('has no next reading while only a person can help, also when the interval is set', async () => {
    const { account, plex } = await setUpSignedIn();
    const done = account.refresh();
    await plex.answer(fail(problem('rejected', { status: 401 })));
    await done;
    account.reschedule();
    expect(account.state).toMatchObject({ problem: { kind: 'rejected' }, nextReadAt: null });
  });

  it('does not keep plex.tv alone for a year when the clock is set back by one', async () => {
    const { account, plex, clock } = await setUpSignedIn();
    let done = account.refresh();
    const retryAt = new Date(clock.now() + 60_000).toISOString();
    await plex.answer(fail(problem('rate-limited', { status: 429, retryAt })));
    await done;
    clock.set(clock.now() - 365 * 24 * 60 * 60_000);
    done = account.refresh();
    await plex.answer(succeed(userCalled('Second')));
    expect(await done).toEqual(succeed(undefined));
  });
});

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

  it('says when something could not be removed, and is signed out all the same', async () => {
    const { account, tokens, replies } = await setUpSignedIn();
    replies.problem = problem('disk', { code: 'EROFS' });
    expect(await account.signOut()).toMatchObject({ ok: false, problem: { kind: 'disk' } });
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

describe('another Marquee', () => {
  /** An account that this Marquee has read, and whose sign-in another one then changes. */
  async function setUpRead() {
    const before = await setUpSignedIn();
    const parts = restarted(before);
    parts.record.facts = facts;
    await parts.account.load(quiet);
    return parts;
  }
  const other = { ...facts, signIn: 'another-sign-in' };

  it('that has signed another account in here is met with nothing of the one before', async () => {
    const { account, record, replies, changes } = await setUpRead();
    expect(account.isOutdated).toBe(false);
    record.facts = other;
    replies.kept = { user: userCalled('Other'), fetchedAt: '2026-01-01T00:00:00.000Z' };
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
    replies.kept = { user: userCalled('Other'), fetchedAt: '2026-01-01T00:00:00.000Z' };
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

  it('is no matter for a sign-in that is kept nowhere', async () => {
    const { account, signIn, plex, record } = setUp();
    const signedIn = signIn('first-token', 'session');
    await plex.answer(succeed(userCalled('First')));
    await signedIn;
    record.facts = other;
    expect(account.isOutdated).toBe(false);
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

describe('an interval that is set', () => {
  it('plans nothing while plex.tv is being asked, nor where nobody is signed in', async () => {
    const { account, plex, settings, states } = await setUpSignedIn();
    const done = account.refresh();
    await plex.isAsked();
    settings.minutes = 60;
    const before = states.length;
    account.reschedule();
    expect(states).toHaveLength(before);
    await plex.answer(succeed(userCalled('Second')));
    await done;
    await account.signOut();
    account.reschedule();
    expect(account.state).toEqual({ kind: 'signed-out', problem: null });
  });
});

describe('a wait that plex.tv has asked for', () => {
  it.each([
    [60 * 60_000, true],
    [60 * 60_000 + 1, false],
  ])('of %i milliseconds is kept: %s', async (wait, isKept) => {
    const { account, plex, record, clock, tokens } = restarted(await setUpSignedIn());
    record.facts = { ...facts, restUntil: new Date(clock.now() + wait).toISOString() };
    await account.load(quiet);
    expect(tokens.kept).not.toBeNull();
    expect(account.state).toMatchObject({ problem: isKept ? { kind: 'rate-limited', status: 429 } : null });
    expect(plex.asked).toEqual([]);
  });

  it('is noted for the next run, and no other failure is', async () => {
    const { account, plex, record, clock } = await setUpSignedIn();
    record.facts = facts;
    let done = account.refresh();
    await plex.answer(fail(problem('unavailable', { status: 503, retryAt: '2026-01-01T00:01:00.000Z' })));
    await done;
    expect(record.facts).toEqual(facts);
    const retryAt = new Date(clock.now() + 60_000).toISOString();
    done = account.refresh();
    await plex.answer(fail(problem('rate-limited', { status: 429, retryAt })));
    await done;
    expect(record.facts).toEqual({ ...facts, restUntil: retryAt });
  });
});
