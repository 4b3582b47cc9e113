import type { PlexProblem, Problem } from '../problem';

/** What a pasted token is to become. */
export interface SignIn {
  readonly token: string;
  /** The sign-in of the account that is shown is renewed with it; otherwise an account is added. */
  readonly renews: boolean;
  /** `session` keeps it only until Marquee quits, for computers without a usable keychain. */
  readonly keep: 'keychain' | 'session';
}

/** `strong`: a long code for the sign-in page in the browser. `short`: four characters, typed on any device. */
export type PinStrength = 'strong' | 'short';

/** How a sign-in that is under way stands. There is never a token in it. */
export type SignInState =
  /** None is under way. */
  | { readonly kind: 'idle' }
  /** plex.tv is asked for a PIN. */
  | { readonly kind: 'creating' }
  | (PinWaiting & {
      /** The link, for the camera of a telephone. */
      readonly qr: QrCode;
    })
  /** The PIN's time is up, or it was refused: plex.tv says the same of both. */
  | { readonly kind: 'expired' }
  /** There is a token: plex.tv is asked whose it is, and it is kept. */
  | { readonly kind: 'keeping' }
  /** The account whose sign-in was to be renewed is not the one that came back; a person decides. */
  | { readonly kind: 'other-account'; readonly name: string }
  | {
      readonly kind: 'failed';
      readonly problem: Problem;
      /** The token is there, but can’t be kept on this computer: it can be used until Marquee quits. */
      readonly canGoOn: boolean;
    };

/** There is a PIN, and a person is to let it become a token. */
export interface PinWaiting {
  readonly kind: 'waiting';
  readonly strength: PinStrength;
  readonly code: string;
  /** The page on which a person answers. */
  readonly link: string;
  /** When the PIN ends, ISO 8601 UTC. */
  readonly expiresAt: string;
  /** Why the newest check failed; Marquee goes on. Null when it succeeded or there was none yet. */
  readonly problem: PlexProblem | null;
}

/** A QR code: the outline of its dark squares for an SVG path, each square one unit wide. */
export interface QrCode {
  /** Squares along a side. */
  readonly size: number;
  readonly path: string;
}

/** What is done with another account that came back on a renewal. */
export type OtherAccountAnswer = 'replace' | 'add' | 'cancel';
