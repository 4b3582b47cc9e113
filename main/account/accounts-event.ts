import type { Problem } from '../../preload/contract/problem';
import type { History } from './history/history';
import type { OpenAccount } from './open-account';

/** What happens to the accounts. Each event comes after the change. */
export type AccountsEvent =
  /** An account has a new state. */
  | { readonly kind: 'state'; readonly opened: OpenAccount }
  /** What has changed about an account is another list now; null when nothing is known any more. */
  | { readonly kind: 'history'; readonly opened: OpenAccount; readonly history: History | null }
  /** What is known of an account's devices is another list now, or how the newest reading of it went. */
  | { readonly kind: 'devices'; readonly opened: OpenAccount }
  | { readonly kind: 'added' | 'removed'; readonly opened: OpenAccount }
  /** Another Marquee, such as a command, has signed it in. It was loaded, and plex.tv not asked. */
  | { readonly kind: 'found'; readonly opened: OpenAccount }
  /** It is signed out, or another one is in its place, but something of it could not be removed: why, in words. */
  | { readonly kind: 'left-behind'; readonly opened: OpenAccount; readonly problem: Problem }
  /** Another account is shown, or the same after a new sign-in. */
  | { readonly kind: 'shown' };
