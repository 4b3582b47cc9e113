import { constants, crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { element, xmlDocument, type XmlElement } from './accounts/xml';

/** An answer before it travels: what is said, not how. */
export interface Answer {
  readonly status: number;
  /** Lower-case names. `date`, `connection` and the length are added on the way out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export const XML = 'application/xml; charset=utf-8';
export const HTML = 'text/html; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';

/** A 200 with any body under any content type: raw bytes, broken documents, pictures. */
export function content(type: string, body: string | Uint8Array): Answer {
  return { status: 200, headers: { 'content-type': type }, body };
}

/** An answer without a body. */
export function nothing(status: number): Answer {
  return { status, headers: {}, body: '' };
}

/** The same answer with `headers` added or replaced. */
export function withHeaders(answer: Answer, headers: Answer['headers']): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

/** What plex.tv says when it refuses: its own error code, where one is known, and words. */
export interface Refusal {
  readonly code?: number;
  readonly message: string;
}

/** `<errors><error code= message= status=/></errors>`, as the v2 calls refuse. */
export function refusal(status: number, { code, message }: Refusal): Answer {
  return errors(status, element('error', { code: code?.toString(), message, status: String(status) }));
}

/** The same as JSON: `{"errors":[{code,message,status}]}`. */
export function jsonRefusal(status: number, { code, message }: Refusal): Answer {
  const body = JSON.stringify({ errors: [{ code, message, status }] });
  return { status, headers: { 'content-type': JSON_TYPE }, body };
}

/** `<errors><error>text</error></errors>`, as the older calls refuse. */
export function legacyRefusal(status: number, text: string): Answer {
  return errors(status, element('error', {}, text));
}

function errors(status: number, error: XmlElement): Answer {
  return { status, headers: { 'content-type': XML }, body: xmlDocument(element('errors', {}, [error])) };
}

/** A web page, as gateways and captive portals send; `inside` is markup below its title. */
export function page(status: number, title: string, inside = ''): Answer {
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1>${inside}</body></html>\n`;
  return { status, headers: { 'content-type': HTML }, body };
}

/** Sends the client on to `location`. */
export function redirect(status: 301 | 302 | 303 | 307 | 308, location: string): Answer {
  return withHeaders(nothing(status), { location });
}

/** 429, with `Retry-After` as given: seconds, an HTTP date, junk; without it the header is not sent. */
export function slowDown(retryAfter?: string): Answer {
  const answer = refusal(429, { code: 1003, message: 'Too many requests' });
  return retryAfter === undefined ? answer : withHeaders(answer, { 'retry-after': retryAfter });
}

/** The same answer, compressed. */
export function gzipped(answer: Answer): Answer {
  return withHeaders({ ...answer, body: gzipSync(answer.body) }, { 'content-encoding': 'gzip' });
}

const MEBIBYTE = 1_048_576;

/**
 * A well-formed gzip of `mebibytes` MiB of blanks inside a `<user>` that never ends, about one thousandth of
 * that on the wire. One compressed block is repeated, so that the stand-in itself never holds the whole.
 */
export function gzipBomb(mebibytes: number): Buffer {
  const start = Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<user ');
  const blanks = Buffer.alloc(MEBIBYTE, ' ');
  const block = deflateRawSync(blanks, { finishFlush: constants.Z_FULL_FLUSH });
  let checksum = crc32(start);
  for (let i = 0; i < mebibytes; i++) checksum = crc32(blanks, checksum);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(checksum, 0);
  trailer.writeUInt32LE((start.length + mebibytes * MEBIBYTE) % 2 ** 32, 4);
  return Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]), // gzip's head: deflate, no name, no time
    deflateRawSync(start, { finishFlush: constants.Z_FULL_FLUSH }),
    ...Array.from({ length: mebibytes }, () => block),
    deflateRawSync(Buffer.alloc(0)),
    trailer,
  ]);
}
