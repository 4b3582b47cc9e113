import { expect, it } from 'vitest';
import { nextRenewal, type Renewal } from '../../../../main/account/reminders/renewal';
import type { ListedSubscription, User } from '../../../../main/plex/user';

const now = Date.parse('2026-01-01T00:00:00.000Z');
const next = (...subscriptions: readonly ListedSubscription[]): Renewal | null => {
  const user: User = { subscription: null, subscriptions, oddities: [], extra: {} };
  return nextRenewal(user, now);
};

const SOON = '2026-01-05T00:00:00.000Z';
const LATER = '2026-02-01T00:00:00.000Z';
const PAST = '2025-12-01T00:00:00.000Z';

it('there is nothing to come where plex.tv names no date', () => {
  expect(nextRenewal({ subscription: null, oddities: [], extra: {} }, now)).toBeNull();
  expect(next()).toBeNull();
  expect(next({ type: 'plexpass', renewsAt: null, endsAt: null })).toBeNull();
});

it('the nearest date that is still to come counts', () => {
  expect(
    next({ renewsAt: LATER }, { type: 'plexpass', renewsAt: SOON }, { endsAt: PAST, renewsAt: SOON }),
  ).toEqual({ kind: 'renews', at: SOON, isPass: true });
});

it('what has an end, or was cancelled, ends', () => {
  expect(next({ endsAt: SOON, renewsAt: LATER })).toEqual({ kind: 'ends', at: SOON, isPass: false });
  expect(next({ renewsAt: SOON, canceled: true })?.kind).toBe('ends');
});

it('what has ended does not end again', () => {
  expect(next({ state: 'ended', endsAt: SOON })).toBeNull();
});
