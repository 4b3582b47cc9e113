import type { PlexProblem } from '../../../preload/contract/problem';

const SECOND_MS = 1_000;
const MAX_MS = 30 * SECOND_MS;

/**
 * How long until a PIN is checked again: the one place that decides it.
 *
 * At first each second, since most people answer soon; later every 2 to 5 seconds, spread, so that many Marquees do not
 * ask in step. After a failure 2, 4, 8 … seconds up to half a minute, of which chance takes up to half; `Retry-After`
 * is obeyed, and a throttled client without it waits the whole time.
 * @param problem the newest outcome; null for a good answer
 * @param isEager nobody has waited long yet, and plex.tv has not asked to slow down
 * @param failures how many failures in a row this makes, 1 for the first
 * @param now milliseconds since the epoch
 * @param random a number from 0 to 1
 * @returns milliseconds
 */
export function nextCheckIn(
  problem: PlexProblem | null,
  isEager: boolean,
  failures: number,
  now: number,
  random: number,
): number {
  if (problem === null) return isEager ? SECOND_MS : (2 + 3 * random) * SECOND_MS;
  if (problem.retryAt !== null) return Math.max(Date.parse(problem.retryAt) - now, SECOND_MS);
  const ceiling = Math.min(SECOND_MS * 2 ** failures, MAX_MS);
  return problem.kind === 'rate-limited' ? ceiling : ceiling * (1 - random / 2);
}
