import type { Problem } from '../../preload/contract/problem';
import type { Clock } from '../base/clock';
import { problem } from '../base/problems';
import { MAX_WAIT_MS } from '../plex/retry-after';
import type { SignInRecord } from './stores';

/** What plex.tv has told an earlier run about leaving it alone, as long as it holds. */
export function keptRest(record: SignInRecord, clock: Clock): Problem | null {
  const retryAt = record.facts?.restUntil ?? null;
  return isAhead(retryAt, clock) ? problem('rate-limited', { status: 429, retryAt }) : null;
}

/** Keeps it for the next run: a status bar may start one every minute. */
export async function keepRest({ kind, retryAt }: Problem, record: SignInRecord): Promise<void> {
  if (kind === 'rate-limited' && retryAt !== null) await record.note({ restUntil: retryAt });
}

/** Whether plex.tv is still to be left alone after an answer. */
export function mustRest(known: Problem | null, clock: Clock): known is Problem {
  return known?.kind === 'rate-limited' && isAhead(known.retryAt, clock);
}

/** A wait is never longer than an hour; further off, the computer's clock was set back. */
function isAhead(retryAt: string | null, clock: Clock): boolean {
  const wait = Date.parse(retryAt ?? '') - clock.now();
  return wait > 0 && wait <= MAX_WAIT_MS;
}
