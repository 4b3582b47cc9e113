import type { ProblemKind, ProblemOf } from '../../preload/contract/problem';

/**
 * The words of each problem: `message` says what happened and what it means, `advice` what to do next. Neither ever quotes
 * the network, the keychain or a person's input, because any of those can hold a token.
 */

/** The facts of a problem beside its kind and words. */
export interface ProblemDetails {
  readonly status?: number | null;
  readonly code?: number | string | null;
  readonly retryAt?: string | null;
}

interface Words {
  readonly message: string;
  readonly advice: string;
}

const WORDS: Readonly<Record<ProblemKind, Words>> = {
  rejected: {
    message: 'plex.tv no longer accepts your sign-in.',
    advice: 'Sign in again. Everything Marquee knows about your account stays here meanwhile.',
  },
  'bad-request': {
    message: 'plex.tv did not accept the request.',
    advice:
      'Your sign-in may be fine. Check for a newer version of Marquee; if you have it, report this with the code shown.',
  },
  'rate-limited': {
    message: 'plex.tv asks Marquee to slow down.',
    advice: 'Nothing is wrong with your account. Wait a little, then try again.',
  },
  unavailable: {
    message: 'plex.tv has a problem of its own right now.',
    advice: 'Nothing is wrong with your sign-in. Wait a little, then try again.',
  },
  unreachable: {
    message: 'plex.tv can’t be reached.',
    advice: 'Your sign-in is not affected. Check your internet connection, VPN or proxy, then try again.',
  },
  unreadable: {
    message: 'An answer came, but it is not an account document from plex.tv.',
    advice:
      'Your sign-in is not affected. If you are on a guest or hotel network, sign in to that network first; otherwise try again later.',
  },
  intercepted: {
    message: 'Something between this computer and plex.tv answered in its place.',
    advice:
      'Your sign-in is not affected. A company filter, proxy, VPN or login page of the network may be in the way. Try again later, or on another network.',
  },
  'other-account': {
    message: 'plex.tv answered with another account than the one that is signed in here.',
    advice:
      'Nothing was changed, and what Marquee knows about your account stays. If it goes on, sign out and sign in again.',
  },
  'keychain-absent': {
    message: 'No keychain was found on this computer, so Marquee can’t keep your sign-in.',
    advice: 'On Linux, install and start GNOME Keyring or KWallet, then try again.',
  },
  'keychain-locked': {
    message: 'Your keychain is locked, so Marquee can’t use it. What it holds is still there.',
    advice: 'Unlock the keychain, then try again.',
  },
  'keychain-denied': {
    message: 'The keychain did not let Marquee in.',
    advice: 'Try again and allow it when asked.',
  },
  'keychain-waiting': {
    message: 'The keychain has not answered yet. It may be showing a dialog that waits for you.',
    advice: 'Look for a dialog of your keychain that asks for a password or for access, and answer it.',
  },
  'keychain-failed': {
    message: 'The keychain broke off while Marquee used it.',
    advice: 'Try again; if it goes on, restart the keychain or log out and back in.',
  },
  'keychain-missing': {
    message: 'The sign-in that Marquee kept is no longer in your keychain. Something removed it.',
    advice: 'Sign in again.',
  },
  'keychain-elsewhere': {
    message: 'Another program answers as your keychain than the one that keeps your sign-in.',
    advice: 'Start the one that you signed in with, then try again; or sign in again to use this one.',
  },
  disk: {
    message: 'Marquee could not save to its folder on this computer. What was saved before is still there.',
    advice: 'Make sure that the disk is not full and that the folder may be written to, then try again.',
  },
  busy: {
    message: 'Another Marquee is busy with your accounts, so nothing was changed.',
    advice: 'If a dialog of your keychain is open, answer it; then try again in a moment.',
  },
  'too-many-accounts': {
    message: 'Marquee keeps 100 accounts at most, so this one was not added.',
    advice: 'Sign one of them out, then try again.',
  },
  'malformed-token': {
    message: 'That is not a Plex token: a token is one word of letters, digits and signs, without spaces.',
    advice: 'Copy the token again, whole and alone, and paste it here.',
  },
  'invalid-call': {
    message: 'Marquee refused a request from one of its own pages.',
    advice: 'Restart Marquee; if it goes on, report it.',
  },
  'too-often': {
    message: 'Marquee was asked for this too often in a short time, so nothing was done.',
    advice: 'Wait a moment, then try again.',
  },
  internal: {
    message: 'Something went wrong inside Marquee.',
    advice: 'Your sign-in is not affected. Restart Marquee; if it goes on, report it.',
  },
};

/**
 * Makes a problem of `kind` with its words.
 * @param words replaces the kind's own words where the caller knows more (a Home PIN is asked for, say)
 */
export function problem<Kind extends ProblemKind>(
  kind: Kind,
  details: ProblemDetails = {},
  words: Partial<Words> = {},
): ProblemOf<Kind> {
  return {
    kind,
    status: details.status ?? null,
    code: details.code ?? null,
    message: words.message ?? WORDS[kind].message,
    advice: words.advice ?? WORDS[kind].advice,
    retryAt: details.retryAt ?? null,
  };
}
