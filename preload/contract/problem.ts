/**
 * Everything that can go wrong with the account, as values. The words for each kind stand in the catalogs
 * (`problems` of main.json); here is what both sides know about the kinds.
 */

/** What plex.tv's answer, or the lack of one, amounts to. `intercepted`: somebody else answered in its place. */
export type PlexProblemKind =
  'rejected' | 'bad-request' | 'rate-limited' | 'unavailable' | 'unreachable' | 'unreadable' | 'intercepted';

/** A good answer that is not about the account that is signed in. */
export type AccountProblemKind = 'other-account';

/**
 * What the operating system's keychain did instead of its work.
 * `absent`: no keychain service runs. `locked`: it must be unlocked first. `denied`: the person or the system
 * said no. `waiting`: it has not answered in time; an unlock prompt may be open. `failed`: it broke off or
 * answered nonsense. `missing`: it works, but the sign-in that was kept there is gone. `elsewhere`: another program
 * answers as the keychain than the one that keeps the sign-in.
 */
export type KeychainProblemKind =
  | 'keychain-absent'
  | 'keychain-locked'
  | 'keychain-denied'
  | 'keychain-waiting'
  | 'keychain-failed'
  | 'keychain-missing'
  | 'keychain-elsewhere';

/** Marquee's own files could not be written: the disk is full, read-only or not the person's. */
export type DiskProblemKind = 'disk';

/**
 * Why the accounts can't be changed now. `busy`: another Marquee, such as a command, is changing them. `too-many-accounts`:
 * there is no room for one more.
 */
export type StateProblemKind = 'busy' | 'too-many-accounts';

/** What is wrong with what a person or a page handed to Marquee. `too-often`: a page repeats itself. */
export type InputProblemKind = 'malformed-token' | 'invalid-call' | 'too-often' | 'internal';

/** What is wrong, in one word. */
export type ProblemKind =
  | PlexProblemKind
  | AccountProblemKind
  | KeychainProblemKind
  | DiskProblemKind
  | StateProblemKind
  | InputProblemKind;

/** A problem of one kind. */
export interface ProblemOf<Kind extends ProblemKind> {
  readonly kind: Kind;
  /** The HTTP status of plex.tv's answer; null when there was none. */
  readonly status: number | null;
  /**
   * plex.tv's own error code (a number such as 1001), Chromium's (`ERR_NAME_NOT_RESOLVED`), the system's
   * (`ENOSPC`), or null.
   */
  readonly code: number | string | null;
  /** What happened and what it means for the person, in one or two sentences. */
  readonly message: string;
  /** What to do next, in one sentence. */
  readonly advice: string;
  /** ISO 8601 UTC instant before which plex.tv is not to be called again; null when there is none. */
  readonly retryAt: string | null;
}

export type PlexProblem = { [Kind in PlexProblemKind]: ProblemOf<Kind> }[PlexProblemKind];
export type AccountProblem = ProblemOf<AccountProblemKind>;
export type KeychainProblem = { [Kind in KeychainProblemKind]: ProblemOf<Kind> }[KeychainProblemKind];
export type DiskProblem = { [Kind in DiskProblemKind]: ProblemOf<Kind> }[DiskProblemKind];
export type StateProblem = { [Kind in StateProblemKind]: ProblemOf<Kind> }[StateProblemKind];
export type BusyProblem = Extract<StateProblem, { readonly kind: 'busy' }>;
export type InputProblem = { [Kind in InputProblemKind]: ProblemOf<Kind> }[InputProblemKind];

/** A failure that reaches a person. Discriminated by `kind`. */
export type Problem =
  PlexProblem | AccountProblem | KeychainProblem | DiskProblem | StateProblem | InputProblem;

/** True for the problems of the keychain, which say nothing about the account. */
export function isKeychainProblem(it: Problem): it is KeychainProblem {
  return it.kind.startsWith('keychain-');
}

/** True when the failure is one that asking again later can heal without a person. */
export function mayHealByItself(problem: Problem): boolean {
  switch (problem.kind) {
    case 'rate-limited':
    case 'unavailable':
    case 'unreachable':
    case 'unreadable':
    case 'intercepted':
    case 'other-account':
    case 'keychain-absent':
    case 'keychain-locked':
    case 'keychain-waiting':
    case 'keychain-failed':
    case 'keychain-elsewhere':
      return true;
    case 'rejected':
    case 'bad-request':
    case 'keychain-denied':
    case 'keychain-missing':
    case 'disk':
    case 'busy':
    case 'too-many-accounts':
    case 'malformed-token':
    case 'invalid-call':
    case 'too-often':
    case 'internal':
      return false;
    default:
      return problem satisfies never;
  }
}

/** True where the sign-in can’t be kept on this computer, and a person can go on without. */
export function canGoOnForSession(problem: Problem): boolean {
  return isKeychainProblem(problem) || problem.kind === 'disk';
}

const OUTSIDE_THE_ACCOUNT: readonly ProblemKind[] = [
  'disk',
  'busy',
  'too-many-accounts',
  'invalid-call',
  'too-often',
  'internal',
];

/** True for a failure of a call that never becomes the account's own problem. */
export function isOutsideTheAccount({ kind }: Problem): boolean {
  return OUTSIDE_THE_ACCOUNT.includes(kind);
}
