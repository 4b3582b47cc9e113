import type { Ask, PlexClient, UserAnswer } from '../../plex/client';
import type { PlexProblem } from '../../../preload/contract/problem';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import { problem } from '../../base/problems';
import type { Token } from '../../plex/token';
import { inSignIn } from './sign-in-problem';

/** A token of which plex.tv has said whose it is. */
export interface CheckedToken {
  readonly token: Token;
  readonly answer: Extract<UserAnswer, { readonly kind: 'user' }>;
}

/** Asks plex.tv whose token this is, before anything is kept. */
export async function checkToken(
  client: Pick<PlexClient, 'getUser'>,
  token: Token,
  ask: Omit<Ask, 'etag'>,
): Promise<Result<CheckedToken, PlexProblem>> {
  const answer = await client.getUser(token, ask);
  if (!answer.ok) return fail(inSignIn(answer.problem));
  if (answer.value.kind !== 'user') return fail(problem('unreadable'));
  return succeed({ token, answer: answer.value });
}
