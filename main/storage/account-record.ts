import { randomUUID } from 'node:crypto';
import * as v from 'valibot';

/** What Marquee must know of itself from one run to the next. Nothing in it is secret. */
export const AccountRecord = v.object({
  /** How plex.tv knows this Marquee. Kept for ever: a new one makes Plex warn of a new device. */
  clientIdentifier: v.pipe(v.string(), v.uuid()),
  /**
   * Names the sign-in whose token is in the keychain; null when there is none. With it, a keychain that has no token is
   * locked or was robbed, and a reply that belongs to another sign-in is told from one of this.
   */
  signIn: v.nullable(v.pipe(v.string(), v.uuid())),
});

export type AccountRecord = Readonly<v.InferOutput<typeof AccountRecord>>;

/** The record of a first run. */
export function newAccountRecord(): AccountRecord {
  return { clientIdentifier: randomUUID(), signIn: null };
}
