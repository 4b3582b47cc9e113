import { problem, type PlexProblem } from '../plex/problems';

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
      return { ...it, advice: 'The token could not be checked and nothing was kept. Try again in a while.' };
    default:
      return it satisfies never;
  }
}
