import { describe, expect, it } from 'vitest';
import type { ListedSubscription, User } from '../../../../preload/contract/account/user';
import { isPassUrgent, nextPassDate, passOf, type Pass } from '../../../../preload/contract/account/pass';
import { passStub } from '../../../../preload/contract/account/pass-words';
import { sharedWords } from '../../../../renderer/lib/words/words.svelte';

const now = Date.parse('2026-11-29T12:00:00.000Z');
const DEC = '2026-12-02T00:00:00.000Z';
const LATER = '2027-12-02T00:00:00.000Z';
const PAST = '2020-02-28T00:00:00.000Z';

type Signs = Partial<NonNullable<User['subscription']>> & {
  readonly listed?: readonly ListedSubscription[];
  readonly roles?: readonly string[];
  readonly description?: string;
};

function pass({ listed, roles, description, ...subscription }: Signs): Pass {
  return passOf({
    subscription: { features: [], ...subscription },
    ...(listed && { subscriptions: listed }),
    ...(roles && { roles }),
    ...(description !== undefined && { subscriptionDescription: description }),
    oddities: [],
    extra: {},
  });
}

const plexPass = { type: 'plexpass', state: 'active' } as const;
const remoteWatch = { type: 'remotewatchpass', state: 'active' } as const;

describe('signs that disagree, or are spelled in another way', () => {
  it.each<[string, Signs, Partial<Pass>]>([
    [
      'the one that is active goes before one of a state that nobody knows',
      {
        active: true,
        listed: [
          { type: 'plexpass', state: 'paused', endsAt: LATER },
          { ...plexPass, renewsAt: DEC },
        ],
      },
      { state: 'active', renewsAt: DEC },
    ],
    [
      'of two that go on the one that lasts longer: the other may be old',
      {
        active: true,
        listed: [
          { ...plexPass, renewsAt: PAST },
          { ...plexPass, renewsAt: DEC },
        ],
      },
      { renewsAt: DEC },
    ],
    [
      'one that has expired',
      { active: true, listed: [{ ...plexPass, state: 'expired', endsAt: PAST }] },
      { state: 'active', endsAt: null },
    ],
    [
      'one of which no type was sent, where no other tells',
      {
        active: true,
        plan: 'monthly',
        listed: [{ mode: 'monthly', state: 'active', canceled: true, endsAt: DEC }],
      },
      { kind: 'plex-pass', state: 'ending', endsAt: DEC },
    ],
    [
      'one of which the type was sent empty, for a Remote Watch Pass',
      { active: true, plan: 'remote-watch', listed: [{ type: '', state: 'active', renewsAt: DEC }] },
      { kind: 'remote-watch-pass', renewsAt: DEC },
    ],
    [
      'one without a type beside one that has it',
      {
        active: true,
        listed: [
          { state: 'active', renewsAt: LATER },
          { ...plexPass, renewsAt: DEC },
        ],
      },
      { renewsAt: DEC },
    ],
    [
      'one of another type, which says nothing',
      { active: true, listed: [{ type: 'superpass', canceled: true, endsAt: DEC }] },
      { state: 'active', endsAt: null },
    ],
    [
      'a cancellation that the status of the subscription tells',
      { active: true, status: 'Canceled', listed: [{ ...plexPass, renewsAt: DEC }] },
      { state: 'ending', renewsAt: null, endsAt: DEC },
    ],
    [
      'a cancellation that nothing but the status tells',
      { active: true, status: 'pending_cancellation' },
      { state: 'ending', renewsAt: null, endsAt: null },
    ],
    [
      'a plan that is named after the other subscription',
      { active: true, plan: 'remote-watch', features: ['pass'] },
      { kind: 'plex-pass', plan: null },
    ],
    [
      'a grace period that is a state',
      { active: true, listed: [{ ...plexPass, state: 'grace_period' }] },
      { state: 'grace-period' },
    ],
    [
      'a hold that is a state',
      { active: true, listed: [{ ...plexPass, state: 'On Hold' }] },
      { state: 'on-hold' },
    ],
    [
      'a lifetime that only the listed one tells',
      { active: true, plan: '', listed: [{ ...plexPass, mode: 'lifetime', renewsAt: DEC }] },
      { state: 'active', isLifetime: true, renewsAt: null },
    ],
    [
      'a lifetime that only the description tells',
      { active: true, plan: '', description: 'Lifetime Plex Pass' },
      { isLifetime: true },
    ],
    [
      'a description of earlier days, beside a plan',
      { active: true, plan: 'monthly', description: 'Lifetime Plex Pass' },
      { isLifetime: false },
    ],
    [
      'a lifetime that has ended',
      { active: true, plan: '', listed: [{ ...plexPass, mode: 'lifetime', state: 'ended' }] },
      { isLifetime: false },
    ],
  ])('%s', (_, signs, expected) => expect(pass(signs)).toMatchObject(expected));
});

describe('the kind of subscription', () => {
  it.each<[string, Signs, Pass['kind']]>([
    // What is active, and nothing else: the published example says no more.
    ['active alone', { active: true }, 'plex-pass'],
    ['active for life', { active: true, plan: 'lifetime', features: ['pass'] }, 'plex-pass'],
    ['active, monthly', { active: true, plan: 'monthly', roles: ['plexpass'] }, 'plex-pass'],
    // Only the signs of a Remote Watch Pass.
    ['listed remote watch', { active: true, listed: [remoteWatch] }, 'remote-watch-pass'],
    ['listed with an underscore', { active: true, listed: [{ type: 'remote_watch' }] }, 'remote-watch-pass'],
    ['plan of remote watch', { active: true, plan: 'remote_watch_monthly' }, 'remote-watch-pass'],
    ['description', { active: true, description: 'Remote Watch Pass' }, 'remote-watch-pass'],
    ['feature', { active: true, features: ['remote-watch', 'home'] }, 'remote-watch-pass'],
    [
      'beside an ended Plex Pass',
      { active: true, plan: 'remote-watch', listed: [remoteWatch, { ...plexPass, state: 'ended' }] },
      'remote-watch-pass',
    ],
    // Signs of both: the Plex Pass includes watching from afar.
    [
      'a Plex Pass that was canceled a while ago',
      { active: true, listed: [remoteWatch, { ...plexPass, state: 'canceled', endsAt: PAST }] },
      'remote-watch-pass',
    ],
    [
      'a Plex Pass that was canceled a while ago, and has its feature still',
      { active: true, features: ['pass'], listed: [remoteWatch, { ...plexPass, state: 'canceled' }] },
      'plex-pass',
    ],
    [
      'both canceled, which tells nothing',
      {
        active: true,
        listed: [
          { ...remoteWatch, state: 'canceled' },
          { ...plexPass, state: 'canceled' },
        ],
      },
      'plex-pass',
    ],
    ['feature of both', { active: true, features: ['remote-watch', 'pass'] }, 'plex-pass'],
    ['role beside', { active: true, features: ['remote-watch'], roles: ['plexpass'] }, 'plex-pass'],
    ['both listed', { active: true, listed: [remoteWatch, plexPass] }, 'plex-pass'],
    ['lifetime beside', { active: true, plan: 'lifetime', features: ['remote-watch'] }, 'plex-pass'],
    ['remote watch that ended', { active: true, listed: [{ ...remoteWatch, state: 'lapsed' }] }, 'plex-pass'],
    // Nothing is active, whatever features a free account has.
    ['inactive', { active: false, status: 'Active', features: ['pass'] }, 'none'],
    ['inactive after an end', { active: false, listed: [{ ...plexPass, state: 'ended' }] }, 'none'],
    ['inactive after a lapse', { active: false, listed: [{ ...plexPass, state: 'lapsed' }] }, 'none'],
    [
      'inactive after a cancellation',
      { active: false, listed: [{ type: 'plexpass', state: 'canceled' }] },
      'none',
    ],
    // plex.tv contradicts itself, or does not say.
    ['inactive, but listed', { active: false, listed: [plexPass] }, 'unknown'],
    ['not said', { features: ['pass'], roles: ['plexpass'] }, 'unknown'],
    ['unreadable', { active: null, features: ['pass'] }, 'unknown'],
  ])('%s', (_, signs, kind) => expect(pass(signs).kind).toBe(kind));

  it('is unknown without a <subscription>', () => {
    const user: User = { subscription: null, roles: ['plexpass'], oddities: [], extra: {} };
    expect(passOf(user)).toMatchObject({ kind: 'unknown', state: null, renewsAt: null, endsAt: null });
  });
});

describe('state and dates', () => {
  const listed = (...all: readonly ListedSubscription[]): Pass =>
    pass({ active: true, plan: 'monthly', listed: all });

  it.each<[string, Pass, Partial<Pass>]>([
    ['none listed', listed(), { state: 'active', renewsAt: null, endsAt: null }],
    ['renews', listed({ ...plexPass, renewsAt: DEC }), { state: 'active', renewsAt: DEC, endsAt: null }],
    [
      'renews, with the end of what was paid',
      listed({ ...plexPass, renewsAt: DEC, endsAt: DEC, canceled: false }),
      { state: 'active', renewsAt: DEC, endsAt: null },
    ],
    ['has an end', listed({ ...plexPass, endsAt: DEC }), { state: 'active', renewsAt: null, endsAt: DEC }],
    [
      'canceled, with the date of its renewal',
      listed({ ...plexPass, renewsAt: DEC, canceled: true }),
      { state: 'ending', renewsAt: null, endsAt: DEC },
    ],
    [
      'canceled, with both dates',
      listed({ ...plexPass, state: 'pending_cancellation', renewsAt: LATER, endsAt: DEC }),
      { state: 'ending', renewsAt: null, endsAt: DEC },
    ],
    [
      'canceled by its state',
      listed({ ...plexPass, state: 'canceled', endsAt: DEC }),
      { state: 'ending', renewsAt: null, endsAt: DEC },
    ],
    [
      'grace period',
      listed({ ...plexPass, gracePeriod: true, renewsAt: DEC }),
      { state: 'grace-period', renewsAt: DEC },
    ],
    ['on hold', listed({ ...plexPass, onHold: true }), { state: 'on-hold', renewsAt: null }],
    [
      'a new one beside a canceled one',
      listed({ ...plexPass, canceled: true, endsAt: LATER }, { ...plexPass, renewsAt: DEC }),
      { state: 'active', renewsAt: DEC, endsAt: null },
    ],
    [
      'two canceled ones',
      listed({ ...plexPass, canceled: true, endsAt: PAST }, { ...plexPass, canceled: true, endsAt: DEC }),
      { state: 'ending', endsAt: DEC },
    ],
    [
      'another kind of subscription',
      listed(plexPass, { ...remoteWatch, renewsAt: DEC }),
      { kind: 'plex-pass', state: 'active', renewsAt: null },
    ],
    [
      'one that has ended',
      listed({ ...plexPass, state: 'ended', endsAt: PAST, renewsAt: DEC }),
      { state: 'active', renewsAt: null, endsAt: null },
    ],
  ])('%s', (_, found, expected) => expect(found).toMatchObject(expected));

  it.each<readonly ListedSubscription[]>([
    [{ ...plexPass, state: 'ended', endsAt: PAST }],
    [{ ...plexPass, state: 'canceled', endsAt: DEC }],
    [{ ...plexPass, renewsAt: DEC }],
  ])('lifetime stays lifetime beside %j', (one) => {
    expect(pass({ active: true, plan: 'Lifetime', features: ['pass'], listed: [one] })).toEqual({
      kind: 'plex-pass',
      state: 'active',
      isLifetime: true,
      plan: 'Lifetime',
      renewsAt: null,
      endsAt: null,
    });
  });
});

describe('the stub of the ticket', () => {
  const stubOf = (signs: Signs): string =>
    passStub(pass({ active: true, ...signs }), now, { shortDay: (iso) => iso.slice(0, 10) }, sharedWords());

  it.each<[Signs, string]>([
    [{ plan: 'lifetime' }, 'Lifetime'],
    [{ listed: [{ ...plexPass, renewsAt: DEC }] }, 'Renews 2026-12-02'],
    [{ listed: [{ ...plexPass, renewsAt: DEC, canceled: true }] }, 'Ends 2026-12-02'],
    [{ listed: [{ ...plexPass, endsAt: PAST, canceled: true }] }, 'Ending'],
    [{ plan: 'monthly', listed: [{ ...plexPass, renewsAt: PAST }] }, 'monthly'],
    [{ listed: [{ ...plexPass, gracePeriod: true, renewsAt: DEC }] }, 'Payment due'],
    [{ listed: [{ ...plexPass, onHold: true }] }, 'On hold'],
    [{ plan: 'monthly' }, 'monthly'],
    [{ plan: ' ' }, 'Active'],
    [{ active: false }, ''],
    [{ active: null }, ''],
  ])('of %j says %s', (signs, words) => expect(stubOf(signs)).toBe(words));

  it.each<[ListedSubscription, number, boolean]>([
    [{ renewsAt: DEC }, 3, true],
    [{ renewsAt: DEC }, 2, false],
    [{ endsAt: DEC, canceled: true }, 3, true],
    [{ renewsAt: PAST }, 3, false],
    [{ renewsAt: LATER, gracePeriod: true }, 3, true],
    [{ onHold: true }, 3, true],
    [{}, 3, false],
  ])('of %j, %i days ahead, is amber: %s', (one, days, isUrgent) => {
    const found = pass({ active: true, listed: [{ ...plexPass, ...one }] });
    expect(isPassUrgent(found, now, days)).toBe(isUrgent);
  });

  it('has one date at most', () => {
    expect(
      nextPassDate(pass({ active: true, listed: [{ ...plexPass, renewsAt: DEC, endsAt: LATER }] }), now),
    ).toEqual({
      what: 'renews',
      at: DEC,
    });
  });
});
