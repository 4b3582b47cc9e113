import type { DemoScenario } from './demo';
import type { Problem } from '../problem';
import type { User } from './user';

/** One good reply of plex.tv. */
export interface Reply {
  readonly user: User;
  /** When plex.tv gave it, ISO 8601 UTC. */
  readonly fetchedAt: string;
}

/** How the account stands: the one truth that every view draws. */
export type AccountState =
  /** The keychain has not been read yet. */
  | { readonly kind: 'starting' }
  /** No account; `problem` says why, when it is not simply a first start. */
  | { readonly kind: 'signed-out'; readonly problem: Problem | null }
  | SignedIn;

/** There is an account, whether or not plex.tv or the keychain can be reached just now. */
export interface SignedIn {
  readonly kind: 'signed-in';
  /** The last good reply; it stays when later reads fail. Null before the first one. */
  readonly last: Reply | null;
  /** Why the newest attempt failed; null when it succeeded or none has ended yet. */
  readonly problem: Problem | null;
  /** plex.tv, or the keychain on the way to it, is being asked right now. */
  readonly reading: boolean;
  /** When Marquee will ask again by itself, ISO 8601 UTC; null when it will not. */
  readonly nextReadAt: string | null;
  /** Where the sign-in is kept: in the keychain, only until Marquee quits, or nowhere since it is the demo. */
  readonly kept: 'keychain' | 'session' | 'demo';
  /** How the token came: signing out at Plex ends a pasted one also for the app that it was copied from. */
  readonly origin: 'browser' | 'pasted';
  /** Which made-up situation is shown, when it is the demo. */
  readonly scenario: DemoScenario | null;
}

/** Why the newest attempt with an account failed, or why there is none; null when nothing is wrong. */
export function problemOfAccount(state: AccountState): Problem | null {
  return state.kind === 'starting' ? null : state.problem;
}

/** A new sign-in of which nothing is known yet. */
export function signedIn(kept: SignedIn['kept'], origin: SignedIn['origin'] = 'pasted'): SignedIn {
  return {
    kind: 'signed-in',
    last: null,
    problem: null,
    reading: false,
    nextReadAt: null,
    kept,
    origin,
    scenario: null,
  };
}
