import type { Problem } from '../problem';

/** The longest that plex.tv can keep Marquee waiting, in milliseconds; about its list of devices a day. */
export const MAX_WAIT_MS = 60 * 60 * 1000;
const MAX_DEVICES_WAIT_MS = 24 * MAX_WAIT_MS;

/** Until when plex.tv is left alone about an account after a problem, ISO 8601; null when it may be asked. */
export function accountRestsUntil(known: Problem | null, now: number): string | null {
  return known?.kind === 'rate-limited' ? ahead(known.retryAt, MAX_WAIT_MS, now) : null;
}

/** The same about the devices of an account. */
export function devicesRestUntil(known: Pick<Problem, 'retryAt'> | null, now: number): string | null {
  return ahead(known?.retryAt ?? null, MAX_DEVICES_WAIT_MS, now);
}

/** An instant that is still to come. What is further off than any wait says that the computer's clock was set back. */
function ahead(instant: string | null, mostMs: number, now: number): string | null {
  const wait = Date.parse(instant ?? '') - now;
  return wait > 0 && wait <= mostMs ? instant : null;
}
