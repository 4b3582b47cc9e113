import type { PlexClient, TokenPlacement } from '../plex/client';
import type { Problem } from '../../preload/contract/problem';
import { fail, succeed, type Result } from '../../preload/contract/result';
import { problem } from '../base/problems';
import type { Token } from '../plex/token';
import { Emitter } from '../base/emitter';
import { Turns } from '../base/turns';
import type { AccountsEvent } from './accounts-event';
import { nameInWords } from './at-a-glance';
import { isSameAccount } from './history/changes';
import { checkToken, type CheckedToken } from './sign-in/checked-token';
import { finishSignIn, type FinishDeps } from './sign-in/finish-sign-in';
import { isSignedOut, placeFor, twinsAmong, userOf, type OpenAccount } from './open-account';
import type { SignInWish, Taken } from './sign-in/sign-in-wish';
import type { ForgetOptions, Hold, KnownAccounts, ReadOptions } from './stores';

type Done = Result<undefined, Problem>;
type Where = 'here' | 'at-plex';

/** What the accounts need of the world. */
export interface AccountsDeps extends FinishDeps {
  readonly client: Pick<PlexClient, 'getUser'>;
  readonly tokenPlacement: () => TokenPlacement;
  /** The accounts to begin with. */
  readonly keptIds: readonly number[];
  /** Those that are known by now: another Marquee, such as a command, may have changed them. */
  readonly known: () => Promise<KnownAccounts>;
  /** The largest id that an account can have, and so how many there can be. */
  readonly maxId: number;
  readonly hold: Hold;
  readonly shownId: number | null;
  /** Makes an account with what belongs to it. */
  readonly open: (id: number) => OpenAccount;
  /** Keeps which account is shown. */
  readonly keepShown: (id: number) => Promise<unknown>;
}

/**
 * The accounts: one at least, which may be signed out. Each has its own sign-in, cache, history and schedule; one of them
 * is shown.
 */
export class Accounts {
  readonly #deps: AccountsDeps;
  /** Who comes and who goes is settled one after the other. */
  readonly #turns = new Turns();
  readonly #events = new Emitter<AccountsEvent>();
  #all: readonly OpenAccount[] = [];
  #shown: OpenAccount;

  /** Listens to what happens to the accounts from now on. */
  readonly on = this.#events.on;

  constructor(deps: AccountsDeps) {
    this.#deps = deps;
    const ids = deps.keptIds.length > 0 ? deps.keptIds : [1];
    const [first, ...others] = ids.map((id) => this.#open(id)) as [OpenAccount, ...OpenAccount[]];
    this.#all = [first, ...others];
    this.#shown = this.#all.find(({ id }) => id === deps.shownId) ?? first;
  }

  get all(): readonly OpenAccount[] {
    return this.#all;
  }

  get shown(): OpenAccount {
    return this.#shown;
  }

  /** Shows another account; one that is not there leaves all as it is. */
  show(id: number): void {
    const opened = this.#all.find((it) => it.id === id);
    if (!opened || opened === this.#shown) return;
    this.#shown = opened;
    void this.#deps.keepShown(id);
    this.#events.emit({ kind: 'shown' });
  }

  /**
   * Checks a token with plex.tv, then keeps it: in the place of the same account, else in a new one.
   * @param signal cancels it, as long as nothing has changed yet
   */
  async signIn(token: Token, wish: SignInWish, signal?: AbortSignal): Promise<Result<Taken, Problem>> {
    const placement = this.#deps.tokenPlacement();
    const checked = await checkToken(this.#deps.client, token, { placement, ...(signal && { signal }) });
    if (!checked.ok) return checked;
    const take = () => this.#take(checked.value, wish, signal);
    return this.#turns.take(() => (wish.keep === 'session' ? take() : this.#deps.hold(take)));
  }

  /** Learns what other Marquees, such as commands, have done to the accounts. */
  meetOthers(): Promise<void> {
    return this.#turns.take(() => this.#meetOthers());
  }

  /** Ends what a Marquee that was killed in the middle has begun, unless another one is at work just now. */
  async finish(): Promise<void> {
    if ((await this.#deps.known()).unfinished.length === 0) return;
    await this.#turns.take(() => this.#deps.hold(() => this.#finish(), 0));
  }

  /** Lets go of the accounts that nobody is signed in to any more: another Marquee may have signed them out. */
  dropSignedOut(): Promise<void> {
    return this.#turns.take(() => this.#dropSignedOut());
  }

  /** Leaves one place of each account, unless another Marquee is at work just now: then the next look does. */
  async dropTwins(): Promise<void> {
    if (twinsAmong(this.#all).length === 0) return;
    await this.#turns.take(() => this.#deps.hold(() => this.#dropTwins(), 0));
  }

  /**
   * Forgets an account's token and everything read with it. When the keychain fails, it stays signed in.
   * @param where `at-plex` ends the token at plex.tv first; when that fails nothing is forgotten
   * @param onWaiting told when the keychain shows a dialog
   */
  signOut(opened: OpenAccount, where: Where, onWaiting?: ReadOptions['onWaiting']): Promise<Done> {
    // Held while the keychain's dialog is open, see docs/decisions.md: it is the deletion's own, and comes after the note of it.
    return this.#turns.take(() => this.#deps.hold(() => this.#signOut(opened, where, onWaiting)));
  }

  #dropSignedOut(): void {
    for (const opened of this.#all.filter(isSignedOut)) this.#remove(opened);
  }

  async #dropTwins(): Promise<Done> {
    await this.#meetOthers();
    for (const { stays, goes } of twinsAmong(this.#all)) {
      if (this.#shown === goes) this.show(stays.id);
      const left = await this.#leave(goes, { mayPrompt: this.#deps.mayPrompt });
      if (!left.ok) return left;
    }
    return succeed(undefined);
  }

  async #meetOthers(): Promise<void> {
    const before = this.#all.map(({ id }) => id);
    for (const id of (await this.#deps.known()).kept) {
      if (!before.includes(id)) this.#add(this.#open(id));
    }
    for (const opened of this.#all.filter(({ account }) => account.isOutdated)) {
      const isNews = !before.includes(opened.id) || opened.account.state.kind !== 'starting';
      await opened.account.load({ mayPrompt: false });
      if (isNews) this.#events.emit({ kind: 'found', opened });
    }
    this.#dropSignedOut();
  }

  /** A token that was kept becomes an account; what was to be forgotten is. While the keychain is closed all waits. */
  async #finish(): Promise<Result<undefined, never>> {
    for (const id of (await this.#deps.known()).unfinished) {
      const opened = this.#all.find((it) => it.id === id) ?? this.#open(id);
      const isThere = await opened.tokens.isThere();
      if (isThere.ok) await finishSignIn(opened, isThere.value, this.#deps);
    }
    await this.#meetOthers();
    return succeed(undefined);
  }

  async #signOut(opened: OpenAccount, where: Where, onWaiting: ReadOptions['onWaiting']): Promise<Done> {
    const meant = userOf(opened.account.state);
    await this.#meetOthers();
    const found = userOf(opened.account.state);
    // Another Marquee has signed it out meanwhile, and another account in at its place.
    if (meant && found && !isSameAccount(meant, found)) return succeed(undefined);
    if (where === 'at-plex') {
      const ended = await opened.account.signOutAtPlex();
      if (!ended.ok) return ended;
    }
    return this.#leave(opened, onWaiting && { onWaiting });
  }

  /** Signs out, which is done when the token is gone; what else could not be removed is told. */
  async #leave(opened: OpenAccount, options?: ForgetOptions): Promise<Done> {
    const left = await opened.account.signOut(options);
    const { kind } = opened.account.state;
    if (kind !== 'signed-in') this.#remove(opened);
    if (left.ok || kind !== 'signed-out') return left;
    this.#events.emit({ kind: 'left-behind', opened, problem: left.problem });
    return succeed(undefined);
  }

  async #take(
    checked: CheckedToken,
    wish: SignInWish,
    signal?: AbortSignal,
  ): Promise<Result<Taken, Problem>> {
    if (wish.keep === 'session') await this.#meetOthers();
    else await this.#finish();
    if (signal?.aborted) return succeed({ kind: 'canceled' });
    const { user } = checked.answer;
    const { opened: place, replaces } = placeFor(this.#all, user, wish.renews);
    if (replaces !== null && wish.mayReplace !== true) {
      return succeed({ kind: 'other-account', name: nameInWords(user) });
    }
    const opened = place ?? (await this.#openNew());
    if (opened === null) return fail(problem('too-many-accounts'));
    const taken = await opened.account.take(checked, wish);
    if (!taken.ok) return taken;
    if (!this.#all.includes(opened)) this.#add(opened);
    this.#shown = opened;
    this.#events.emit({ kind: 'shown' });
    await this.#deps.keepShown(opened.id);
    if (replaces === null) return succeed({ kind: 'kept' });
    const left = await this.#leave(replaces, wish.onWaiting && { onWaiting: wish.onWaiting }); // only now: a failure before loses nothing
    if (!left.ok) this.#events.emit({ kind: 'left-behind', opened: replaces, problem: left.problem });
    return succeed({ kind: 'kept' });
  }

  /** Makes an account, and hands on what happens to it while it is one of `all`. */
  #open(id: number): OpenAccount {
    const opened = this.#deps.open(id);
    const emit = (event: AccountsEvent): void => {
      if (this.#all.includes(opened)) this.#events.emit(event);
    };
    opened.account.onChange((state) => {
      emit({ kind: 'state', opened });
      if (state.kind === 'signed-out') void this.dropSignedOut();
      else void this.dropTwins();
    });
    opened.history.onChange((history) => emit({ kind: 'history', opened, history }));
    opened.devices.onChange(() => emit({ kind: 'devices', opened }));
    return opened;
  }

  #add(opened: OpenAccount): void {
    this.#all = [...this.#all, opened].toSorted((one, other) => one.id - other.id);
    this.#events.emit({ kind: 'added', opened });
  }

  /** A place with the smallest number that is free; null when none is. */
  async #openNew(): Promise<OpenAccount | null> {
    const { kept, unfinished } = await this.#deps.known();
    const taken = [...this.#all.map(({ id }) => id), ...kept, ...unfinished];
    for (let id = 1; id <= this.#deps.maxId; id += 1) if (!taken.includes(id)) return this.#open(id);
    return null;
  }

  #remove(opened: OpenAccount): void {
    if (!this.#all.includes(opened)) return;
    const [first, ...others] = this.#all.filter((it) => it !== opened);
    if (!first) return; // the last one stays, signed out
    this.#all = [first, ...others];
    const wasShown = this.#shown === opened;
    if (wasShown) this.#shown = first;
    this.#events.emit({ kind: 'removed', opened });
    if (wasShown) this.#events.emit({ kind: 'shown' });
  }
}
