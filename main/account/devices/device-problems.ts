import type { Problem } from '../../../preload/contract/problem';
import { problem } from '../../base/problems';
import { words } from '../../base/words';
import { withRest } from '../refresh-schedule';
import { DAY_MS, isoTime } from '../../base/clock';

/**
 * A refusal of plex.tv as what it is for a list of devices, with the time until which plex.tv is left alone. That the list
 * is not where it was has words of its own, and a day's rest: nobody has published that it stays there.
 * @param failures how many failures in a row this makes, 1 for the first
 * @param now milliseconds since the epoch
 */
export function deviceProblem(it: Problem, failures: number, now: number): Problem {
  const isGone = it.status === 404 || it.status === 410;
  return isGone ? gone(it.status, isoTime(now + DAY_MS)) : withRest(it, failures, now);
}

/** The same for a refusal of an earlier run that still holds, of which the status is known. */
export function earlierDeviceProblem(status: number, retryAt: string): Problem {
  return status === 429 || status >= 500
    ? problem(status === 429 ? 'rate-limited' : 'unavailable', { status, retryAt })
    : gone(status, retryAt);
}

/** Who asks is signed in: a list that was not empty can't become so. */
export function emptiedList(): Problem {
  return problem('unreadable', { status: 200 }, () => words().problems.special.deviceListEmpty);
}

function gone(status: number | null, retryAt: string): Problem {
  return problem('bad-request', { status, retryAt }, () => words().problems.special.deviceListGone);
}
