import { once } from 'node:events';
import { constants, type ServerHttp2Stream } from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../answers';
import type { Delivery } from './delivery';

/** The stream that an answer goes out on. */
export interface StreamConnection {
  readonly stream: ServerHttp2Stream;
  /** Breaks the whole connection off with a TCP RST. */
  readonly reset: () => void;
  /** Aborted when the stream is gone, from either side. */
  readonly gone: AbortSignal;
}

/**
 * Why a stream or a connection ends (RFC 9113, section 7). `refused`: the request was not looked at, and may be sent
 * again. `calm`: the client asks too much. `http-1.1`: it should come back with the older version.
 */
export type Http2Reason = 'no-error' | 'internal' | 'refused' | 'calm' | 'http-1.1';

const CODES: Readonly<Record<Http2Reason, number>> = {
  'no-error': constants.NGHTTP2_NO_ERROR,
  internal: constants.NGHTTP2_INTERNAL_ERROR,
  refused: constants.NGHTTP2_REFUSED_STREAM,
  calm: constants.NGHTTP2_ENHANCE_YOUR_CALM,
  'http-1.1': constants.NGHTTP2_HTTP_1_1_REQUIRED,
};

/**
 * Puts `answer` on a stream of HTTP/2. What fails the connection in HTTP/1.1 fails it here, too, and all streams of it.
 * @throws RangeError for a delivery that HTTP/2 does not have; AbortError when the stream goes away meanwhile
 */
export async function deliverOverHttp2(
  answer: Answer,
  delivery: Delivery,
  { stream, reset, gone }: StreamConnection,
): Promise<void> {
  const body = Buffer.from(answer.body);
  switch (delivery.how) {
    case 'whole':
    case 'kept-open':
      respond(stream, answer, delivery.how === 'whole' ? delivery.framing : undefined);
      stream.end(body);
      return;
    case 'cut': {
      const part = partOf(delivery.at, body.length);
      if (part !== null) {
        respond(stream, answer);
        await written(stream, body.subarray(0, part));
      }
      if (delivery.ending === 'reset') reset();
      else stream.session?.destroy();
      return;
    }
    case 'stream-refused':
      stream.close(CODES[delivery.reason]);
      return;
    case 'stream-broken':
      respond(stream, answer, 'close');
      await written(stream, body.subarray(0, body.length / 2));
      stream.destroy(new Error('Broken off on purpose')); // `close` would end the body in good order first
      return;
    case 'goaway':
      if (delivery.at === 'start') {
        stream.session?.goaway(CODES[delivery.reason]);
        await heard(stream);
        stream.session?.destroy();
        return;
      }
      respond(stream, answer);
      await written(stream, body.subarray(0, body.length / 2));
      stream.session?.goaway(CODES[delivery.reason]);
      stream.end(body.subarray(body.length / 2));
      return;
    case 'trickle':
      if (delivery.part === 'head') await sleep(body.length * delivery.everyMs, undefined, { signal: gone });
      respond(stream, answer);
      for (const byte of body) {
        stream.write(Uint8Array.of(byte));
        if (delivery.part === 'body') await sleep(delivery.everyMs, undefined, { signal: gone });
      }
      stream.end();
      return;
    case 'endless': {
      respond(stream, answer, 'close');
      const blanks = Buffer.alloc(65_536, ' ');
      for (;;) if (!stream.write(blanks)) await once(stream, 'drain', { signal: gone });
    }
    case 'never':
      return;
    case 'raw':
      throw new RangeError('Bytes that are no HTTP are for a connection in HTTP/1.1');
  }
}

/** How many bytes of the body go out before the end; null when not even the head does. */
function partOf(at: 'start' | 'head' | 'body' | 'end' | number, length: number): number | null {
  switch (at) {
    case 'start':
    case 'head':
      return null;
    case 'body':
      return Math.floor(length / 2);
    case 'end':
      return length - 1;
    default:
      return at === 0 ? null : Math.floor(length * at);
  }
}

function respond(stream: ServerHttp2Stream, { status, headers, body }: Answer, framing = 'length'): void {
  const isBodiless = status === 204 || status === 304;
  stream.respond({
    [constants.HTTP2_HEADER_STATUS]: status,
    ...(framing === 'length' && !isBodiless ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
    ...headers,
  });
}

async function written(stream: ServerHttp2Stream, bytes: Uint8Array): Promise<void> {
  if (bytes.length > 0) await new Promise((resolve) => stream.write(bytes, resolve));
}

/** Resolves when the client has read all that was sent so far, or has left: whichever ends a PING. */
async function heard({ session }: ServerHttp2Stream): Promise<void> {
  await new Promise((resolve) => session?.ping(resolve));
}
