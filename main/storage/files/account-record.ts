import { createHash, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { SignInFacts, SignInRecord } from '../../account/stores';
import { MAX_NICKNAME } from '../../../preload/contract/account/names';
import { succeed } from '../../../preload/contract/result';
import { Instant } from './instant';
import type { StoredValue } from './stored-value';
import { isoTime } from '../../base/clock';

const Id = v.pipe(v.string(), v.uuid());

/** More than anybody has. A record with more was not written by Marquee, and each account costs time at the start. */
export const MAX_ACCOUNTS = 100;

/** What is kept of one account. */
const KeptAccount = v.object({
  /** Counts from 1; names its entry in the keychain and its files. */
  id: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /**
   * Names the sign-in whose token is in the keychain. With it, a keychain that has no token is locked or has lost it, and
   * a reply that belongs to another sign-in is told from one of this.
   */
  signIn: Id,
  origin: v.optional(v.picklist(['browser', 'pasted']), 'pasted'),
  /** Not `kept` is what was begun and may have been cut short, see `Unfinished`. */
  stage: v.optional(v.picklist(['arriving', 'kept', 'leaving']), 'kept'),
  /** When plex.tv was last told that the token is in use. */
  keptAliveAt: v.optional(v.nullable(Instant), null),
  /** Of which renewal a person was reminded, and when. */
  reminded: v.optional(v.nullable(v.object({ of: Instant, at: Instant })), null),
  /** Until when plex.tv has asked to be left alone. */
  restUntil: v.optional(v.nullable(Instant), null),
  /** The program that keeps the token. */
  keptIn: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(40))), null),
  /** Tells whether it is the same account as before, and nobody which one; null until that is known. */
  whose: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(64))), null),
  /** What the person calls the account, and where it stands among the others; null until they say. */
  nickname: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(MAX_NICKNAME))), null),
  place: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
});

/** Two parts about one id, as a hand may write them, would be two accounts with the same token and files. */
function firstOfEachId<Part extends { readonly id: number }>(parts: readonly Part[]): Part[] {
  return parts.filter(({ id }, index) => parts.findIndex((it) => it.id === id) === index);
}

const Record = v.object({
  /** How plex.tv knows this Marquee. Kept for ever: a new one makes Plex warn of a new device. */
  clientIdentifier: Id,
  accounts: v.pipe(v.array(KeptAccount), v.maxLength(MAX_ACCOUNTS), v.transform(firstOfEachId)),
  /** Which account is shown; null when none was chosen. */
  shownId: v.nullable(v.number()),
});

/** What a Marquee that knew one account alone has written. */
const RecordOfOne = v.pipe(
  v.object({ clientIdentifier: Id, signIn: v.nullable(Id) }),
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

/** The ids of the accounts that are signed in, in ascending order. */
export function keptIds({ accounts }: AccountRecord): readonly number[] {
  return accounts.filter(({ stage }) => stage === 'kept').map(({ id }) => id);
}

/** The ids of what was begun and not finished. */
export function unfinishedIds({ accounts }: AccountRecord): readonly number[] {
  return accounts.filter(({ stage }) => stage !== 'kept').map(({ id }) => id);
}

/** The part of the record that is about one account. */
export function signInRecord(record: StoredValue<AccountRecord>, id: number): SignInRecord {
  type Kept = AccountRecord['accounts'][number];
  const itsPart = ({ accounts }: AccountRecord): Kept | null =>
    accounts.find((account) => account.id === id) ?? null;
  const factsIn = (all: AccountRecord): SignInFacts | null => {
    const its = itsPart(all);
    return its?.stage === 'kept' ? its : null;
  };

  /** @param change null removes the part, or leaves it absent */
  const change = (to: (its: Kept | null) => Kept | null) =>
    record.update((all) => {
      const its = to(itsPart(all));
      const others = all.accounts.filter((account) => account.id !== id);
      const accounts = its === null ? others : [...others, its].toSorted((one, other) => one.id - other.id);
      return { ...all, accounts };
    });
  /** Changes the sign-in that this run knows: on disk there may be another one by now. */
  const changeKnown = async (to: (its: Kept) => Kept): ReturnType<SignInRecord['note']> => {
    const about = factsIn(record.value)?.signIn;
    if (about === undefined) return succeed(undefined);
    return change((its) => (its?.signIn === about ? to(its) : its));
  };
  /** A new sign-in of an account leaves it the name and the place that the person gave it. */
  const fresh = (
    its: Kept | null,
    origin: SignInFacts['origin'],
    now: number,
    keptIn: SignInFacts['keptIn'],
    stage: Kept['stage'],
  ): Kept =>
    v.parse(KeptAccount, {
      id,
      signIn: randomUUID(),
      origin,
      stage,
      keptAliveAt: isoTime(now),
      keptIn,
      ...(its && its.stage !== 'leaving' && { whose: its.whose, nickname: its.nickname, place: its.place }),
    });
  const enter = (stage: Kept['stage']) => change((its) => its && { ...its, stage });

  return {
    get facts() {
      return factsIn(record.value);
    },
    get unfinished() {
      const its = itsPart(record.value);
      if (its === null || its.stage === 'kept') return null;
      return { stage: its.stage, origin: its.origin, since: its.keptAliveAt, keptIn: its.keptIn };
    },
    async reload() {
      return factsIn(await record.reload());
    },
    arrive: (origin, now, keptIn) => change((its) => fresh(its, origin, now, keptIn, 'arriving')),
    begin: (origin, now, keptIn) => change((its) => fresh(its, origin, now, keptIn, 'kept')),
    note: (facts) => changeKnown((its) => ({ ...its, ...facts })),
    async belongTo({ uuid }) {
      if (!uuid) return succeed(undefined);
      const whose = fingerprint(uuid, record.value.clientIdentifier);
      if (itsPart(record.value)?.whose === whose) return succeed(undefined);
      return changeKnown((its) =>
        its.whose === null || its.whose === whose
          ? { ...its, whose }
          : { ...its, whose, nickname: null, place: null },
      );
    },
    leave: () => enter('leaving'),
    stay: () => enter('kept'),
    end: () => change(() => null),
  };
}

/** The id itself is kept in sealed files alone. Elsewhere the same account has another fingerprint. */
function fingerprint(uuid: string, clientIdentifier: string): string {
  return createHash('sha256').update(`${clientIdentifier} ${uuid}`).digest('base64url');
}
