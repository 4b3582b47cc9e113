import { randomUUID } from 'node:crypto';
import * as v from 'valibot';

/** What Marquee must know of itself from one run to the next. Nothing in it is secret. */
export const AccountRecord = v.object({
  /** How plex.tv knows this Marquee. Kept for ever: a new one makes Plex warn of a new device. */
  clientIdentifier: v.pipe(v.string(), v.uuid()),
  /** A token was put into the keychain and not taken out since; a keychain that has none is then locked or robbed. */
  signedIn: v.boolean(),
});

export type AccountRecord = Readonly<v.InferOutput<typeof AccountRecord>>;

/** The record of a first run. */
export function newAccountRecord(): AccountRecord {
  return { clientIdentifier: randomUUID(), signedIn: false };
}
