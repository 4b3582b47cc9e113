import type { IncomingMessage } from 'node:http';
import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Answer } from '../answers';
import { deliver, type Delivery } from './delivery';
import { deliverOverHttp2 } from './delivery-http2';

/** One request and the way back for its answer, whichever version of HTTP it came in. */
export interface Exchange {
  readonly http: '1.1' | '2';
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The host it was meant for. */
  readonly host: string;
  /** By lower-case name, without HTTP/2's own (`:path`); one that came twice is joined by a comma. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Aborted when the client, or the stand-in itself, has ended the exchange. */
  readonly gone: AbortSignal;
  /** The whole body of the request. */
  readonly body: () => Promise<string>;
  /** @throws AbortError when the exchange ends meanwhile */
  readonly answer: (answer: Answer, delivery: Delivery) => Promise<void>;
}

/** An exchange in HTTP/1.1: it has the connection for itself. @param tcp what is below TLS and can be reset */
export function http1Exchange(request: IncomingMessage, tcp: Socket | undefined): Exchange {
  const { socket } = request;
  const gone = new AbortController();
  for (const end of ['close', 'error']) socket.once(end, () => gone.abort());
  const connection = { socket, reset: () => tcp?.resetAndDestroy(), gone: gone.signal };
  return {
    http: '1.1',
    ...addressed(request.method, request.url),
    host: request.headers.host ?? '',
    headers: joined(request.headersDistinct),
    gone: gone.signal,
    body: () => text(request),
    answer: (answer, delivery) => deliver(answer, delivery, connection),
  };
}

/** An exchange in HTTP/2: one stream of a connection that carries many. @param tcp what is below TLS */
export function http2Exchange(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  tcp: Socket | undefined,
): Exchange {
  const gone = new AbortController();
  for (const end of ['close', 'error']) stream.on(end, () => gone.abort());
  const { ':method': method, ':path': path, ':authority': authority, ...all } = joined(headers);
  return {
    http: '2',
    ...addressed(method, path),
    host: authority ?? all['host'] ?? '',
    headers: Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith(':'))),
    gone: gone.signal,
    body: () => text(stream),
    answer: (answer, delivery) =>
      deliverOverHttp2(answer, delivery, { stream, reset: () => tcp?.resetAndDestroy(), gone: gone.signal }),
  };
}

function addressed(method = '', url = ''): Pick<Exchange, 'method' | 'path' | 'query'> {
  const [path = '', search = ''] = url.split(/\?(.*)/s);
  return { method, path, query: new URLSearchParams(search) };
}

function joined(headers: Readonly<Record<string, string | readonly string[] | undefined>>) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value?.join(', '),
    ]),
  );
}
