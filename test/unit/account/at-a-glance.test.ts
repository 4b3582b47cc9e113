import { describe, expect, it } from 'vitest';
import { signedIn, type AccountState, type SignedIn } from '../../../preload/contract/account/account-state';
import type { ProblemKind } from '../../../preload/contract/problem';
import { passOf } from '../../../preload/contract/account/pass';
import type { User } from '../../../preload/contract/account/user';
import { glanceAt, nameInWords, passInWords, trayGlance } from '../../../main/account/at-a-glance';
import { demoAccount } from '../../../main/account/demo/demo';
import { problem } from '../../../main/base/problems';
import { words } from '../../../main/base/words';

const now = Date.parse('2026-01-01T12:00:00.000Z');
const minutesAgo = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();

const user: User = {
  title: 'Quiet Lantern',
  subscription: { active: true, plan: 'lifetime', subscribedAt: '2015-01-04T12:00:00.000Z', features: [] },
  oddities: [],
  extra: {},
};

function account(more: Partial<SignedIn> = {}, age = 5): AccountState {
  return { ...signedIn('keychain'), last: { user, fetchedAt: minutesAgo(age) }, ...more };
}

const glance = (state: AccountState, unseen = 0, refreshMinutes: number | null = 15) =>
  glanceAt({ account: state, nickname: null, unseen, refreshMinutes, remindDays: 7, now });

describe('a glance', () => {
  it('tells name, Plex Pass, state and age', () => {
    expect(trayGlance(glance(account()), now)).toEqual({
      icon: 'fine',
      name: 'Quiet Lantern',
      pass: 'Plex Pass · Lifetime',
      isPassUrgent: false,
      managePass: 'Manage Plex Pass',
      state: 'Up to date',
      read: 'Updated 5 minutes ago',
    });
  });

  it('knows nothing of an account where there is none, and says what is going on', () => {
    const nothing = { name: 'Marquee', pass: null, fetchedAt: null };
    expect(glance({ kind: 'starting' })).toMatchObject({
      ...nothing,
      icon: 'stale',
      state: words().states.starting,
    });
    expect(glance({ kind: 'signed-out', problem: null })).toMatchObject({
      ...nothing,
      icon: 'signed-out',
      state: 'Not signed in.',
    });
  });

  it.each<[ProblemKind, string]>([
    ['unreachable', 'stale'],
    ['unavailable', 'stale'],
    ['rate-limited', 'stale'],
    ['unreadable', 'stale'],
    ['rejected', 'attention'],
    ['bad-request', 'attention'],
    ['keychain-locked', 'attention'],
    ['keychain-missing', 'attention'],
  ])('after %s the icon is %s, and the state says why', (kind, icon) => {
    const it = problem(kind);
    expect(glance(account({ problem: it }))).toMatchObject({ icon, state: it.message });
  });

  it('asks for attention while there are changes that nobody has looked at', () => {
    expect(glance(account(), 1)).toMatchObject({
      icon: 'attention',
      state: '1 new change',
    });
    expect(glance(account(), 3)).toMatchObject({
      icon: 'attention',
      state: '3 new changes',
    });
  });

  it('says that plex.tv is being asked, unless there is a problem to tell', () => {
    expect(glance(account({ reading: true })).state).toBe('Checking plex.tv…');
    const unreachable = problem('unreachable');
    expect(glance(account({ reading: true, problem: unreachable })).state).toBe(unreachable.message);
  });

  it.each([
    [15, 30, 'fine'],
    [15, 31, 'stale'],
    [60, 120, 'fine'],
    [60, 121, 'stale'],
    [null, 24 * 60, 'fine'],
    [null, 24 * 60 + 1, 'stale'],
  ])('read every %s minutes, data of %i minutes is %s', (interval, age, icon) => {
    expect(glance(account({}, age), 0, interval).icon).toBe(icon);
  });

  it('is old as long as nothing was ever read', () => {
    expect(glance(account({ last: null }))).toMatchObject({ icon: 'stale', pass: null, fetchedAt: null });
  });

  it('shows the demo as the demo, whatever its situation', () => {
    expect(glance(demoAccount('plex-pass', now)).icon).toBe('demo');
    expect(glance(demoAccount('rejected', now)).icon).toBe('demo');
  });
});

describe('the name', () => {
  it('is never the e-mail address', () => {
    const email = 'someone@example.com';
    expect(nameInWords({ ...user, title: email, username: email, email })).toBe('Plex account');
    expect(nameInWords({ ...user, title: email, username: 'someone', email })).toBe('someone');
    expect(nameInWords(null)).toBe('Plex account');
  });

  it('is one line without control characters', () => {
    expect(nameInWords({ ...user, title: ' two\nlines\u202e back ' })).toBe('two lines back');
  });
});

describe('the subscription', () => {
  const listed = { type: 'plexpass', state: 'active', renewsAt: '2026-01-20T12:00:00.000Z' };

  it.each<[Partial<User>, string]>([
    [{ subscription: null }, 'Plex Pass unknown'],
    [{ subscription: { active: false, features: [] } }, 'No Plex Pass'],
    [{ subscription: { active: true, plan: '', features: [] } }, 'Plex Pass · Active'],
    [{ subscription: { active: true, plan: 'a\nb', features: [] } }, 'Plex Pass · a b'],
    [{ subscription: { active: true, features: [] }, subscriptions: [listed] }, 'Plex Pass · Renews Jan 20'],
    [
      { subscription: { active: true, features: [] }, subscriptions: [{ ...listed, canceled: true }] },
      'Plex Pass · Ends Jan 20',
    ],
    [
      {
        subscription: { active: true, features: [] },
        subscriptions: [{ ...listed, type: 'remotewatchpass', renewsAt: '2027-05-01T12:00:00.000Z' }],
      },
      'Remote Watch Pass · Renews May 1, 2027',
    ],
  ])('of %j is told as %s', (more, words) => {
    expect(passInWords(passOf({ ...user, ...more }), now)).toBe(words);
  });

  it.each([
    [{ active: true, features: [] }, 'Manage Plex Pass'],
    [{ active: true, plan: 'remote-watch', features: [] }, 'Manage Remote Watch Pass'],
    [{ active: false, features: [] }, null],
    [null, null],
  ])('of %j is managed as %s', (subscription, label) => {
    const last = { user: { ...user, subscription }, fetchedAt: minutesAgo(0) };
    expect(trayGlance(glance(account({ last })), now).managePass).toBe(label);
  });

  it('is urgent within the days that a person is reminded in', () => {
    const renewing = { ...user, subscription: { active: true, features: [] }, subscriptions: [listed] };
    const last = { user: renewing, fetchedAt: minutesAgo(0) };
    const urgent = (remindDays: number): boolean =>
      glanceAt({ account: account({ last }), nickname: null, unseen: 0, refreshMinutes: 15, remindDays, now })
        .isPassUrgent;
    expect([urgent(18), urgent(19)]).toEqual([false, true]);
  });
});
