import { accountRestsUntil } from '../../preload/contract/account/rest';
import type { Problem } from '../../preload/contract/problem';
import type { Clock } from '../base/clock';
import { problem } from '../base/problems';
import type { SignInRecord } from './stores';

/** What plex.tv has told an earlier run about leaving it alone, as long as it holds. */
export function keptRest(record: SignInRecord, clock: Clock): Problem | null {
  const known = problem('rate-limited', { status: 429, retryAt: record.facts?.restUntil ?? null });
  return mustRest(known, clock) ? known : null;
}

/** Keeps it for the next run: a status bar may start one every minute. */
export async function keepRest({ kind, retryAt }: Problem, record: SignInRecord): Promise<void> {
  if (kind === 'rate-limited' && retryAt !== null) await record.note({ restUntil: retryAt });
}

/** Whether plex.tv is still to be left alone after an answer. */
export function mustRest(known: Problem | null, clock: Clock): known is Problem {
  return accountRestsUntil(known, clock.now()) !== null;
}
