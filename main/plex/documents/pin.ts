import * as v from 'valibot';
import { readInstant } from './attribute-values';
import { parseJson } from '../../base/json';
import { Token } from '../token';
import { HOUR_MS, isoTime } from '../../base/clock';

/** A PIN that plex.tv made: whoever is signed in to Plex can let it become a token. */
export interface Pin {
  /** plex.tv's number for it; a string, since it is a name and not a quantity. */
  readonly id: string;
  /** What a person types, or what the sign-in page gets in its address. */
  readonly code: string;
  /** When it ends, ISO 8601 UTC, by this computer's clock. */
  readonly expiresAt: string;
}

/** How a PIN stands. plex.tv says of one that was refused what it says of one whose time is up. */
export type PinCheck =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'claimed'; readonly token: Token }
  | { readonly kind: 'expired' };

/** plex.tv's error code for a PIN that it does not know, or no longer. */
export const PIN_IS_GONE = 1020;

/** What is read of a PIN; plex.tv sends more, such as where it thinks the computer is. */
const PinReply = v.object({
  id: v.pipe(v.union([v.number(), v.string()]), v.transform(String), v.regex(/^\d{1,20}$/)),
  code: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{4,64}$/)),
  expiresAt: v.pipe(v.string(), v.transform(readInstant), v.string()),
  authToken: v.nullish(v.string(), ''),
});

/** The two clocks at the moment of an answer, in milliseconds since the epoch. */
export interface Clocks {
  readonly here: number;
  /** By the answer's own date: a computer's clock can be wrong by years. */
  readonly atPlex: number;
}

/** The longest that a PIN is waited for, in milliseconds: plex.tv's end after a quarter or half an hour. */
const MAX_LIFE_MS = HOUR_MS;

/** Reads a new PIN; null when the text is none. */
export function parsePin(text: string, clocks: Clocks): Pin | null {
  const read = v.safeParse(PinReply, parseJson(text));
  if (!read.success) return null;
  const { id, code, expiresAt } = read.output;
  const life = Math.min(Date.parse(expiresAt) - clocks.atPlex, MAX_LIFE_MS);
  return { id, code, expiresAt: isoTime(clocks.here + life) };
}

/**
 * Reads how a PIN stands; null when the text is no PIN, or another.
 * @param id of the PIN that was asked for
 */
export function parsePinCheck(text: string, id: string, { atPlex }: Clocks): PinCheck | null {
  const read = v.safeParse(PinReply, parseJson(text));
  if (!read.success || read.output.id !== id) return null;
  const { expiresAt, authToken } = read.output;
  if (!authToken) return { kind: Date.parse(expiresAt) <= atPlex ? 'expired' : 'waiting' };
  const token = Token.parse(authToken);
  return token.ok ? { kind: 'claimed', token: token.value } : null;
}
