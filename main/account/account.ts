import type { PlexClient, TokenPlacement, UserAnswer } from '../plex/client';
import { signedIn, type AccountState, type Reply } from '../../preload/contract/account/account-state';
import type { HomeUser } from '../../preload/contract/account/home';
import type { Problem } from '../../preload/contract/problem';
import { fail, succeed, type Result } from '../../preload/contract/result';
import { problem } from '../base/problems';
import type { Token } from '../plex/token';
import { HeldToken } from './held-token';
import { maySameAccount } from './history/changes';
import { keepAlive } from './keep-alive';
import { OneReading } from './one-reading';
import { withRest } from './refresh-schedule';
import { keepRest, keptRest, mustRest } from './rest';
import { forgetReplies, forgetToken, keepReply, type SignInStores } from './sign-in-stores';
import { Standing, type StandingDeps } from './standing';
import type { CheckedToken } from './sign-in/checked-token';
import type { Keep } from './sign-in/sign-in-wish';
import type { ForgetOptions, ReadOptions } from './stores';
import { isoTime } from '../base/clock';

/** What the account needs of the world. */
export interface AccountDeps extends SignInStores, StandingDeps {
  readonly client: Pick<PlexClient, 'getUser' | 'ping' | 'signOut' | 'getHomeUsers'>;
  readonly tokenPlacement: () => TokenPlacement;
}

type Done = Result<undefined, Problem>;

/** Holds the one state of an account, asks plex.tv, keeps what comes. An answer of an earlier sign-in is dropped. */
export class Account {
  readonly #deps: AccountDeps;
  readonly #standing: Standing;
  readonly #token: HeldToken;
  readonly #reading = new OneReading<Done>();
  /** The entity tag of the last good reply of this run. */
  #etag: string | null = null;
  /** Listens to every new state. */
  readonly onChange: Standing['onChange'];

  constructor(deps: AccountDeps) {
    this.#deps = deps;
    this.#standing = new Standing(deps);
    this.onChange = this.#standing.onChange;
    this.#token = new HeldToken(deps.tokens, deps.record);
  }

  get state(): AccountState {
    return this.#standing.state;
  }

  /** True when another Marquee, such as a command, has signed someone in or out since the state was found out. */
  get isOutdated(): boolean {
    return this.state.kind === 'starting' || this.#token.isOutdated;
  }

  /** Finds out who is signed in, and shows the last good reply without asking plex.tv. */
  async load(options: ReadOptions): Promise<void> {
    const { tokens, replies } = this.#deps;
    const waiting = (it: Problem): void => this.#standing.change({ problem: it, reading: true });
    const token = await tokens.read({ ...options, onWaiting: waiting });
    if (this.isOutdated) this.#reading.cancel(); // it is about the sign-in before
    if (token.ok && token.value === null) {
      this.#becomeSignedOut();
    } else if (!token.ok && !tokens.expected()) {
      this.#token.drop();
      this.#standing.become({ kind: 'signed-out', problem: token.problem });
    } else {
      this.#followSignIn();
      // Without the keychain there is no key to the cache, and waiting for it again would take as long again.
      const canOpen = token.ok || token.problem.kind === 'keychain-missing';
      const shown = this.state.kind === 'signed-in' ? this.state.last : null;
      const last = shown ?? (canOpen ? await replies.read() : null);
      const known = token.ok ? keptRest(this.#deps.record, this.#deps.clock) : token.problem;
      const nextReadAt = known ? this.#standing.nextReadAt(known) : this.#standing.signedIn.nextReadAt;
      this.#standing.change({ last, problem: known, reading: false, nextReadAt });
    }
  }

  /**
   * Asks plex.tv now. While a request is under way its answer is shared; while plex.tv wants to be left
   * alone, the answer is that.
   */
  refresh(): Promise<Done> {
    if (this.state.kind !== 'signed-in') return Promise.resolve(succeed(undefined));
    const { problem: known } = this.state;
    if (mustRest(known, this.#deps.clock)) return Promise.resolve(fail(known));
    return this.#ask(false);
  }

  /** Tries the keychain again, with its unlock dialog if need be, then asks plex.tv. */
  async unlockKeychain(): Promise<Done> {
    if (this.state.kind !== 'signed-in') await this.load({ mayPrompt: true });
    return this.state.kind === 'signed-in' ? this.#ask(true) : succeed(undefined);
  }

  /**
   * Keeps a token that plex.tv has accepted, and what plex.tv said with it: the next Marquee tells by that whose account it
   * is. On failure nothing is kept and the account stays as it was.
   */
  async take({ token, answer }: CheckedToken, { keep, origin, onWaiting }: Keep): Promise<Done> {
    if (keep === 'keychain') {
      const kept = await this.#deps.tokens.write(token, origin, onWaiting);
      if (!kept.ok) return kept;
    }
    this.#cancel();
    this.#etag = null;
    const before = this.#standing.signedIn.last;
    this.#token.take(token, keep);
    this.#standing.become(signedIn(keep, origin));
    await this.#accept(answer, before);
    return succeed(undefined);
  }

  /** Makes a call of plex.tv with the account's token, and bothers nobody for it. Null when there is none. */
  call<Value>(
    make: (token: Token) => Promise<Result<Value, Problem>>,
  ): Promise<Result<Value | null, Problem>> {
    return this.#token.call({ mayPrompt: false }, make);
  }

  /** The members of the account's Plex Home. */
  async getHomeUsers(): Promise<Result<readonly HomeUser[], Problem>> {
    const members = await this.call((token) => this.#deps.client.getHomeUsers(token));
    return members.ok ? succeed(members.value ?? []) : members;
  }

  /** Ends the token at plex.tv. */
  async signOutAtPlex(): Promise<Done> {
    const { client } = this.#deps;
    const ended = await this.#token.call({ mayPrompt: true }, (token) => client.signOut(token));
    return ended.ok ? succeed(undefined) : ended;
  }

  /** Forgets the token and everything read with it. When the keychain fails, the account stays signed in. */
  async signOut(options: ForgetOptions = {}): Promise<Done> {
    this.#cancel();
    const wasKept = !this.#token.isOnlyInMemory;
    const erased = wasKept ? await forgetToken(this.#deps, options) : succeed(undefined);
    if (!erased.ok) return erased;
    this.#token.drop();
    const done = await forgetReplies(this.#deps, wasKept, options);
    this.#standing.become({ kind: 'signed-out', problem: null });
    return done;
  }

  /** The interval was set again: plans the next reading by it. */
  reschedule(): void {
    this.#standing.reschedule();
  }

  #ask(mayPrompt: boolean): Promise<Done> {
    return this.#reading.start((signal, isCurrent) => this.#read(mayPrompt, signal, isCurrent));
  }

  async #read(mayPrompt: boolean, signal: AbortSignal, isCurrent: () => boolean): Promise<Done> {
    this.#standing.change({ reading: true });
    const onWaiting = (it: Problem): void => {
      if (isCurrent()) this.#standing.change({ problem: it, reading: true });
    };
    const token = await this.#token.read({ mayPrompt, onWaiting });
    if (!isCurrent()) return succeed(undefined);
    if (!token.ok) return this.#refuse(token.problem);
    if (token.value === null) return this.#becomeSignedOut();
    this.#followSignIn();
    if (this.#standing.signedIn.last === null) {
      // The keychain opened only now, and with it the cache.
      const last = await this.#deps.replies.read();
      if (isCurrent()) this.#standing.change({ last });
    }
    const asked = this.#deps.client.getUser(token.value, {
      placement: this.#deps.tokenPlacement(),
      etag: this.#standing.signedIn.last && this.#etag,
      signal,
    });
    const recordedIds = await this.#deps.changes.account(this.#standing.signedIn.kept); // while plex.tv answers
    const answer = await asked;
    if (!this.#token.isSession) await this.#deps.record.reload();
    if (!isCurrent()) return succeed(undefined);
    if (this.isOutdated) {
      // The answer is about a sign-in that was replaced or ended elsewhere meanwhile.
      this.#reading.release();
      await this.load({ mayPrompt: false });
      return this.refresh();
    }
    if (!answer.ok) {
      const known = withRest(answer.problem, this.#standing.failures + 1, this.#deps.clock.now());
      const refused = this.#refuse(known);
      await keepRest(known, this.#deps.record);
      return refused;
    }
    if (answer.value.kind === 'user') {
      // Within one sign-in an account stays the same: one answer that plex.tv mixed up must not end the history.
      const { user } = answer.value;
      const known = [this.#standing.signedIn.last?.user, recordedIds];
      const isOther = known.some((ids) => ids && !maySameAccount(ids, user));
      if (isOther) return this.#refuse(problem('other-account'));
    }
    void this.#accept(answer.value, this.#standing.signedIn.last);
    await keepAlive(token.value, this.#deps);
    return succeed(undefined);
  }

  /** Shows an answer at once. @returns when it is kept, too */
  async #accept(answer: UserAnswer, before: Reply | null): Promise<void> {
    const state = this.#standing.signedIn;
    if (answer.kind === 'user') this.#etag = answer.etag;
    const user = answer.kind === 'user' ? answer.user : state.last?.user;
    if (!user) return; // only a reply that is known can be unchanged
    const last: Reply = { user, fetchedAt: isoTime(this.#deps.clock.now()) };
    this.#reading.release();
    this.#standing.succeed(last);
    await keepReply(this.#deps, before, last, state.kept);
  }

  /** Forgets what was known of another sign-in, where that of the record is a new one. */
  #followSignIn(): void {
    if (!this.isOutdated) return;
    const isOther = this.state.kind === 'signed-in';
    this.#token.follow();
    if (!isOther) return;
    this.#etag = null;
    const fresh = signedIn('keychain', this.#deps.record.facts?.origin);
    this.#standing.become({ ...fresh, reading: this.#reading.isUnderWay });
    void this.#deps.changes.forget();
  }

  /** Nobody is signed in, or no longer: another Marquee, such as a command, may have signed the account out. */
  #becomeSignedOut(): Done {
    this.#token.drop();
    this.#standing.become({ kind: 'signed-out', problem: null });
    void this.#deps.changes.forget();
    return succeed(undefined);
  }

  #refuse(it: Problem): Done {
    this.#reading.release();
    this.#standing.fail(it);
    return fail(it);
  }

  #cancel(): void {
    this.#reading.cancel();
    if (this.state.kind === 'signed-in' && this.state.reading) this.#standing.change({ reading: false });
  }
}
