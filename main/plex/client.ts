import type { Clock } from '../clock';
import { identityHeaders, type ClientIdentity } from './client-identity';
import type { SendRequest } from './exchange';
import { parseUser } from './parse-user';
import { problemOfStatus } from './plex-errors';
import { problem, type PlexProblem } from './problems';
import { fail, succeed, type Result } from './result';
import type { Token } from './token';
import type { User } from './user';
import { MOST_BYTES } from './xml';

/** The published address of "Get a User". */
const USER_URL = 'https://plex.tv/api/v2/home/user';

const MOST_MS_TO_HEADERS = 10_000;
const MOST_MS_IN_ALL = 20_000;

/** What the client needs of the world. */
export interface PlexClientParts {
  readonly send: SendRequest;
  readonly clock: Clock;
  readonly identity: ClientIdentity;
}

/** How a request carries its token: as a header, or in the query as Plex's page documents it. */
export type TokenPlacement = 'header' | 'query';

/** How to ask. */
export interface Ask {
  readonly placement: TokenPlacement;
  /** The entity tag of the reply that is known already: plex.tv may then answer that nothing has changed. */
  readonly etag?: string | null;
  /** Calls the request off; the answer is then `unreachable`. */
  readonly signal?: AbortSignal;
}

/** A good answer: a User with the tag of this reply, or that the reply known already still holds. */
export type UserAnswer =
  | { readonly kind: 'user'; readonly user: User; readonly etag: string | null }
  | { readonly kind: 'not-modified' };

/** Asks plex.tv. Nothing of a request or a reply is kept anywhere. */
export interface PlexClient {
  /** `GET /api/v2/home/user`: who the token belongs to. Never throws; ends within 20 seconds. */
  getUser(token: Token, ask: Ask): Promise<Result<UserAnswer, PlexProblem>>;
}

export function createPlexClient({ send, clock, identity }: PlexClientParts): PlexClient {
  return {
    async getUser(token, { placement, etag = null, signal }) {
      const url = new URL(USER_URL);
      if (placement === 'query') url.searchParams.set('X-Plex-Token', token.reveal());
      const headers = {
        ...identityHeaders(identity),
        Accept: 'application/xml',
        ...(placement === 'header' && { 'X-Plex-Token': token.reveal() }),
        ...(etag !== null && { 'If-None-Match': etag }),
      };

      const deadline = startDeadline(clock, signal);
      try {
        const reply = await send({ url: url.href, headers, signal: deadline.signal });
        if ('location' in reply) return fail(redirected(reply.status));
        deadline.headersCame();
        if (reply.status === 304 && etag !== null) return succeed({ kind: 'not-modified' });
        if (reply.status !== 200) {
          // The status says enough; what broke off while its body came can't change it.
          const body = await readBody(reply.body).catch(() => null);
          return fail(problemOfStatus(reply.status, body ?? '', reply.header('retry-after'), clock.now()));
        }
        const body = await readBody(reply.body);
        const user = body === null ? null : parseUser(body, [token.reveal()]);
        return user
          ? succeed({ kind: 'user', user, etag: readEntityTag(reply.header('etag')) })
          : fail(problem('unreadable', { status: 200 }));
      } catch (error) {
        return fail(problemOfFailure(error, deadline.passed()));
      } finally {
        deadline.end();
      }
    },
  };
}

/** The tag as it came, weak or strong (RFC 9110, 8.8.3); null for what is none, since it is sent back. */
function readEntityTag(header: string | null): string | null {
  return header !== null && /^(W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(header) ? header : null;
}

/** Two limits in one signal: one for the headers, one for the whole. */
function startDeadline(clock: Clock, outer: AbortSignal | undefined) {
  const limit = new AbortController();
  const expire = (): void => limit.abort();
  const callOffHeaders = clock.after(MOST_MS_TO_HEADERS, expire);
  const callOffAll = clock.after(MOST_MS_IN_ALL, expire);
  return {
    signal: outer ? AbortSignal.any([outer, limit.signal]) : limit.signal,
    headersCame: callOffHeaders,
    passed: () => limit.signal.aborted,
    end() {
      callOffHeaders();
      callOffAll();
    },
  };
}

/**
 * The decoded body as text; null when it is longer than any account's or not UTF-8.
 * Counted chunk by chunk, because a small compressed answer can unpack to gigabytes.
 */
async function readBody(body: AsyncIterable<Uint8Array>): Promise<string | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let text = '';
  for await (const piece of body) {
    bytes += piece.byteLength;
    const decoded = bytes > MOST_BYTES ? null : decode(decoder, piece);
    if (decoded === null) return null;
    text += decoded;
  }
  const rest = decode(decoder);
  return rest === null ? null : text + rest;
}

/** The next piece as text, or without one what is left; null when it is not UTF-8. */
function decode(decoder: TextDecoder, piece?: Uint8Array): string | null {
  try {
    return decoder.decode(piece, { stream: piece !== undefined });
  } catch {
    return null;
  }
}

function redirected(status: number): PlexProblem {
  return problem(
    'unreadable',
    { status },
    { message: 'The answer tried to send Marquee to another address, and Marquee does not follow.' },
  );
}

/** What a request that broke off means. Electron's errors have a message alone, `net::ERR_…`. */
function problemOfFailure(error: unknown, timedOut: boolean): PlexProblem {
  const message = error instanceof Error ? error.message : '';
  const code = /\bnet::(ERR_[A-Z0-9_]+)/.exec(message)?.[1] ?? null;
  if (timedOut) {
    return problem(
      'unreachable',
      { code: 'ERR_TIMED_OUT' },
      {
        message: 'plex.tv did not answer in time.',
      },
    );
  }
  // Chromium takes this status for a proxy's, and gives no other word of it.
  if (code === 'ERR_UNEXPECTED_PROXY_AUTH') return problem('bad-request', { status: 407 });
  if (code === 'ERR_CONTENT_DECODING_FAILED' || code === 'ERR_RESPONSE_HEADERS_TOO_BIG') {
    return problem('unreadable', { code });
  }
  if (code && /^ERR_(CERT|SSL|BAD_SSL)_/.test(code)) {
    return problem(
      'unreachable',
      { code },
      {
        message:
          'The connection to plex.tv is not secure: its certificate could not be verified. Nothing was sent.',
        advice:
          'Check this computer’s date and time, and whether a network, proxy or virus scanner reads your traffic.',
      },
    );
  }
  return problem('unreachable', { code });
}
