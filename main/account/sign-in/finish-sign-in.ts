import type { OpenAccount } from '../open-account';

/**
 * How long the keychain may still be at work for a Marquee that was killed, in milliseconds: a token that is not there yet
 * may come.
 */
const LATE_MS = 10_000;

/**
 * Ends what a Marquee that was killed has begun with one account: a token that was kept becomes a sign-in, what was to be
 * forgotten is.
 * @param hasToken whether the keychain holds its token
 * @param now milliseconds since the epoch
 */
export async function finishSignIn(
  { account, record }: OpenAccount,
  hasToken: boolean,
  now: number,
): Promise<void> {
  const { unfinished } = record;
  if (unfinished === null) return;
  const { stage, origin, since, keptIn } = unfinished;
  if (stage === 'leaving') await account.signOut();
  else if (hasToken) await record.begin(origin, now, keptIn);
  else if (!(Math.abs(now - Date.parse(since ?? '')) <= LATE_MS)) await record.end();
}
