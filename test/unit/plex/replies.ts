/** Who asks plex.tv in these tests, and answers as Electron's `net` would bring them. */
import type { HttpReply, SendRequest } from '../../../main/plex/exchange';
import { Token } from '../../../main/plex/token';

export const identity = {
  clientIdentifier: '6ad9cf0e-9d3f-4c0b-9f43-9d7e6f0a5b11',
  version: '1.2.3',
  platform: 'linux',
  platformVersion: '6.1',
  hostName: 'Zoë’s computer',
};

export const secret = 'canary-token-1234567';
const parsedToken = Token.parse(secret);
if (!parsedToken.ok) throw new Error('The test’s own token is malformed.');
export const token = parsedToken.value;

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A reply with its body in the given pieces. */
export function reply(
  body: string | readonly Uint8Array[] | AsyncIterable<Uint8Array>,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return {
    status,
    header: (name) => headers[name] ?? null,
    body:
      typeof body === 'string' ? inPieces([bytes(body)]) : Symbol.iterator in body ? inPieces(body) : body,
  };
}

async function* inPieces(pieces: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  await Promise.resolve();
  yield* pieces;
}

/** Answers every request with the same reply. */
export const answering =
  (...args: Parameters<typeof reply>): SendRequest =>
  () =>
    Promise.resolve(reply(...args));
