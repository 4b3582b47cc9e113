import type { AccountState } from '../../preload/contract/account-state';
import type { User } from '../../preload/contract/user';
import type { Account } from './account';
import { isSameAccount } from './history/changes';
import type { DeviceWatch } from './devices/device-watch';
import type { HistoryKeeper } from './history/history-keeper';
import type { SignInRecord, TokenStore } from './stores';

/** One account with what belongs to it alone. */
export interface Seat {
  /** Counts from 1; the smallest that is free is given to the next account. */
  readonly id: number;
  readonly account: Account;
  readonly history: HistoryKeeper;
  readonly devices: DeviceWatch;
  readonly tokens: TokenStore;
  readonly record: SignInRecord;
  /** Ends what follows the account: its timer, its notifications. */
  readonly leave: () => void;
}

/** Whose account it is, as far as plex.tv told; null when nobody is signed in. */
export function userOf(state: AccountState): User | null {
  return state.kind === 'signed-in' ? (state.last?.user ?? null) : null;
}

/** True when the account is known to be `user`'s. */
export function isThis(state: AccountState, user: User): boolean {
  const its = userOf(state);
  return its !== null && isSameAccount(its, user);
}

/** True when it is known to be somebody else's. */
export function isAnother(state: AccountState, user: User): boolean {
  const its = userOf(state);
  return its !== null && !isSameAccount(its, user);
}

/** True where nobody is signed in, or the sign-in was robbed with all that told whose it was. */
export function isFree({ account: { state }, tokens }: Seat): boolean {
  return state.kind === 'signed-in'
    ? state.last === null && state.problem?.kind === 'keychain-missing'
    : !tokens.expected();
}

/** Two places of one account. */
export interface Twins {
  readonly stays: Seat;
  readonly goes: Seat;
}

/**
 * The places of accounts that have another one, which is well. A Marquee that was killed, or whose keychain was closed, may
 * have kept a token while nobody could tell yet whose it was.
 */
export function twinsAmong(seats: readonly Seat[]): readonly Twins[] {
  return seats.flatMap((goes) => {
    const { state } = goes.account;
    const user = userOf(state);
    if (state.kind !== 'signed-in' || state.reading || user === null) return [];
    const stays = seats.find((it) => isWell(it.account.state) && isThis(it.account.state, user));
    return stays === undefined || stays === goes ? [] : [{ stays, goes }];
  });
}

function isWell(state: AccountState): boolean {
  return state.kind === 'signed-in' && state.kept === 'keychain' && state.problem === null && !state.reading;
}
