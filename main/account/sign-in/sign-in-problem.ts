import type { PlexProblem } from '../../../preload/contract/problem';
import { problem } from '../../base/problems';
import { words } from '../../base/words';

const special = () => words().problems.special;

/** A sign-in that failed left nothing behind: the words say so in place of "your sign-in is not affected". */
export function inSignIn(it: PlexProblem): PlexProblem {
  switch (it.kind) {
    case 'rejected':
      return problem('rejected', it, () => special().tokenRejected);
    case 'bad-request':
      return problem('bad-request', it, () => ({
        message: special().signInRefused.message({ message: it.message }),
        advice: it.advice,
      }));
    case 'rate-limited':
    case 'unavailable':
    case 'unreachable':
    case 'unreadable':
    case 'intercepted':
      return advised(it, () => special().tokenNotChecked.advice);
    default:
      return it satisfies never;
  }
}

/**
 * The same for a sign-in with a PIN, where there is no token yet that could be wrong.
 * @param goesOn Marquee asks again by itself
 */
export function inPinSignIn(it: PlexProblem, goesOn: boolean): PlexProblem {
  switch (it.kind) {
    case 'rejected':
    case 'bad-request':
      return problem('bad-request', it, () => special().pinRefused);
    case 'rate-limited':
    case 'unavailable':
    case 'unreachable':
    case 'unreadable':
    case 'intercepted':
      return advised(it, () => (goesOn ? special().pinGoesOn : special().pinNotBegun).advice);
    default:
      return it satisfies never;
  }
}

/** The same problem with other advice. */
function advised(it: PlexProblem, advice: () => string): PlexProblem {
  return problem(it.kind, it, () => ({ message: it.message, advice: advice() }));
}
