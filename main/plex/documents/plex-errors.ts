import * as v from 'valibot';
import { parseJson } from '../../base/json';
import type { PlexProblem } from '../../../preload/contract/problem';
import { problem } from '../../base/problems';
import { readRetryAfter } from '../retry-after';
import { attributesOf, childrenOf, parseXmlDocument, textOf } from './xml';
import { words } from '../../base/words';

/** The first error that plex.tv names in a body. */
interface PlexError {
  /** plex.tv's own code, for example 1001; null when none was sent. */
  readonly code: number | null;
  readonly message: string;
}

const JsonErrors = v.object({
  errors: v.array(
    v.object({
      code: v.nullish(v.union([v.number(), v.string()])),
      message: v.nullish(v.string(), ''),
    }),
  ),
});
const JsonError = v.object({ error: v.string() });

/** Statuses that a proxy, a company filter or a network's login page answers with, too. */
const STATUSES_OF_STRANGERS: readonly number[] = [401, 403, 407, 451];

/** What no server answers itself, but a network to whom it does not know (https://www.rfc-editor.org/rfc/rfc6585#section-6). */
const NETWORK_WANTS_SIGN_IN = 511;

/**
 * What a status other than 200 means.
 *
 * Only 401, 498 (an expired JWT) and 422 with "Invalid token" (seen after Plex's mass reset of 2022) speak of the token.
 * All else says nothing about it: calling an outage a bad token is the most common fault of Plex clients.
 * @param body the decoded body, empty when there was none; null when it broke off, or is no text of plex.tv's
 */
export function problemOfStatus(
  status: number,
  body: string | null,
  retryAfter: string | null,
  now: number,
): PlexProblem {
  const error = body === null ? null : readPlexError(body);
  const details = { status, code: error?.code ?? null };
  // What says something, and says it in none of plex.tv's ways, is not plex.tv's word.
  const isForeign = STATUSES_OF_STRANGERS.includes(status) && error === null && body?.trim() !== '';
  if (isForeign || status === NETWORK_WANTS_SIGN_IN) return problem('intercepted', details);
  if (status === 401 || status === 498 || (status === 422 && /invalid token/i.test(error?.message ?? ''))) {
    return problem('rejected', details);
  }
  if (status === 429)
    return problem('rate-limited', { ...details, retryAt: readRetryAfter(retryAfter, now) });
  if (status >= 500) return problem('unavailable', { ...details, retryAt: readRetryAfter(retryAfter, now) });
  if (status === 407) return problem('unreachable', details, () => words().problems.special.proxyAsks);
  if (status < 400) return problem('unreadable', details);
  if (error?.code === 1041) {
    return problem('bad-request', details, () => words().problems.special.pinAsked);
  }
  return problem('bad-request', details);
}

/** Reads the error documents of plex.tv in each form they were seen in; null when there is none. */
function readPlexError(body: string): PlexError | null {
  return readXmlError(body) ?? readJsonError(body);
}

function readXmlError(body: string): PlexError | null {
  const root = parseXmlDocument(body, 'errors');
  const [error] = root ? childrenOf(root, 'error') : [];
  if (!error) return null;
  const attributes = attributesOf(error);
  return { code: readCode(attributes.get('code')), message: attributes.get('message') ?? textOf(error) };
}

function readJsonError(body: string): PlexError | null {
  const json = parseJson(body);
  const several = v.safeParse(JsonErrors, json);
  const [first] = several.success ? several.output.errors : [];
  if (first) return { code: readCode(first.code), message: first.message };
  const single = v.safeParse(JsonError, json);
  return single.success ? { code: null, message: single.output.error } : null;
}

/** plex.tv's codes have four digits; anything else is not repeated to anyone. */
function readCode(code: string | number | null | undefined): number | null {
  return /^[1-9]\d{2,4}$/.test(String(code)) ? Number(code) : null;
}
