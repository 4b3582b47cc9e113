import { isKeychainProblem, mayHealByItself, type Problem } from '../../preload/contract/problem';
import { MINUTE_MS, isoTime } from '../base/clock';

const MAX_MS = 60 * MINUTE_MS;

/**
 * When plex.tv is to be asked again: the one place that decides it.
 *
 * After a good reply in `interval`, give or take a tenth, so that many Marquees do not ask in step. After a failure
 * that can heal by itself in 1, 2, 4 … minutes up to an hour, with full jitter; `Retry-After` is obeyed; a throttled
 * client without it waits the whole time. What only a person can heal is not tried again, and a keychain in trouble is
 * watched instead (see KeepFresh).
 * @param problem the newest outcome; null for a good reply
 * @param failures how many failures in a row this makes, 1 for the first
 * @param now milliseconds since the epoch
 * @param random a number from 0 to 1
 * @param interval minutes between two readings; null when only a person asks
 * @returns milliseconds since the epoch, or null for never
 */
export function nextReadAt(
  problem: Problem | null,
  failures: number,
  now: number,
  random: number,
  interval: number | null,
): number | null {
  if (interval === null) return null;
  if (problem === null) return now + interval * MINUTE_MS * (0.9 + 0.2 * random);
  if (!mayHealByItself(problem) || isKeychainProblem(problem)) return null;
  const { retryAt } = withRest(problem, failures, now);
  if (retryAt !== null) return Math.max(Date.parse(retryAt), now);
  return now + ceilingAfter(failures) * random;
}

/**
 * The problem with the time until which plex.tv is left alone: a throttled client that was not told it waits 1, 2, 4 …
 * minutes up to an hour.
 */
export function withRest(problem: Problem, failures: number, now: number): Problem {
  if (problem.kind !== 'rate-limited' || problem.retryAt !== null) return problem;
  return { ...problem, retryAt: isoTime(now + ceilingAfter(failures)) };
}

function ceilingAfter(failures: number): number {
  return Math.min(MINUTE_MS * 2 ** (failures - 1), MAX_MS);
}
