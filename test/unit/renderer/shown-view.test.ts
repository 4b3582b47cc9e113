import { expect, it } from 'vitest';
import { signedIn, type SignedIn } from '../../../preload/contract/account/account-state';
import { shownView } from '../../../renderer/lib/shown-view';

const signedOut = { kind: 'signed-out', problem: null } as const;
const unread = signedIn('keychain');
const user = { subscription: null, oddities: [], extra: {} };
const read: SignedIn = { ...unread, last: { user, fetchedAt: '2026-01-01T00:00:00.000Z' } };

it.each([
  [{ kind: 'starting' }, 'settings', 'starting'],
  [signedOut, 'profile', 'welcome'],
  [signedOut, 'devices', 'welcome'],
  [signedOut, 'settings', 'settings'],
  [unread, 'profile', 'first-read'],
  [unread, 'devices', 'devices'],
  [read, 'profile', 'profile'],
  [read, 'history', 'history'],
  [read, 'add-account', 'add-account'],
] as const)('of %j a person who wants %s is shown %s', (account, wanted, kind) => {
  expect(shownView(account, wanted, false).kind).toBe(kind);
});

it.each([
  [signedOut, 'profile', 'sign-in'],
  [signedOut, 'history', 'sign-in'],
  [unread, 'profile', 'sign-in'],
  [read, 'profile', 'sign-in'],
  [read, 'add-account', 'sign-in'],
  [signedOut, 'settings', 'settings'],
  [read, 'settings', 'settings'],
  [read, 'history', 'history'],
  [read, 'devices', 'devices'],
] as const)(
  'during a sign-in in the browser, of %j a person who wants %s is shown %s',
  (account, wanted, kind) => {
    expect(shownView(account, wanted, true).kind).toBe(kind);
  },
);
