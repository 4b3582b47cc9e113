import type { InputProblem } from '../../../preload/contract/problem';
import { fail, type Result } from '../../../preload/contract/result';
import { problem } from '../../base/problems';
import { Token } from '../../plex/token';
import { words } from '../../base/words';

/** The longest text that is looked through, in characters: a document that holds a token, with room to spare. */
export const MAX_PASTED = 1024 * 1024;

/** What people put round a token when they write it down; no token begins or ends with one. */
const QUOTES: ReadonlySet<string> = new Set('"\'`‘’“”„«»‹›<>[]()');

/**
 * A token with its name, as people find it: `X-Plex-Token=…` in an address, also in one inside another; the header
 * `X-Plex-Token: …`; `PlexOnlineToken="…"` of a server's Preferences.xml; `"authToken": "…"` of plex.tv's JSON. Quotes may be
 * those that a word processor puts in their place.
 */
const NAMED =
  /(?:X-Plex-Token|PlexOnlineToken|authToken|authenticationToken)[\s"'‘’“”„\\]*(?:=|:|%3D|%253D)[\s"'‘’“”„\\]*([^&#\s"'\\<>,;}]*)/i;

/** A claim token, with whatever stands before it. */
const CLAIM = /(?:^|[^\w-])claim-/i;

/** A host with a port, or with dots and a path: what a browser shows as the address of a page. */
const WITHOUT_SCHEME = /^[\w.-]+:\d+(?:[/?#]|$)|^(?:[\w-]+\.)+[\w-]+[/?#]/;

/** Characters that can't be seen: copying from a page or a chat brings them along. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;

/**
 * Reads the token out of what a person pasted into the window or handed to `--sign-in`. What is known to be something else
 * is named for what it is, before anything is sent.
 */
export function readPastedToken(pasted: string): Result<Token, InputProblem> {
  const text = pasted.replace(INVISIBLE, '').trim();
  const named = NAMED.exec(text)?.[1];
  const bare = withoutQuotes(named === undefined ? text : decoded(named));
  if (CLAIM.test(bare)) return wrong('claimToken');
  if (bare.includes('://') || WITHOUT_SCHEME.test(bare)) return wrong('addressWithoutToken');
  if (/^[^\s@]+@[^\s@.]+\.[^\s@]+$/.test(bare)) return wrong('emailAddress');
  return Token.parse(bare);
}

function wrong(what: 'claimToken' | 'addressWithoutToken' | 'emailAddress'): Result<Token, InputProblem> {
  return fail(problem('malformed-token', {}, () => words().problems.special[what]));
}

/** Undoes the encoding of an address, also that of one inside another. */
function decoded(text: string): string {
  try {
    const once = decodeURIComponent(text);
    return /%[0-9a-f]{2}/i.test(once) ? decodeURIComponent(once) : once;
  } catch {
    return text; // a lone % that encodes nothing
  }
}

function withoutQuotes(text: string): string {
  let [start, end] = [0, text.length];
  while (QUOTES.has(text.charAt(start))) start += 1;
  while (QUOTES.has(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end).trim();
}
