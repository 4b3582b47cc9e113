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

it('gives a sign-in in the browser the whole window, whatever is wanted', () => {
  expect(shownView(read, 'settings', true).kind).toBe('sign-in');
});
