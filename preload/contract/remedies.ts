import type { Messages } from '#messages/types';
import type { Problem } from './problem';

/** What a person can do about a problem with one click or one paste. */
export type Remedy =
  /** Paste a token. */
  | 'sign-in'
  /** Open the keychain. */
  | 'unlock'
  /** Ask plex.tv again now. */
  | 'retry'
  /** Nothing: asking again would make it worse. */
  | 'wait';

/** The remedy for a problem that stands in the way of the account. */
export function remedyFor({ kind }: Problem): Remedy {
  switch (kind) {
    case 'rejected':
    case 'malformed-token':
    case 'keychain-missing':
      return 'sign-in';
    case 'keychain-absent':
    case 'keychain-locked':
    case 'keychain-denied':
    case 'keychain-waiting':
    case 'keychain-failed':
    case 'keychain-elsewhere':
      return 'unlock';
    case 'rate-limited':
    case 'too-often':
      return 'wait';
    case 'unavailable':
    case 'unreachable':
    case 'unreadable':
    case 'intercepted':
    case 'other-account':
    case 'bad-request':
    case 'disk':
    case 'busy':
    case 'too-many-accounts':
    case 'invalid-call':
    case 'internal':
      return 'retry';
    default:
      return kind satisfies never;
  }
}

/** What to call opening the keychain: where it is not locked it can only be tried again. */
export function unlockLabel(
  { kind }: Problem,
  { unlockKeychain, retryKeychain }: Messages['shared'],
): string {
  return kind === 'keychain-locked' || kind === 'keychain-denied' ? unlockKeychain : retryKeychain;
}

const OF_PLEX: readonly Problem['kind'][] = [
  'rejected',
  'bad-request',
  'rate-limited',
  'unavailable',
  'unreachable',
  'unreadable',
  'intercepted',
  'other-account',
];

/** True where plex.tv, or the way to it, is at fault, and not this computer. */
export function isOfPlex({ kind }: Problem): boolean {
  return OF_PLEX.includes(kind);
}
