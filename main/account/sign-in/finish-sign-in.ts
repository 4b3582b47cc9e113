import type { OpenAccount } from '../open-account';

/**
 * How long the keychain may still be at work for a Marquee that was killed, in milliseconds: a token that is not there yet
 * may come.
 */
const LATE_MS = 10_000;

/** What ending it needs of the world. */
export interface FinishDeps {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Whether a person is there whom the keychain may ask before it lets go of a token; what needs one is left to a later run. */
  readonly mayPrompt: boolean;
}

/**
 * Ends what a Marquee that was killed has begun with one account: a token that was kept becomes a sign-in, what was to be
 * forgotten is.
 * @param hasToken whether the keychain holds its token
 */
export async function finishSignIn(
  { account, record }: OpenAccount,
  hasToken: boolean,
  { now, mayPrompt }: FinishDeps,
): Promise<void> {
  const { unfinished } = record;
  if (unfinished === null) return;
  const { stage, origin, since, keptIn } = unfinished;
  if (stage === 'leaving') await account.signOut({ mayPrompt });
  else if (hasToken) await record.begin(origin, now(), keptIn);
  else if (!(Math.abs(now() - Date.parse(since ?? '')) <= LATE_MS)) await record.end();
}
