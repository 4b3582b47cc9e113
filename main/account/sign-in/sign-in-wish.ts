import type { SignedIn } from '../../../preload/contract/account/account-state';
import type { ReadOptions } from '../stores';

/** What becomes of a token. */
export interface Keep {
  /** `session` keeps the token in memory alone, until Marquee quits. */
  readonly keep: 'keychain' | 'session';
  readonly origin: SignedIn['origin'];
  /** Told when the keychain shows a dialog, in which a person has to allow it. */
  readonly onWaiting?: ReadOptions['onWaiting'];
}

/** Whose sign-in a token becomes. */
export interface SignInWish extends Keep {
  /** The account whose sign-in is to be renewed; null adds one. */
  readonly renews: number | null;
  /** The account to renew may become another one: a person has said so. */
  readonly mayReplace?: boolean;
}

/** What became of a token. But for `kept` nothing has changed. */
export type Taken =
  | { readonly kind: 'kept' }
  /** It belongs to another account than the one that was to be renewed. */
  | { readonly kind: 'other-account'; readonly name: string }
  | { readonly kind: 'canceled' };
