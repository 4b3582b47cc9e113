import type { Problem } from '../../preload/contract/problem';
import type { Clock } from '../base/clock';
import { problem } from '../base/problems';
import { MAX_WAIT_MS } from '../plex/retry-after';
import type { SignInRecord } from './stores';

/** What plex.tv has told an earlier run about leaving it alone, as long as it holds. */
export function keptRest(record: SignInRecord, clock: Clock): Problem | null {
  const retryAt = record.facts?.restUntil ?? null;
  return isAhead(retryAt, MAX_WAIT_MS, clock) ? problem('rate-limited', { status: 429, retryAt }) : null;
}

/** Keeps it for the next run: a status bar may start one every minute. */
export async function keepRest({ kind, retryAt }: Problem, record: SignInRecord): Promise<void> {
  if (kind === 'rate-limited' && retryAt !== null) await record.note({ restUntil: retryAt });
}

/** Whether plex.tv is still to be left alone after an answer. */
export function mustRest(known: Problem | null, clock: Clock): known is Problem {
  return known?.kind === 'rate-limited' && isAhead(known.retryAt, MAX_WAIT_MS, clock);
}

/**
 * Whether an instant until which plex.tv is left alone is still to come.
 * @param mostMs no wait is longer; what is further off says that the computer's clock was set back
 */
export function isAhead(instant: string | null, mostMs: number, clock: Clock): boolean {
  const wait = Date.parse(instant ?? '') - clock.now();
  return wait > 0 && wait <= mostMs;
}
