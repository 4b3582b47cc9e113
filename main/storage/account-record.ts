import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { SignInFacts, SignInRecord } from '../account/stores';
import { succeed } from '../plex/result';
import type { StoredValue } from './stored-value';

const instant = v.pipe(v.string(), v.isoTimestamp());
const clientIdentifier = v.pipe(v.string(), v.uuid());
const signIn = v.pipe(v.string(), v.uuid());

/** What is kept of one account that is signed in. */
const KeptAccount = v.object({
  /** Counts from 1; names its entry in the keychain and its files. */
  id: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /**
   * Names the sign-in whose token is in the keychain. With it, a keychain that has no token is locked or was robbed, and
   * a reply that belongs to another sign-in is told from one of this.
   */
  signIn,
  origin: v.optional(v.picklist(['browser', 'pasted']), 'pasted'),
  /** When plex.tv was last told that the token is in use. */
  keptAliveAt: v.optional(v.nullable(instant), null),
  /** Of which renewal a person was reminded, and when. */
  reminded: v.optional(v.nullable(v.object({ of: instant, at: instant })), null),
  /** Until when plex.tv has asked to be left alone. */
  restUntil: v.optional(v.nullable(instant), null),
  /** The program that keeps the token. */
  keptIn: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(40))), null),
});

const Record = v.object({
  /** How plex.tv knows this Marquee. Kept for ever: a new one makes Plex warn of a new device. */
  clientIdentifier,
  accounts: v.array(KeptAccount),
  /** Which account is shown; null when none was chosen. */
  shownId: v.nullable(v.number()),
});

/** What a Marquee that knew one account alone has written. */
const RecordOfOne = v.pipe(
  v.object({ clientIdentifier, signIn: v.nullable(signIn) }),
  v.transform((record) => ({
    clientIdentifier: record.clientIdentifier,
    accounts: record.signIn === null ? [] : [v.parse(KeptAccount, { id: 1, signIn: record.signIn })],
    shownId: null,
  })),
);

/** What Marquee must know of itself from one run to the next. Nothing in it is secret. */
export const AccountRecord = v.union([Record, RecordOfOne]);

export type AccountRecord = Readonly<v.InferOutput<typeof Record>>;

/** The record of a first run. */
export function newAccountRecord(): AccountRecord {
  return { clientIdentifier: randomUUID(), accounts: [], shownId: null };
}

/** The part of the record that is about one account. */
export function signInRecord(record: StoredValue<AccountRecord>, id: number): SignInRecord {
  const itsPart = ({ accounts }: AccountRecord): SignInFacts | null =>
    accounts.find((account) => account.id === id) ?? null;
  const others = ({ accounts }: AccountRecord) => accounts.filter((account) => account.id !== id);

  return {
    get facts() {
      return itsPart(record.value);
    },
    async reload() {
      return itsPart(await record.reload());
    },
    begin: (origin, now, keptIn) =>
      record.update((all) => ({
        ...all,
        accounts: [
          ...others(all),
          v.parse(KeptAccount, {
            id,
            signIn: randomUUID(),
            origin,
            keptAliveAt: new Date(now).toISOString(),
            keptIn,
          }),
        ].toSorted((one, other) => one.id - other.id),
      })),
    async note(facts) {
      if (itsPart(record.value) === null) return succeed(undefined);
      return record.update((all) => ({
        ...all,
        accounts: all.accounts.map((account) => (account.id === id ? { ...account, ...facts } : account)),
      }));
    },
    end: () => record.update((all) => ({ ...all, accounts: others(all) })),
  };
}
