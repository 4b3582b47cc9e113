import { once } from 'node:events';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { withHeaders, type Answer } from '../answers';
import type { Http2Reason } from './delivery-http2';

/** How a body says where it ends: by its length, by a last chunk, or only by the end of the connection. */
export type Framing = 'length' | 'chunked' | 'close';

/** How an answer travels. */
export type Delivery =
  | { readonly how: 'whole'; readonly framing?: Framing }
  /**
   * The connection ends too early: at the `start` (nothing was said), in the middle of the `head`, in the
   * middle of the `body`, a few bytes before the `end` (with `chunked`: only the last chunk is missing), or after a
   * part of the whole, from 0 to 1.
   */
  | {
      readonly how: 'cut';
      readonly at: 'start' | 'head' | 'body' | 'end' | number;
      readonly framing?: Framing;
      /** `close` (the default) ends the connection in good order, `reset` breaks it off (TCP RST). */
      readonly ending?: 'close' | 'reset';
    }
  /** The connection stays open for the next request. */
  | { readonly how: 'kept-open' }
  /** One byte of the head or the body every `everyMs` milliseconds: a slow loris. */
  | { readonly how: 'trickle'; readonly part: 'head' | 'body'; readonly everyMs: number }
  /** The head, then blanks for ever. */
  | { readonly how: 'endless' }
  /** The request is read and nothing is ever said. */
  | { readonly how: 'never' }
  /** These bytes and no HTTP; in HTTP/1.1 alone. */
  | { readonly how: 'raw'; readonly bytes: string | Uint8Array }
  /** HTTP/2 alone: the stream ends before the answer. */
  | { readonly how: 'stream-refused'; readonly reason: Http2Reason }
  /** HTTP/2 alone: the stream breaks off in the middle of the body, for an internal error. */
  | { readonly how: 'stream-broken' }
  /** HTTP/2 alone: the connection takes no more requests, and ends without this answer or after it. */
  | { readonly how: 'goaway'; readonly at: 'start' | 'body'; readonly reason: Http2Reason };

/** The connection that an answer goes out on. */
export interface Connection {
  readonly socket: Socket;
  /** Breaks the connection off with a TCP RST. */
  readonly reset: () => void;
  /** Aborted when the connection is gone, from either side. */
  readonly gone: AbortSignal;
}

/**
 * Puts `answer` on the wire and ends the connection. The bytes are put together here, because most faults are
 * such as Node's own server refuses to send. No connection is used twice unless it is `kept-open`: Chromium silently
 * repeats a request that failed on a used one, and requests could not be counted.
 * @throws RangeError for a delivery of HTTP/2; AbortError when the connection goes away meanwhile
 */
export async function deliver(answer: Answer, delivery: Delivery, connection: Connection): Promise<void> {
  const { socket, gone } = connection;
  switch (delivery.how) {
    case 'whole': {
      const { head, body } = written(answer, delivery.framing);
      socket.end(Buffer.concat([head, body]));
      return;
    }
    case 'cut': {
      const { head, body } = written(answer, delivery.framing);
      const bytes = Buffer.concat([head, body]);
      const ends = {
        start: 0,
        head: Math.floor(head.length / 2),
        body: head.length + Math.floor(body.length / 2),
        end: bytes.length - LAST_CHUNK.length,
      };
      const { at } = delivery;
      await flushed(socket, bytes.subarray(0, typeof at === 'number' ? bytes.length * at : ends[at]));
      if (delivery.ending !== 'reset') {
        socket.end();
        return;
      }
      // A reset throws away what the other side has not read yet: give it time to.
      if (at !== 'start') await sleep(READING_TIME_MS, undefined, { signal: gone });
      connection.reset();
      return;
    }
    case 'kept-open': {
      const { head, body } = written(withHeaders(answer, { connection: 'keep-alive' }));
      socket.write(Buffer.concat([head, body]));
      return;
    }
    case 'trickle': {
      const { head, body } = written(answer);
      const [slow, rest] = delivery.part === 'head' ? [head, body] : [body, Buffer.alloc(0)];
      if (delivery.part === 'body') socket.write(head);
      for (const byte of slow) {
        socket.write(Uint8Array.of(byte));
        await sleep(delivery.everyMs, undefined, { signal: gone });
      }
      socket.end(rest);
      return;
    }
    case 'endless': {
      socket.write(written(answer, 'close').head);
      const blanks = Buffer.alloc(65_536, ' ');
      for (;;) if (!socket.write(blanks)) await once(socket, 'drain', { signal: gone });
    }
    case 'never':
      return;
    case 'raw':
      socket.end(delivery.bytes);
      return;
    case 'stream-refused':
    case 'stream-broken':
    case 'goaway':
      throw new RangeError(`HTTP/1.1 has no ${delivery.how}`);
  }
}

const READING_TIME_MS = 100;
const LAST_CHUNK = '0\r\n\r\n';

function written(
  { status, headers, body }: Answer,
  framing: Framing = 'length',
): { head: Buffer; body: Buffer } {
  const bytes = Buffer.from(body);
  const bodiless = status === 204 || status === 304;
  const lines = Object.entries({
    date: new Date().toUTCString(),
    connection: 'close',
    ...(framing === 'length' && !bodiless ? { 'content-length': String(bytes.length) } : {}),
    ...(framing === 'chunked' && !bodiless ? { 'transfer-encoding': 'chunked' } : {}),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = Buffer.from(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}\r\n${lines.join('')}\r\n`,
  );
  return { head, body: framing === 'chunked' ? chunked(bytes) : bytes };
}

function chunked(bytes: Buffer): Buffer {
  const start = Buffer.from(`${bytes.length.toString(16)}\r\n`);
  return Buffer.concat([start, bytes, Buffer.from(`\r\n${LAST_CHUNK}`)]);
}

async function flushed(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (bytes.length > 0) await new Promise((resolve) => socket.write(bytes, resolve));
}
