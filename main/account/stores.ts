import type { Reply, SignedIn } from '../../preload/contract/account/account-state';
import type { BusyProblem, DiskProblem, KeychainProblem, Problem } from '../../preload/contract/problem';
import type { Result } from '../../preload/contract/result';
import type { Token } from '../plex/token';
import type { Reminded } from './reminders/announcer';
import type { KnownDevices } from './devices/known-devices';
import type { AccountIds } from './history/changes';
import type { History } from './history/history';

/**
 * Runs what changes the accounts while no other Marquee does. Within one Marquee it may be asked for again meanwhile.
 * `busy`, when another one did not finish in time: the task did not run then.
 * @param maxWaitMs how long another one is waited for, in milliseconds; half a minute, when nothing is said
 */
export type Hold = <Value, Failure = never>(
  task: () => Promise<Result<Value, Failure>>,
  maxWaitMs?: number,
) => Promise<Result<Value, Failure | BusyProblem>>;

/** Which accounts Marquee's record knows, by their ids in ascending order. */
export interface KnownAccounts {
  /** They are signed in. */
  readonly kept: readonly number[];
  /** A sign-in or sign-out of them was begun and not finished. */
  readonly unfinished: readonly number[];
}

/** How a read of the keychain may bother a person. */
export interface ReadOptions {
  /** The keychain may open its unlock dialog, because a person has just asked for it. */
  readonly mayPrompt: boolean;
  /** Told once when the keychain takes long, which mostly means that a dialog waits for the person. */
  readonly onWaiting?: (problem: KeychainProblem) => void;
}

/** How forgetting may bother a person: a keychain may ask them first, unless it is told not to. */
export type ForgetOptions = Partial<ReadOptions>;

/** Where the sign-in is kept between runs. */
export interface TokenStore {
  /** True when a sign-in is kept here, whether or not the keychain can be read now. */
  expected(): boolean;
  /**
   * The kept token, or null when none was ever kept. One that should be there and is not is `keychain-missing`, or
   * `keychain-elsewhere` while another program answers as the keychain.
   */
  read(options: ReadOptions): Promise<Result<Token | null, KeychainProblem>>;
  /**
   * Keeps `token` in place of the one before; done only when reading it back gave the same, and when the disk notes that
   * there is one.
   */
  write(
    token: Token,
    origin: SignedIn['origin'],
    onWaiting?: ReadOptions['onWaiting'],
  ): Promise<Result<undefined, Problem>>;
  /** Forgets the token; done only when it is really gone. That there is no sign-in any more is noted by `SignInRecord.end`. */
  erase(options?: ForgetOptions): Promise<Result<undefined, KeychainProblem>>;
  /**
   * Whether the keychain holds something here, whatever the record says: a Marquee that was killed may have left it. Never
   * prompts.
   */
  isThere(): Promise<Result<boolean, KeychainProblem>>;
  /** Whether a read would work right now. Never prompts. */
  usable(): Promise<boolean>;
}

/**
 * Where the last good reply is kept between runs. That it can't be read or written costs a picture of the past and is no
 * one's concern; that it can't be erased is.
 */
export interface ReplyStore {
  read(): Promise<Reply | null>;
  write(reply: Reply): Promise<void>;
  erase(options?: ForgetOptions): Promise<Result<undefined, Problem>>;
}

/** What is kept of the devices of one account. */
export interface KeptDevices {
  readonly known: KnownDevices | null;
  /** Until when plex.tv is not asked for them, and the status that said so; null when it said nothing of the kind. */
  readonly rest: { readonly until: string; readonly status: number } | null;
}

/** Where the devices are kept between runs; only that they can't be erased is anyone's concern. */
export interface DeviceStore {
  read(): Promise<KeptDevices | null>;
  write(kept: KeptDevices): Promise<void>;
  erase(): Promise<Result<undefined, Problem>>;
}

/**
 * What became of a change. `not-yet`: it is worth another try. `closed`: the system does not let the file be opened, and it is
 * left as it is until a person has mended that.
 */
export type Written = 'written' | 'not-yet' | 'closed';

/** Where the history of changes is kept between runs; only that it can't be erased is anyone's concern, too. */
export interface HistoryStore {
  read(): Promise<History | null>;
  /**
   * Keeps what `change` makes of the history as it is on disk, where another Marquee may have written; the same object,
   * and null, leave it as it is. `change` is not called where the sign-in has ended, and its outcome not kept where the
   * history can't be read.
   * @returns `written`, too, where there was nothing to write, and `not-yet` where the sign-in has ended
   */
  update(change: (stored: History | null) => History | null): Promise<Written>;
  erase(): Promise<Result<undefined, Problem>>;
}

/** Learns of each good reply what has changed, until the sign-in ends. */
export interface ChangeLog {
  /**
   * @param before the good reply before `after`, or null when there is none
   * @param kept where the sign-in is kept, and with it what is learned
   * @returns false where what was learned is not kept yet, and can be learned again of the reply before
   */
  record(
    before: Reply | null | Promise<Reply | null>,
    after: Reply,
    kept: SignedIn['kept'],
  ): Promise<boolean>;
  /** Whose changes are known, as far as plex.tv told; null when none are. */
  account(kept: SignedIn['kept']): Promise<AccountIds | null>;
  erase(): Promise<Result<undefined, Problem>>;
  /** Lets go of what is held in memory: another Marquee has ended the sign-in, and erased what was kept of it. */
  forget(): Promise<void>;
}

/** What is known of a sign-in whose token is kept. Nothing in it is secret. */
export interface SignInFacts {
  /** Its name: another sign-in, also of the same account, has another. */
  readonly signIn: string;
  readonly origin: SignedIn['origin'];
  /** When plex.tv was last told that the token is in use, ISO 8601 UTC; null when that is not known. */
  readonly keptAliveAt: string | null;
  readonly reminded: Reminded | null;
  /** Until when plex.tv has asked to be left alone, ISO 8601 UTC; null when it never did. */
  readonly restUntil: string | null;
  /** The program that keeps the token, as people call it (KeePassXC); null when that is not known. */
  readonly keptIn: string | null;
  /** What the person calls the account; null when they gave it no name. */
  readonly nickname: string | null;
  /** Where it stands among the accounts, counted from 1; null when the person never moved any. */
  readonly place: number | null;
}

/**
 * What was begun with a sign-in and not finished: a token is being kept (`arriving`), or a token and all that was read
 * with it is being forgotten (`leaving`). Where no Marquee is doing so just now, one was killed in the middle.
 */
export interface Unfinished {
  readonly stage: 'arriving' | 'leaving';
  readonly origin: SignedIn['origin'];
  /** When an arrival was begun, ISO 8601 UTC; null when that is not known. */
  readonly since: string | null;
  /** The program that keeps the token, or is to; null when that is not known. */
  readonly keptIn: string | null;
}

type Noted = Promise<Result<undefined, DiskProblem | BusyProblem>>;

/** Where the facts of one account's sign-in are kept between runs. */
export interface SignInRecord {
  /** Null when no sign-in is kept. */
  readonly facts: SignInFacts | null;
  /** Null when nothing was begun. */
  readonly unfinished: Unfinished | null;
  /** Reads them again: another Marquee, such as a command, may have changed them. */
  reload(): Promise<SignInFacts | null>;
  /** Notes that a token is about to be kept where there is none. @param now milliseconds since the epoch */
  arrive(origin: SignedIn['origin'], now: number, keptIn: SignInFacts['keptIn']): Noted;
  /** A new sign-in, whose token is kept, takes the place of the one before. @param now milliseconds since the epoch */
  begin(origin: SignedIn['origin'], now: number, keptIn: SignInFacts['keptIn']): Noted;
  /** Notes new facts of the sign-in there is; without one there is nothing to note. */
  note(
    facts: Partial<
      Pick<SignInFacts, 'keptAliveAt' | 'reminded' | 'restUntil' | 'keptIn' | 'nickname' | 'place'>
    >,
  ): Noted;
  /**
   * Notes whose sign-in it is, in a form that tells accounts apart and names none. What a person called another account
   * at this place, and where they put it, goes.
   */
  belongTo(whose: Pick<AccountIds, 'uuid'>): Noted;
  /** Notes that the token, and all that was read with it, is about to be forgotten: from here on there are no facts. */
  leave(): Noted;
  /** Takes that back: the token could not be forgotten. */
  stay(): Noted;
  /** Nothing is left of the sign-in. */
  end(): Noted;
}
