import { net, type ClientRequest, type IncomingMessage, type Session } from 'electron';
import type { Readable } from 'node:stream';
import { unlessAborted } from '../base/unless-aborted';
import type { HttpReply, HttpRequest, SendRequest } from '../plex/exchange';

/**
 * Sends requests through Chromium, in a session that keeps nothing on disk.
 *
 * `net.request` and not `net.fetch`: that one builds a `Response`, which throws outside of any promise on a header
 * that is not ASCII or a status beyond 599, and it can't tell a redirect without following it.
 */
export function createSender(session: Session): SendRequest {
  let knowsProxy: Promise<void> | null = null;
  return async (request) => {
    knowsProxy ??= whenProxyIsKnown(session, request.url);
    await unlessAborted(knowsProxy, request.signal);
    return sendIn(session, request);
  };
}

/**
 * Resolves once a session knows its proxy. Electron tells it a moment after its first use, and what is sent at once goes past
 * the proxy (https://github.com/electron/electron/issues/26166). It never rejects: without a proxy that works a request fails.
 * @param url where the request goes; a script that chooses the proxy is told its origin alone
 */
export async function whenProxyIsKnown(session: Session, url: string): Promise<void> {
  await session.resolveProxy(new URL(url).origin).catch(() => undefined);
}

/**
 * The last requests, as many as a usual command sends and some more. Electron 33.2 crashes at its end when V8 lets go of one of
 * them just then (mended by https://github.com/electron/electron/pull/45368), and a script would get that in place of the exit
 * code.
 */
const lastRequests: ClientRequest[] = [];
const MAX_LAST_REQUESTS = 8;

function holdOnTo(request: ClientRequest): void {
  lastRequests.push(request);
  if (lastRequests.length > MAX_LAST_REQUESTS) lastRequests.shift();
}

function sendIn(session: Session, { method, url, headers, signal }: HttpRequest): ReturnType<SendRequest> {
  return new Promise((resolve, reject) => {
    const request = net.request({
      method,
      url,
      headers: { ...headers },
      session,
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
    });
    holdOnTo(request);
    const cancel = (): void => {
      request.abort();
      reject(new Error('The request was canceled.'));
    };
    signal.addEventListener('abort', cancel, { once: true });
    request.on('error', reject);
    request.on('redirect', (status, _method, location) => {
      request.abort();
      resolve({ status, location });
    });
    request.on('response', (response) => resolve(replyOf(response, request, signal)));
    if (signal.aborted) cancel();
    else request.end();
  });
}

function replyOf(response: IncomingMessage, request: ClientRequest, signal: AbortSignal): HttpReply {
  // Electron's message is one of Node's readable streams, which its types leave out.
  const stream = response as unknown as Readable;
  signal.addEventListener('abort', () => stream.destroy(new Error('The request was canceled.')), {
    once: true,
  });
  stream.once('close', () => {
    if (!stream.readableEnded) request.abort(); // Electron would keep it, and its connection, for what nobody reads
  });
  // Whoever does not read the body is not to be told that it broke off.
  stream.on('error', () => undefined);
  return {
    status: response.statusCode,
    header(name) {
      const value = response.headers[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    },
    body: stream,
  };
}
