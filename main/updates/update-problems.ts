import { words } from '../base/words';

/**
 * What can go wrong with an update. `unreachable`: no answer, or an error. `untrusted`: the description of the newest
 * version does not carry Marquee's signature. `damaged`: what was downloaded is not what that description names.
 * `disk`: it could not be written. `not-installed`: it is here, and could not take this one's place. `internal`: everything
 * else.
 */
export type UpdateProblemKind =
  'unreachable' | 'untrusted' | 'damaged' | 'disk' | 'not-installed' | 'internal';

/** A failed check, download or installation, with the words that a person reads. */
export interface UpdateProblem {
  readonly kind: UpdateProblemKind;
  /** What happened and what it means. */
  readonly message: string;
  /** What to do next. */
  readonly advice: string;
}

/** Makes a problem. It is worded whenever it is read: a person can change the language while it lasts. */
export function updateProblem(kind: UpdateProblemKind): UpdateProblem {
  return {
    kind,
    get message() {
      return words().updates.problems[kind].message;
    },
    get advice() {
      return words().updates.problems[kind].advice;
    },
  };
}

/** Thrown when the description of the newest version is not signed as it must be. */
export class UntrustedManifest extends Error {}

/** Thrown when the place of the releases has no whole answer in time, or sends on to where nobody is to be believed. */
export class UnreachableRelease extends Error {}

/** What an exception of the updater amounts to. Its message is never shown: it quotes addresses and answers. */
export function problemOfUpdateFailure(error: unknown): UpdateProblem {
  if (error instanceof UntrustedManifest) return updateProblem('untrusted');
  if (error instanceof UnreachableRelease) return updateProblem('unreachable');
  if (!(error instanceof Error)) return updateProblem('internal');
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ERR_CHECKSUM_MISMATCH') return updateProblem('damaged');
  if (['ENOSPC', 'EROFS', 'EACCES', 'EPERM', 'EDQUOT'].includes(code)) return updateProblem('disk');
  const isNetwork =
    /\bnet::ERR_/.test(error.message) || code.startsWith('HTTP_ERROR_') || code === 'ERR_TIMED_OUT';
  return updateProblem(isNetwork ? 'unreachable' : 'internal');
}
