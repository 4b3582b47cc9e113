import type { Messages } from '#messages/types';
import type { Problem } from './problem';

/** What plex.tv answered, for whoever reports a problem: `plex.tv answered 401, code 1001`; empty where it did not. */
export function problemFacts(
  { status, code }: Pick<Problem, 'status' | 'code'>,
  words: Messages['shared']['problemFacts'],
): string {
  if (status !== null && code !== null) return words.both({ status: String(status), code: String(code) });
  if (status !== null) return words.status({ status: String(status) });
  return code === null ? '' : words.code({ code: String(code) });
}
