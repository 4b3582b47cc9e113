import { folded, normalized } from '../../preload/contract/text';
import type { AccountState } from '../../preload/contract/account/account-state';
import type { Problem } from '../../preload/contract/problem';
import { succeed, type Result } from '../../preload/contract/result';
import type { User } from '../../preload/contract/account/user';
import type { Account } from './account';
import { isSameAccount } from './history/changes';
import type { DeviceWatch } from './devices/device-watch';
import type { HistoryKeeper } from './history/history-keeper';
import type { SignInRecord, TokenStore } from './stores';

/** One account with what belongs to it alone. */
export interface OpenAccount {
  /** Counts from 1; the smallest that is free is given to the next account. */
  readonly id: number;
  readonly account: Account;
  readonly history: HistoryKeeper;
  readonly devices: DeviceWatch;
  readonly tokens: TokenStore;
  readonly record: SignInRecord;
}

/** Loads the history of an account that somebody is signed in to. The history tells its listeners. */
export async function loadHistory({ account: { state }, history }: OpenAccount): Promise<void> {
  if (state.kind === 'signed-in') await history.load(state.kept);
}

/**
 * A person has switched the watch on devices on or off, which is saved by now: begins it, or forgets what is known.
 * @returns why what was kept could not be deleted
 */
export async function switchDeviceWatch(
  all: readonly OpenAccount[],
  isOn: boolean,
): Promise<Result<undefined, Problem>> {
  if (!isOn) {
    const forgotten = await Promise.all(all.map(({ devices }) => devices.forget()));
    return forgotten.find(({ ok }) => !ok) ?? succeed(undefined);
  }
  for (const { account, devices } of all) {
    devices.follow(account.state);
    devices.reschedule(); // a person may have looked while there was no watch
  }
  return succeed(undefined);
}

/** What the person calls an account; null when they gave it no name. */
export function nicknameOf({ record }: OpenAccount): string | null {
  return record.facts?.nickname ?? null;
}

/** The accounts as the person has ordered them, else as they were added. */
export function inOrder(all: readonly OpenAccount[]): readonly OpenAccount[] {
  const placeOf = ({ id, record }: OpenAccount): number => record.facts?.place ?? id;
  return all.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/**
 * Moves an account among the others, up (-1) or down (1); at the end of the row it stays.
 * @returns why the new order could not be kept
 */
export async function moveAmong(
  all: readonly OpenAccount[],
  opened: OpenAccount,
  by: -1 | 1,
): Promise<Result<undefined, Problem>> {
  const order = inOrder(all);
  const from = order.indexOf(opened);
  const to = from + by;
  if (from === -1 || to < 0 || to >= order.length) return succeed(undefined);
  const moved = order.toSpliced(from, 1).toSpliced(to, 0, opened);
  for (const [index, { record }] of moved.entries()) {
    const place = index + 1;
    const noted = record.facts?.place === place ? succeed(undefined) : await record.note({ place });
    if (!noted.ok) return noted;
  }
  return succeed(undefined);
}

/**
 * The account that a person means by a name: what it is called, here or at Plex, its username, e-mail or id. Who is called
 * exactly so comes before who differs by case and accents: one of both may be signed out.
 */
export function findByName(all: readonly OpenAccount[], name: string): OpenAccount | null {
  for (const form of [composed, folded]) {
    const meant = form(name.trim());
    if (meant === '') return null;
    const found = all.find((opened) => namesOf(opened).some((its) => form(its.trim()) === meant));
    if (found) return found;
  }
  return null;
}

function composed(text: string): string {
  return normalized(text, 'NFC');
}

function namesOf(opened: OpenAccount): readonly string[] {
  const user = userOf(opened.account.state);
  const { title, friendlyName, username, email, id, uuid } = user ?? {};
  const names = [nicknameOf(opened), title, friendlyName, username, email, id, uuid];
  return names.filter((name) => typeof name === 'string');
}

/** Whose account it is, as far as plex.tv told; null when nobody is signed in. */
export function userOf(state: AccountState): User | null {
  return state.kind === 'signed-in' ? (state.last?.user ?? null) : null;
}

/** Where a sign-in goes among the accounts. */
export interface Place {
  /** The account that it becomes a part of; null when it needs a new one. */
  readonly opened: OpenAccount | null;
  /** The account of somebody else that it takes the place of; null when there is none. */
  readonly replaces: OpenAccount | null;
}

/** The place of `user`: the same account, else the one that is renewed, else one that nobody uses. */
export function placeFor(all: readonly OpenAccount[], user: User, renews: number | null): Place {
  const renewed = all.find(({ id }) => id === renews) ?? null;
  const same = all.find(({ account }) => isThis(account.state, user)) ?? null;
  const isOther = renewed !== null && same === null && isAnother(renewed.account.state, user);
  const place = isOther ? null : (same ?? renewed);
  return { opened: place ?? all.find(isFree) ?? null, replaces: isOther ? renewed : null };
}

/** True when the account is known to be `user`'s. */
function isThis(state: AccountState, user: User): boolean {
  const its = userOf(state);
  return its !== null && isSameAccount(its, user);
}

/** True when it is known to be somebody else's. */
function isAnother(state: AccountState, user: User): boolean {
  const its = userOf(state);
  return its !== null && !isSameAccount(its, user);
}

/** True where nobody is signed in, and no sign-in is noted that could still be read. */
export function isSignedOut({ account, tokens }: OpenAccount): boolean {
  return account.state.kind === 'signed-out' && !tokens.expected();
}

/** True where nobody is signed in, or the sign-in was lost with all that said whose it was. */
function isFree({ account: { state }, tokens }: OpenAccount): boolean {
  return state.kind === 'signed-in'
    ? state.last === null && state.problem?.kind === 'keychain-missing'
    : !tokens.expected();
}

/** Whether an account is there and nothing stands in the way of asking plex.tv. */
export function mayAsk({ account: { state } }: OpenAccount): boolean {
  return state.kind === 'signed-in' && state.problem === null;
}

/** Two places of one account. */
export interface Twins {
  readonly stays: OpenAccount;
  readonly goes: OpenAccount;
}

/**
 * The places of accounts that have another one, which is well. A Marquee that was killed, or whose keychain was closed, may
 * have kept a token while nobody could tell yet whose it was.
 */
export function twinsAmong(all: readonly OpenAccount[]): readonly Twins[] {
  return all.flatMap((goes) => {
    const { state } = goes.account;
    const user = userOf(state);
    if (state.kind !== 'signed-in' || state.reading || user === null) return [];
    const stays = all.find((it) => isWell(it.account.state) && isThis(it.account.state, user));
    return stays === undefined || stays === goes ? [] : [{ stays, goes }];
  });
}

function isWell(state: AccountState): boolean {
  return state.kind === 'signed-in' && state.kept === 'keychain' && state.problem === null && !state.reading;
}
