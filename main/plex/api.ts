import type { Clock } from '../base/clock';
import { identityHeaders, type ClientIdentity } from './client-identity';
import type { HttpRequest, SendRequest } from './exchange';
import type { PlexProblem } from '../../preload/contract/problem';
import { fail, succeed, type Result } from '../../preload/contract/result';
import { problem } from '../base/problems';
import { readAtMost } from '../base/read-at-most';
import { MAX_BYTES } from './documents/xml-limits';
import { words } from '../base/words';

const special = () => words().problems.special;

const MAX_MS_TO_HEADERS = 10_000;
const MAX_MS_IN_ALL = 20_000;

/** What calling plex.tv needs of the world. */
export interface PlexApiDeps {
  readonly send: SendRequest;
  readonly clock: Clock;
  readonly identity: ClientIdentity;
}

/** One call, without the headers that introduce Marquee. */
export interface ApiCall {
  readonly method: HttpRequest['method'];
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The most decoded bytes that a good answer may have; those of an account's document, when nothing is said. */
  readonly maxBytes?: number;
  /** The statuses that are no failure. */
  readonly good: readonly number[];
  /** Calls the request off; the answer is then `unreachable`. */
  readonly signal?: AbortSignal | undefined;
}

/** An answer with one of the statuses that the call knows as good. */
export interface ApiReply {
  readonly status: number;
  /** The value of a header by its lower-case name; null when it was not sent. */
  header(name: string): string | null;
  /** The decoded body; null when it is longer than any that plex.tv sends, or not UTF-8. */
  readonly body: string | null;
}

/** Makes one call. Never throws; ends within 20 seconds. */
export type CallApi = (call: ApiCall) => Promise<Result<ApiReply, PlexProblem>>;

/** What all calls have in common: who asks, how long and how large an answer may be, what a failure means. */
export function createApi({ send, clock, identity }: PlexApiDeps): CallApi {
  return async ({ method, url, headers, good, signal, maxBytes = MAX_BYTES }) => {
    const deadline = startDeadline(clock, signal);
    try {
      const reply = await send({
        method,
        url: url.href,
        headers: { ...identityHeaders(identity), ...headers },
        signal: deadline.signal,
      });
      if ('location' in reply) return fail(redirected(reply.status));
      deadline.headersCame();
      if (!good.includes(reply.status)) {
        // Of most statuses the body says nothing more. Of some it alone tells who sent them, and half of one does not.
        const body = await readBody(reply.body, MAX_BYTES).catch(() => null);
        const { problemOfStatus } = await import('./documents/plex-errors');
        return fail(problemOfStatus(reply.status, body, reply.header('retry-after'), clock.now()));
      }
      const body = await readBody(reply.body, maxBytes);
      return succeed({ status: reply.status, header: (name) => reply.header(name), body });
    } catch (error) {
      return fail(problemOfFailure(error, deadline.passed()));
    } finally {
      deadline.end();
    }
  };
}

/**
 * Two limits in one signal: one for the headers, one for the whole. `outer` calls it off as well, and is followed by hand:
 * what `AbortSignal.any` makes is never collected once somebody listens to it, and with it the whole request.
 */
function startDeadline(clock: Clock, outer: AbortSignal | undefined) {
  const controller = new AbortController();
  let hasPassed = false;
  const expire = (): void => {
    hasPassed = true;
    controller.abort();
  };
  const cancel = (): void => controller.abort();
  if (outer?.aborted) cancel();
  outer?.addEventListener('abort', cancel);
  const cancelHeaders = clock.after(MAX_MS_TO_HEADERS, expire);
  const cancelAll = clock.after(MAX_MS_IN_ALL, expire);
  return {
    signal: controller.signal,
    headersCame: cancelHeaders,
    passed: () => hasPassed,
    end() {
      outer?.removeEventListener('abort', cancel);
      cancelHeaders();
      cancelAll();
    },
  };
}

/**
 * The decoded body as text; null when it has more than `maxBytes` or is not UTF-8. Its pieces are counted as they come: a small
 * compressed answer can unpack to gigabytes.
 */
async function readBody(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string | null> {
  const bytes = await readAtMost(body, maxBytes);
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function redirected(status: number): PlexProblem {
  return problem('unreadable', { status }, () => special().redirected);
}

/** What a request that broke off means. Electron's errors have a message alone, `net::ERR_…`. */
function problemOfFailure(error: unknown, timedOut: boolean): PlexProblem {
  const message = error instanceof Error ? error.message : '';
  const code = /\bnet::(ERR_[A-Z0-9_]+)/.exec(message)?.[1] ?? null;
  if (timedOut) {
    return problem('unreachable', { code: 'ERR_TIMED_OUT' }, () => special().timedOut);
  }
  // A 407 that came without a proxy, of which Chromium gives no other word: plex.tv has no such answer.
  if (code === 'ERR_UNEXPECTED_PROXY_AUTH') return problem('intercepted', { status: 407 });
  if (code === 'ERR_CONTENT_DECODING_FAILED' || code === 'ERR_RESPONSE_HEADERS_TOO_BIG') {
    return problem('unreadable', { code });
  }
  if (code && /^ERR_(CERT|SSL|BAD_SSL)_/.test(code)) {
    return problem('unreachable', { code }, () => special().notSecure);
  }
  return problem('unreachable', { code });
}
