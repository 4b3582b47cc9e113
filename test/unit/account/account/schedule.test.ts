import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../../preload/contract/result';
import { problem } from '../../../../main/base/problems';
import { facts, quiet, restarted, setUpSignedIn, userCalled } from './world';

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
