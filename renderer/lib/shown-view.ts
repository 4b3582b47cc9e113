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
 * @param isSigningIn whether a sign-in in the browser needs the whole window
 */
export function shownView(account: AccountState, wanted: View, isSigningIn: boolean): ShownView {
  if (account.kind === 'starting') return { kind: 'starting' };
  if (isSigningIn) return { kind: 'sign-in' };
  if (wanted === 'settings') return { kind: 'settings' };
  if (account.kind === 'signed-out') return { kind: 'welcome', problem: account.problem };
  switch (wanted) {
    case 'add-account':
    case 'devices':
      return { kind: wanted };
    case 'history':
      return { kind: 'history', kept: account.kept };
    case 'profile':
      if (account.last === null) return { kind: 'first-read', account };
      return {
        kind: 'profile',
        account,
        reply: account.last,
        of: account.last.user.uuid ?? account.last.user.id,
      };
  }
}
