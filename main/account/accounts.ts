import type { PlexClient, TokenPlacement } from '../plex/client';
import type { Problem } from '../plex/problems';
import { succeed, type Result } from '../plex/result';
import type { Token } from '../plex/token';
import type { User } from '../plex/user';
import { Turns } from '../turns';
import type { Account, Keep } from './account';
import type { AccountState } from './account-state';
import { nameInWords } from './at-a-glance';
import { isSameAccount } from './changes';
import { checkToken, type CheckedToken } from './checked-token';
import type { HistoryKeeper } from './history-keeper';
import type { ReadOptions, TokenStore } from './stores';

/** One account with what belongs to it alone. */
export interface Seat {
  /** Counts from 1; the smallest that is free is given to the next account. */
  readonly id: number;
  readonly account: Account;
  readonly history: HistoryKeeper;
  readonly tokens: TokenStore;
  /** Ends what follows the account: its timer, its notifications. */
  readonly leave: () => void;
}

/** What the accounts need of the world. */
export interface AccountsParts {
  readonly client: Pick<PlexClient, 'getUser'>;
  readonly tokenPlacement: () => TokenPlacement;
  /** The accounts whose sign-ins were kept. */
  readonly keptIds: readonly number[];
  /** The same as it is now: another Marquee, such as a command, may have added one. */
  readonly keptIdsNow: () => Promise<readonly number[]>;
  readonly shownId: number | null;
  /** Makes the parts of an account. */
  readonly open: (id: number) => Seat;
  /** Keeps which account is shown. */
  readonly keepShown: (id: number) => Promise<unknown>;
  /** Told when accounts come or go, or another one is shown. */
  readonly onChange: () => void;
}

/** Whose sign-in a token becomes. */
export interface SignInWish extends Keep {
  /** The account whose sign-in is to be renewed; null adds one. */
  readonly renews: number | null;
  /** The account to renew may become another one: a person has said so. */
  readonly mayReplace?: boolean;
}

/** What became of a token. But for `kept` nothing has changed. */
export type Taken =
  | { readonly kind: 'kept' }
  /** It belongs to another account than the one that was to be renewed. */
  | { readonly kind: 'other-account'; readonly name: string }
  | { readonly kind: 'called-off' };

/**
 * The accounts: one at least, which may be signed out. Each has its own sign-in, cache, history and schedule; one of them
 * is shown.
 */
export class Accounts {
  readonly #parts: AccountsParts;
  /** Who comes and who goes is settled one after the other. */
  readonly #turns = new Turns();
  #seats: readonly Seat[];
  #shown: Seat;

  constructor(parts: AccountsParts) {
    this.#parts = parts;
    const ids = parts.keptIds.length > 0 ? parts.keptIds : [1];
    const [first, ...others] = ids.map((id) => parts.open(id)) as [Seat, ...Seat[]];
    this.#seats = [first, ...others];
    this.#shown = this.#seats.find(({ id }) => id === parts.shownId) ?? first;
  }

  get seats(): readonly Seat[] {
    return this.#seats;
  }

  get shown(): Seat {
    return this.#shown;
  }

  /** Shows another account; one that is not there leaves all as it is. */
  show(id: number): void {
    const seat = this.#seats.find((it) => it.id === id);
    if (!seat || seat === this.#shown) return;
    this.#shown = seat;
    void this.#parts.keepShown(id);
    this.#parts.onChange();
  }

  /** The account that a person means by a name: what it is called, its username, e-mail or id. */
  find(name: string): Seat | null {
    const meant = name.trim().toLowerCase();
    const isMeant = ({ account: { state } }: Seat): boolean => {
      const user = state.kind === 'signed-in' ? state.last?.user : undefined;
      const names = [user?.title, user?.friendlyName, user?.username, user?.email, user?.id, user?.uuid];
      return names.some((it) => it?.toLowerCase() === meant);
    };
    return meant === '' ? null : (this.#seats.find(isMeant) ?? null);
  }

  /**
   * Checks a token with plex.tv, then keeps it: in the place of the same account, else in a new one.
   * @param signal calls it off, as long as nothing has changed yet
   */
  async signIn(token: Token, wish: SignInWish, signal?: AbortSignal): Promise<Result<Taken, Problem>> {
    const placement = this.#parts.tokenPlacement();
    const checked = await checkToken(this.#parts.client, token, { placement, ...(signal && { signal }) });
    return checked.ok ? this.#turns.take(() => this.#take(checked.value, wish, signal)) : checked;
  }

  /** Opens the accounts that another Marquee has added, so that none is overwritten or left behind. */
  async meetOthers(): Promise<void> {
    const known = this.#seats.map(({ id }) => id);
    for (const id of await this.#parts.keptIdsNow()) {
      if (!known.includes(id)) this.#add(this.#parts.open(id));
    }
    for (const { account, tokens } of this.#seats) {
      const { kind } = account.state;
      const wasAdded = kind === 'signed-out' && tokens.expected();
      if (kind === 'starting' || wasAdded) await account.load({ mayPrompt: false });
    }
  }

  /** Lets go of the accounts that nobody is signed in to any more: another Marquee may have signed them out. */
  dropSignedOut(): Promise<void> {
    return this.#turns.take(() => {
      const isLeft = ({ account, tokens }: Seat): boolean =>
        account.state.kind === 'signed-out' && !tokens.expected();
      for (const seat of this.#seats.filter(isLeft)) this.#remove(seat);
      return Promise.resolve();
    });
  }

  /**
   * Forgets an account's token and everything read with it. When the keychain fails, it stays signed in.
   * @param where `at-plex` ends the token at plex.tv first; when that fails nothing is forgotten
   * @param onWaiting told when the keychain shows a dialog
   */
  signOut(
    seat: Seat,
    where: 'here' | 'at-plex',
    onWaiting?: ReadOptions['onWaiting'],
  ): Promise<Result<undefined, Problem>> {
    return this.#turns.take(() => this.#signOut(seat, where, onWaiting));
  }

  async #signOut(
    seat: Seat,
    where: 'here' | 'at-plex',
    onWaiting: ReadOptions['onWaiting'],
  ): Promise<Result<undefined, Problem>> {
    if (where === 'at-plex') {
      const ended = await seat.account.signOutAtPlex();
      if (!ended.ok) return ended;
    }
    const signedOut = await seat.account.signOut(onWaiting);
    if (seat.account.state.kind !== 'signed-in') this.#remove(seat);
    return signedOut;
  }

  async #take(
    checked: CheckedToken,
    wish: SignInWish,
    signal: AbortSignal | undefined,
  ): Promise<Result<Taken, Problem>> {
    await this.meetOthers();
    if (signal?.aborted) return succeed({ kind: 'called-off' });
    const { user } = checked.answer;
    const renewed = this.#seats.find(({ id }) => id === wish.renews) ?? null;
    const same = this.#seats.find(({ account }) => isThis(account.state, user)) ?? null;
    const isOther = renewed !== null && same === null && isAnother(renewed.account.state, user);
    if (isOther && wish.mayReplace !== true) {
      return succeed({ kind: 'other-account', name: nameInWords(user) });
    }
    if (isOther) {
      const left = await renewed.account.signOut(); // what was known is not this account's
      if (!left.ok) return left;
    }
    const seat = (isOther ? renewed : (same ?? renewed)) ?? this.#free() ?? this.#parts.open(this.#nextId());
    const taken = await seat.account.take(checked, wish);
    if (!taken.ok) {
      if (!this.#seats.includes(seat)) seat.leave();
      return taken;
    }
    if (!this.#seats.includes(seat)) this.#add(seat);
    this.#shown = seat;
    this.#parts.onChange();
    await this.#parts.keepShown(seat.id);
    return succeed({ kind: 'kept' });
  }

  /** A place where nobody is signed in, or whose sign-in was robbed with all that told whose it was. */
  #free(): Seat | null {
    const isFree = ({ account: { state }, tokens }: Seat): boolean =>
      state.kind === 'signed-in'
        ? state.last === null && state.problem?.kind === 'keychain-missing'
        : !tokens.expected();
    return this.#seats.find(isFree) ?? null;
  }

  #add(seat: Seat): void {
    this.#seats = [...this.#seats, seat].toSorted((one, other) => one.id - other.id);
  }

  #nextId(): number {
    const taken = this.#seats.map(({ id }) => id);
    for (let id = 1; ; id += 1) if (!taken.includes(id)) return id;
  }

  #remove(seat: Seat): void {
    const [first, ...others] = this.#seats.filter((it) => it !== seat);
    if (!first) return; // the last one stays, signed out
    seat.leave();
    this.#seats = [first, ...others];
    if (this.#shown === seat) this.#shown = first;
    this.#parts.onChange();
  }
}

function isThis(state: AccountState, user: User): boolean {
  return state.kind === 'signed-in' && state.last !== null && isSameAccount(state.last.user, user);
}

function isAnother(state: AccountState, user: User): boolean {
  return state.kind === 'signed-in' && state.last !== null && !isSameAccount(state.last.user, user);
}
