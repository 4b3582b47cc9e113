import type { PlexProblem } from '../../../preload/contract/problem';
import { problem } from '../../base/problems';

/** A sign-in that failed left nothing behind: the words say so in place of "your sign-in is not affected". */
export function inSignIn(it: PlexProblem): PlexProblem {
  switch (it.kind) {
    case 'rejected':
      return problem('rejected', it, {
        message: 'plex.tv does not accept this token. Nothing was kept.',
        advice: 'Copy the token again, whole, from a device that is signed in to Plex.',
      });
    case 'bad-request':
      return { ...it, message: `${it.message} Nothing was kept.` };
    case 'rate-limited':
    case 'unavailable':
    case 'unreachable':
    case 'unreadable':
    case 'intercepted':
      return { ...it, advice: 'The token could not be checked and nothing was kept. Try again in a while.' };
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
      return problem('bad-request', it, {
        message: 'plex.tv did not accept the request for a sign-in. Nothing was kept.',
        advice: 'Check for a newer version of Marquee; if you have it, report this with the code shown.',
      });
    case 'rate-limited':
    case 'unavailable':
    case 'unreachable':
    case 'unreadable':
    case 'intercepted':
      return {
        ...it,
        advice: goesOn
          ? 'Marquee goes on asking by itself. What you have allowed in your browser is not lost.'
          : 'The sign-in could not begin and nothing was kept. Try again in a while.',
      };
    default:
      return it satisfies never;
  }
}
