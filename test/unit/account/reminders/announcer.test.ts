import { isMainThread } from 'node:worker_threads';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { signedIn, type AccountState } from '../../../../preload/contract/account/account-state';
import type { HistoryEntry } from '../../../../preload/contract/account/changes';
import type { NotificationKind } from '../../../../preload/contract/app/notifications';
import type { ListedSubscription } from '../../../../preload/contract/account/user';
import type { NotificationText } from '../../../../main/account/reminders/announcements';
import { Announcer, type Reminded } from '../../../../main/account/reminders/announcer';
import type { History } from '../../../../main/account/history/history';
import { problem } from '../../../../main/base/problems';
import { FakeClock } from '../../support/fake-clock';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

function setUp() {
  const clock = new FakeClock();
  const shown: NotificationText[] = [];
  const withdrawn: string[] = [];
  const muted: NotificationKind[] = [];
  let reminded: Reminded | null = null;
  const world = { isQuiet: false };
  const start = () =>
    new Announcer({
      clock,
      muted: () => muted,
      nickname: () => null,
      remindDays: () => 7,
      show(notice) {
        if (!world.isQuiet) shown.push(notice);
        return Promise.resolve(!world.isQuiet);
      },
      withdraw: (id) => withdrawn.push(id),
      reminded: { get: () => reminded, set: (value) => (reminded = value) },
    });
  const isoIn = (ms: number): string => new Date(clock.now() + ms).toISOString();
  const history = (...entries: readonly HistoryEntry[]): History => ({
    account: {},
    since: isoIn(0),
    entries,
    seen: null,
  });
  const change = (ms: number): HistoryEntry => ({ at: isoIn(ms), kind: 'plan', before: 'a', after: 'b' });
  return { clock, shown, withdrawn, muted, world, start, isoIn, history, change };
}

const titlesOf = (notices: readonly NotificationText[]) => notices.map(({ title }) => title);

describe('of changes the announcer', () => {
  it('tells each once, and all of a burst at once', () => {
    const { start, shown, clock, history, change } = setUp();
    const announcer = start();
    clock.pass(2);
    const [first, second, third] = [change(-1), change(0), change(0)];
    announcer.tell(history(first), 'Me');
    announcer.tell(history(first), 'Me');
    announcer.tell(history(third, second, first), 'Me');
    expect(titlesOf(shown)).toEqual(['Your plan changed', '2 changes to your Plex account']);
  });

  it('tries once more what could not be shown, unless there is something newer to tell', async () => {
    const { start, shown, history, change, world, clock } = setUp();
    const announcer = start();
    clock.pass(2);
    world.isQuiet = true;
    announcer.tell(history(change(-1)), 'Me');
    await Promise.resolve();
    world.isQuiet = false;
    clock.pass(59_999);
    expect(shown).toEqual([]);
    clock.pass(1);
    expect(titlesOf(shown)).toEqual(['Your plan changed']);
    clock.pass(HOUR);
    expect(shown).toHaveLength(1);

    world.isQuiet = true;
    announcer.tell(history(change(-1)), 'Me');
    await Promise.resolve();
    world.isQuiet = false;
    announcer.tell(history(change(0)), 'Me');
    await Promise.resolve();
    clock.pass(HOUR);
    expect(shown).toHaveLength(2);
  });

  it('says nothing of what was found before this run', () => {
    const { start, shown, history, change } = setUp();
    start().tell(history(change(-HOUR)), 'Me');
    expect(shown).toEqual([]);
  });

  it('says nothing of that either where the clock was behind at the start, as without a battery', () => {
    const { start, shown, clock, history, change } = setUp();
    const old = change(HOUR);
    const announcer = start();
    announcer.tell(history(old), 'Me');
    clock.pass(2 * HOUR);
    announcer.tell(history(change(0), old), 'Me');
    expect(titlesOf(shown)).toEqual(['Your plan changed']);
  });

  it('goes on after the clock was set back, and tells nothing again', () => {
    const { start, shown, clock, history, change } = setUp();
    const announcer = start();
    const old = change(-HOUR);
    announcer.tell(history(old), 'Me');
    clock.pass(1);
    const early = change(0);
    announcer.tell(history(early, old), 'Me');
    expect(shown).toHaveLength(1);
    clock.set(clock.now() - 3 * HOUR);
    announcer.follow(signedIn('keychain'));
    announcer.tell(history(early, old), 'Me');
    expect(shown).toHaveLength(1);
    clock.pass(1);
    announcer.tell(history(change(0), early, old), 'Me');
    expect(titlesOf(shown)).toEqual(['Your plan changed', 'Your plan changed']);
  });

  it('says nothing of kinds that are switched off, also not later', () => {
    const { start, shown, clock, muted, history, change } = setUp();
    const announcer = start();
    clock.pass(1);
    muted.push('pass');
    announcer.tell(history(change(0)), 'Me');
    muted.pop();
    announcer.tell(history(change(0)), 'Me');
    expect(shown).toEqual([]);
  });
});

describe('of a rejected sign-in the announcer', () => {
  const fine: AccountState = signedIn('keychain');
  const rejected: AccountState = { ...fine, problem: problem('rejected') };

  it('tells once, until it is renewed', () => {
    const { start, shown, withdrawn } = setUp();
    const announcer = start();
    for (const state of [fine, rejected, { ...rejected, reading: true }, rejected]) announcer.follow(state);
    expect(titlesOf(shown)).toEqual(['Sign in again']);
    announcer.follow(fine);
    expect(withdrawn).toEqual(['sign-in']);
    announcer.follow(rejected);
    expect(shown).toHaveLength(2);
  });

  it('says nothing when that is switched off, nor of an outage', () => {
    const { start, shown, muted } = setUp();
    const announcer = start();
    announcer.follow({ ...fine, problem: problem('unavailable') });
    muted.push('sign-in');
    announcer.follow(rejected);
    expect(shown).toEqual([]);
  });
});

describe('of a renewal the announcer', () => {
  function withRenewal(subscription: ListedSubscription): AccountState {
    const listed = { type: 'plexpass', ...subscription };
    const user = {
      subscription: { active: true, features: [] },
      subscriptions: [listed],
      oddities: [],
      extra: {},
    };
    return { ...signedIn('keychain'), last: { user, fetchedAt: new Date(0).toISOString() } };
  }
  const settled = () => new Promise(setImmediate);

  it('reminds once from the lead time on and once on the day before, also after a restart', async () => {
    const { start, shown, clock, isoIn } = setUp();
    const state = withRenewal({ renewsAt: isoIn(8 * DAY) });
    const reminders: number[] = [];
    for (let hours = 0; hours <= 8 * 24; hours += 1) {
      start().follow(state);
      await settled();
      if (shown.length > reminders.length) reminders.push(8 * 24 - hours);
      clock.pass(HOUR);
    }
    expect(reminders).toEqual([7 * 24, 24]);
    expect(shown).toHaveLength(2);
  });

  it.each([
    ['back before the lead time and forth again', [-30 * DAY, 30 * DAY]],
    ['past the date and back', [60 * DAY, -60 * DAY]],
    ['back by a day, twice', [-DAY, -DAY, 2 * DAY]],
  ])('reminds no second time when the clock is set %s, also after a restart', async (_, steps) => {
    const { start, shown, clock, isoIn } = setUp();
    const state = withRenewal({ renewsAt: isoIn(5 * DAY) });
    const follow = async (): Promise<void> => {
      start().follow(state);
      await settled();
    };
    await follow();
    for (const step of steps) {
      clock.set(clock.now() + step);
      await follow();
    }
    expect(shown).toHaveLength(1);
    clock.pass(4 * DAY);
    await follow();
    await follow();
    expect(shown, 'and once on the day before').toHaveLength(2);
  });

  it('reminds no second time when one reading told of no date', async () => {
    const { start, shown, isoIn } = setUp();
    const renewsAt = isoIn(3 * DAY);
    const announcer = start();
    for (const listed of [{ renewsAt }, {}, { renewsAt }]) {
      announcer.follow(withRenewal(listed));
      await settled();
    }
    expect(shown).toHaveLength(1);
  });

  // A worker thread, as mutation testing uses them, keeps the time zone that its process began with.
  it.runIf(isMainThread).each([
    ['Pacific/Kiritimati', 'America/Los_Angeles'],
    ['America/Los_Angeles', 'Pacific/Kiritimati'],
  ])('reminds twice for a person who flies from %s to %s, by the day of where they are', async (from, to) => {
    const { start, shown, clock } = setUp();
    const at = clock.now() + 8 * DAY;
    const state = withRenewal({ renewsAt: new Date(at).toISOString() });
    const dayIn = (zone: string): string =>
      new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: zone }).format(at);
    onTestFinished(() => void vi.unstubAllEnvs());
    for (let hours = 0; hours <= 8 * 24; hours += 1) {
      vi.stubEnv('TZ', hours < 4 * 24 ? from : to);
      start().follow(state);
      await settled();
      clock.pass(HOUR);
    }
    expect(titlesOf(shown).map((title) => title.split(' renews on ')[1])).toEqual([dayIn(from), dayIn(to)]);
  });

  it('reminds once where it first looks on the day before', async () => {
    const { start, shown, clock, isoIn } = setUp();
    const announcer = start();
    const state = withRenewal({ endsAt: isoIn(20 * HOUR) });
    for (let hours = 0; hours < 20; hours += 1) {
      announcer.follow(state);
      announcer.follow(state);
      await settled();
      clock.pass(HOUR);
    }
    expect(shown).toHaveLength(1);
  });

  it('reminds of nothing that has ended or belongs to nobody', async () => {
    const { start, shown, isoIn } = setUp();
    start().follow(withRenewal({ state: 'ended', endsAt: isoIn(DAY) }));
    start().follow(withRenewal({ type: 'something-else', endsAt: isoIn(DAY) }));
    await settled();
    expect(shown).toEqual([]);
  });

  it('takes the reminder back when it was renewed, or nobody is signed in any more', async () => {
    const { start, shown, withdrawn, isoIn } = setUp();
    const announcer = start();
    announcer.follow(withRenewal({ renewsAt: isoIn(DAY) }));
    await settled();
    announcer.follow(withRenewal({ renewsAt: isoIn(30 * DAY) }));
    expect(withdrawn).toEqual(['renewal']);
    announcer.follow(withRenewal({ renewsAt: isoIn(2 * DAY) }));
    await settled();
    announcer.follow({ kind: 'signed-out', problem: null });
    expect(withdrawn).toEqual(['renewal', 'renewal']);
    expect(shown).toHaveLength(2);
  });

  it('reminds who signs in next again', async () => {
    const { start, shown, isoIn } = setUp();
    const announcer = start();
    const state = withRenewal({ renewsAt: isoIn(3 * DAY) });
    for (const next of [state, { kind: 'signed-out', problem: null } as const, state]) {
      announcer.follow(next);
      await settled();
    }
    expect(shown).toHaveLength(2);
  });

  it('tries again when the reminder could not be shown', async () => {
    const { start, shown, world, isoIn } = setUp();
    const announcer = start();
    const state = withRenewal({ endsAt: isoIn(DAY) });
    world.isQuiet = true;
    announcer.follow(state);
    await settled();
    world.isQuiet = false;
    announcer.follow(state);
    await settled();
    expect(shown).toHaveLength(1);
  });

  it('says nothing when that is switched off', async () => {
    const { start, shown, muted, isoIn } = setUp();
    muted.push('renewal');
    start().follow(withRenewal({ endsAt: isoIn(DAY) }));
    await settled();
    expect(shown).toEqual([]);
  });

  it('calls the account by its name, and says which date comes', async () => {
    const { start, shown, isoIn } = setUp();
    start().follow(withRenewal({ type: 'plexpass', renewsAt: isoIn(DAY) }));
    await settled();
    expect(shown).toMatchObject([{ id: 'renewal', body: 'Plex account', urgent: false }]);
    expect(shown[0]?.title).toContain('Your Plex Pass renews on');
  });

  it('takes back nothing where it has reminded of nothing', async () => {
    const { start, withdrawn, isoIn } = setUp();
    const announcer = start();
    announcer.follow({ kind: 'starting' });
    announcer.follow(signedIn('keychain'));
    announcer.follow(withRenewal({ renewsAt: isoIn(30 * DAY) }));
    announcer.follow({ kind: 'signed-out', problem: null });
    await settled();
    expect(withdrawn).toEqual([]);
  });

  it('leaves the reminder where it is while nothing is known of the account', async () => {
    const { start, withdrawn, isoIn } = setUp();
    const announcer = start();
    announcer.follow(withRenewal({ renewsAt: isoIn(DAY) }));
    await settled();
    announcer.follow(signedIn('keychain'));
    announcer.follow({ kind: 'starting' });
    await settled();
    expect(withdrawn).toEqual([]);
  });

  it('takes the reminder back once, when that is switched off', async () => {
    const { start, withdrawn, muted, isoIn } = setUp();
    const announcer = start();
    const state = withRenewal({ renewsAt: isoIn(DAY) });
    announcer.follow(state);
    await settled();
    muted.push('renewal');
    announcer.follow(state);
    announcer.follow(state);
    await settled();
    expect(withdrawn).toEqual(['renewal']);
  });

  it('reminds at once of another date', async () => {
    const { start, shown, isoIn } = setUp();
    const announcer = start();
    announcer.follow(withRenewal({ renewsAt: isoIn(3 * DAY) }));
    await settled();
    announcer.follow(withRenewal({ renewsAt: isoIn(2 * DAY) }));
    await settled();
    expect(shown).toHaveLength(2);
  });
});
