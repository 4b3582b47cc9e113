import { MAX_WAIT_MS } from '../../preload/contract/account/rest';
import { readHttpDate } from './http-date';
import { isoTime } from '../base/clock';

const SHORTEST_WAIT_MS = 1000;

/**
 * Reads a `Retry-After` header in its two forms, seconds or an HTTP date.
 * The wait is kept between a second and an hour: a server's slip must not silence Marquee for years.
 * @param now milliseconds since the epoch
 * @returns the instant as ISO 8601 UTC, or null when there is none or it can't be read
 */
export function readRetryAfter(header: string | null, now: number): string | null {
  const sent = header?.trim() ?? '';
  const at = /^\d{1,15}$/.test(sent) ? now + Number(sent) * 1000 : readHttpDate(sent);
  if (at === null) return null;
  return isoTime(Math.min(Math.max(at, now + SHORTEST_WAIT_MS), now + MAX_WAIT_MS));
}
