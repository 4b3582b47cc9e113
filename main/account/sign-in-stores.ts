import type { Reply, SignedIn } from '../../preload/contract/account/account-state';
import { isKeychainProblem, type Problem } from '../../preload/contract/problem';
import { fail, succeed, type Result } from '../../preload/contract/result';
import { problem } from '../base/problems';
import { words } from '../base/words';
import type { ChangeLog, DeviceStore, ForgetOptions, ReplyStore, SignInRecord, TokenStore } from './stores';

/** Where a sign-in, and what was read with it, is kept. */
export interface SignInStores {
  readonly record: SignInRecord;
  readonly tokens: TokenStore;
  readonly replies: ReplyStore;
  readonly changes: ChangeLog;
  readonly devices: Pick<DeviceStore, 'erase'>;
}

/**
 * Keeps a good reply after what it changed, and not where that could not be kept: the next start finds the changes once more. A
 * sign-out from here on comes after it in the stores, and erases it. Nobody waits for the disk, save the end of Marquee.
 * @param before the good reply before; null when it is not known any more
 */
export async function keepReply(
  { record, replies, changes }: SignInStores,
  before: Reply | null,
  last: Reply,
  kept: SignedIn['kept'],
): Promise<void> {
  const isKept = kept === 'keychain';
  const signIn = record.facts?.signIn;
  const known = before ?? (isKept ? replies.read() : null);
  const recorded = changes.record(known, last, kept);
  const noted = isKept && record.belongTo(last.user);
  const isRecorded = await recorded;
  if (isKept && isRecorded && record.facts?.signIn === signIn) await replies.write(last);
  await noted;
}

/** Forgets a token. On failure all is as before: there is the token, or a sign-out that was begun and not finished. */
export async function forgetToken(
  { record, tokens }: SignInStores,
  options: ForgetOptions,
): Promise<Result<undefined, Problem>> {
  const wasLeaving = record.unfinished?.stage === 'leaving';
  await record.leave(); // where that can't be noted the token is forgotten all the same
  const erased = await tokens.erase(options);
  if (!erased.ok && !wasLeaving) await record.stay();
  return erased;
}

/** Forgets what was read with a token that is gone. @param wasKept false for a session, which has kept nothing */
export async function forgetReplies(
  { record, changes, devices, replies }: SignInStores,
  wasKept: boolean,
  options: ForgetOptions,
): Promise<Result<undefined, Problem>> {
  const removals = [await changes.erase(), await devices.erase(), await replies.erase(options)];
  // A session has kept nothing in the keychain, which may not even be there.
  const left = removals.find((it) => !it.ok && (wasKept || !isKeychainProblem(it.problem)));
  // What could not be removed keeps its note, so that the next start tries again.
  const ended = left ?? (wasKept ? await record.end() : succeed(undefined));
  if (ended.ok || ended.problem.kind !== 'disk') return ended;
  return fail(problem('disk', { code: ended.problem.code }, () => words().problems.special.leftBehind));
}
