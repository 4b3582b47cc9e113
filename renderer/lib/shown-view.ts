import type { AccountState, Reply, SignedIn } from '../../preload/contract/account/account-state';
import type { Problem } from '../../preload/contract/problem';
import type { View } from './way-to';

/** What the window shows, with what that view needs. */
export type ShownView =
  | { readonly kind: 'starting' }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'add-account' }
  | { readonly kind: 'devices' }
  | { readonly kind: 'welcome'; readonly problem: Problem | null }
  | { readonly kind: 'history'; readonly kept: SignedIn['kept'] }
  | { readonly kind: 'first-read'; readonly account: SignedIn }
  | {
      readonly kind: 'profile';
      readonly account: SignedIn;
      readonly reply: Reply;
      /** Tells the account from others. */
      readonly of: string | number | undefined;
    };

/**
 * Which view an account can be shown in.
 * @param wanted what a person asked for
 * @param isSigningIn whether a sign-in in the browser takes the place of the account
 */
export function shownView(account: AccountState, wanted: View, isSigningIn: boolean): ShownView {
  if (account.kind === 'starting') return { kind: 'starting' };
  if (wanted === 'settings') return { kind: 'settings' };
  if (account.kind === 'signed-out')
    return isSigningIn ? { kind: 'sign-in' } : { kind: 'welcome', problem: account.problem };
  switch (wanted) {
    case 'devices':
      return { kind: 'devices' };
    case 'history':
      return { kind: 'history', kept: account.kept };
    case 'add-account':
      return { kind: isSigningIn ? 'sign-in' : 'add-account' };
    case 'profile':
      if (isSigningIn) return { kind: 'sign-in' };
      if (account.last === null) return { kind: 'first-read', account };
      return {
        kind: 'profile',
        account,
        reply: account.last,
        of: account.last.user.uuid ?? account.last.user.id,
      };
  }
}
