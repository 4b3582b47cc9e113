import type { PlexClient, TokenPlacement } from '../plex/client';
import type { Problem } from '../../preload/contract/problem';
import { fail, succeed, type Result } from '../../preload/contract/result';
import { problem } from '../base/problems';
import type { Token } from '../plex/token';
import { Turns } from '../base/turns';
import { nameInWords } from './at-a-glance';
import { isSameAccount } from './history/changes';
import { checkToken, type CheckedToken } from './sign-in/checked-token';
import { finishSignIn } from './sign-in/finish-sign-in';
import { isAnother, isFree, isThis, twinsAmong, userOf, type Seat } from './seat';
import type { SignInWish, Taken } from './sign-in/sign-in-wish';
import type { Hold, KnownAccounts, ReadOptions } from './stores';

/** What the accounts need of the world. */
export interface AccountsParts {
  readonly client: Pick<PlexClient, 'getUser'>;
  readonly tokenPlacement: () => TokenPlacement;
  /** The accounts to begin with. */
  readonly keptIds: readonly number[];
  /** Those that are known by now: another Marquee, such as a command, may have changed them. */
  readonly known: () => Promise<KnownAccounts>;
  /** The largest id that an account can have, and so how many there can be. */
  readonly maxId: number;
  readonly hold: Hold;
  readonly now: () => number;
  readonly shownId: number | null;
  /** Makes the parts of an account. */
  readonly open: (id: number) => Seat;
  /** Keeps which account is shown. */
  readonly keepShown: (id: number) => Promise<unknown>;
  /** Told of an account that another Marquee has signed in. */
  readonly onMet: (seat: Seat) => void;
  /** Told when accounts come or go, or another one is shown. */
  readonly onChange: () => void;
}

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
      const user = userOf(state);
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
    if (!checked.ok) return checked;
    const take = () => this.#take(checked.value, wish, signal);
    return this.#turns.take(() => (wish.keep === 'session' ? take() : this.#parts.hold(take)));
  }

  /** Learns what other Marquees, such as commands, have done to the accounts. */
  meetOthers(): Promise<void> {
    return this.#turns.take(() => this.#meetOthers());
  }

  /** Ends what a Marquee that was killed in the middle has begun, unless another one is at work just now. */
  async finish(): Promise<void> {
    if ((await this.#parts.known()).unfinished.length === 0) return;
    const finish = async () => {
      await this.#finish();
      return succeed(undefined);
    };
    await this.#turns.take(() => this.#parts.hold(finish, 0));
  }

  /** Lets go of the accounts that nobody is signed in to any more: another Marquee may have signed them out. */
  dropSignedOut(): Promise<void> {
    return this.#turns.take(() => {
      this.#dropSignedOut();
      return Promise.resolve();
    });
  }

  /** Leaves one place of each account, unless another Marquee is at work just now: then the next look does. */
  async dropTwins(): Promise<void> {
    if (twinsAmong(this.#seats).length === 0) return;
    await this.#turns.take(() => this.#parts.hold(() => this.#dropTwins(), 0));
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
    return this.#turns.take(() => this.#parts.hold(() => this.#signOut(seat, where, onWaiting)));
  }

  #dropSignedOut(): void {
    const isLeft = ({ account, tokens }: Seat): boolean =>
      account.state.kind === 'signed-out' && !tokens.expected();
    for (const seat of this.#seats.filter(isLeft)) this.#remove(seat);
  }

  async #dropTwins(): Promise<Result<undefined, Problem>> {
    await this.#meetOthers();
    for (const { stays, goes } of twinsAmong(this.#seats)) {
      if (this.#shown === goes) this.show(stays.id);
      const left = await goes.account.signOut();
      if (!left.ok) return left;
      this.#remove(goes);
    }
    return succeed(undefined);
  }

  async #meetOthers(): Promise<void> {
    const seated = this.#seats.map(({ id }) => id);
    for (const id of (await this.#parts.known()).kept) {
      if (!seated.includes(id)) this.#add(this.#parts.open(id));
    }
    for (const seat of this.#seats.filter(({ account }) => account.isOutdated)) {
      const isNews = !seated.includes(seat.id) || seat.account.state.kind !== 'starting';
      await seat.account.load({ mayPrompt: false });
      if (isNews) this.#parts.onMet(seat);
    }
    this.#dropSignedOut();
  }

  /** A token that was kept becomes an account; what was to be forgotten is. While the keychain is closed all waits. */
  async #finish(): Promise<void> {
    for (const id of (await this.#parts.known()).unfinished) {
      const seat = this.#seats.find((it) => it.id === id) ?? this.#parts.open(id);
      const isThere = await seat.tokens.isThere();
      if (isThere.ok) await finishSignIn(seat, isThere.value, this.#parts.now());
      if (!this.#seats.includes(seat)) seat.leave();
    }
    await this.#meetOthers();
  }

  async #signOut(
    seat: Seat,
    where: 'here' | 'at-plex',
    onWaiting: ReadOptions['onWaiting'],
  ): Promise<Result<undefined, Problem>> {
    const meant = userOf(seat.account.state);
    await this.#meetOthers();
    const found = userOf(seat.account.state);
    // Another Marquee has signed it out meanwhile, and another account in at its place.
    if (meant && found && !isSameAccount(meant, found)) return succeed(undefined);
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
    if (wish.keep === 'session') await this.#meetOthers();
    else await this.#finish();
    if (signal?.aborted) return succeed({ kind: 'called-off' });
    const { user } = checked.answer;
    const renewed = this.#seats.find(({ id }) => id === wish.renews) ?? null;
    const same = this.#seats.find(({ account }) => isThis(account.state, user)) ?? null;
    const isOther = renewed !== null && same === null && isAnother(renewed.account.state, user);
    if (isOther && wish.mayReplace !== true) {
      return succeed({ kind: 'other-account', name: nameInWords(user) });
    }
    const place = isOther ? null : (same ?? renewed);
    const seat = place ?? this.#seats.find(isFree) ?? (await this.#newSeat());
    if (seat === null) return fail(problem('too-many-accounts'));
    const taken = await seat.account.take(checked, wish);
    if (!taken.ok) {
      if (!this.#seats.includes(seat)) seat.leave();
      return taken;
    }
    if (!this.#seats.includes(seat)) this.#add(seat);
    this.#shown = seat;
    this.#parts.onChange();
    await this.#parts.keepShown(seat.id);
    if (!isOther) return succeed({ kind: 'kept' });
    const left = await renewed.account.signOut(wish.onWaiting); // only now: a failure before loses nothing
    if (renewed.account.state.kind !== 'signed-in') this.#remove(renewed);
    return left.ok ? succeed({ kind: 'kept' }) : left;
  }

  #add(seat: Seat): void {
    this.#seats = [...this.#seats, seat].toSorted((one, other) => one.id - other.id);
  }

  /** A place with the smallest number that is free; null when none is. */
  async #newSeat(): Promise<Seat | null> {
    const { kept, unfinished } = await this.#parts.known();
    const taken = [...this.#seats.map(({ id }) => id), ...kept, ...unfinished];
    for (let id = 1; id <= this.#parts.maxId; id += 1) if (!taken.includes(id)) return this.#parts.open(id);
    return null;
  }

  #remove(seat: Seat): void {
    if (!this.#seats.includes(seat)) return;
    const [first, ...others] = this.#seats.filter((it) => it !== seat);
    if (!first) return; // the last one stays, signed out
    seat.leave();
    this.#seats = [first, ...others];
    if (this.#shown === seat) this.#shown = first;
    this.#parts.onChange();
  }
}
