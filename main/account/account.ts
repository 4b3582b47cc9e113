import type { Clock } from '../base/clock';
import { Emitter } from '../base/emitter';
import type { PlexClient, TokenPlacement, UserAnswer } from '../plex/client';
import { signedIn, type AccountState, type Reply, type SignedIn } from '../../preload/contract/account-state';
import type { HomeUser } from '../../preload/contract/home';
import { isKeychainProblem, type Problem } from '../../preload/contract/problem';
import { fail, succeed, type Result } from '../../preload/contract/result';
import { problem } from '../base/problems';
import { MAX_WAIT_MS } from '../plex/retry-after';
import type { Token } from '../plex/token';
import { maySameAccount } from './history/changes';
import { nextReadAt, withRest } from './refresh-schedule';
import type { CheckedToken } from './sign-in/checked-token';
import type { Keep } from './sign-in/sign-in-wish';
import type { ChangeLog, DeviceStore, ReadOptions, ReplyStore, SignInRecord, TokenStore } from './stores';

/** What the account needs of the world. */
export interface AccountParts {
  readonly client: Pick<PlexClient, 'getUser' | 'ping' | 'signOut' | 'getHomeUsers'>;
  readonly record: SignInRecord;
  readonly tokens: TokenStore;
  readonly replies: ReplyStore;
  readonly changes: ChangeLog;
  readonly devices: Pick<DeviceStore, 'erase'>;
  readonly clock: Clock;
  /** A number from 0 to 1, for jitter. */
  readonly random: () => number;
  readonly tokenPlacement: () => TokenPlacement;
  /** Minutes between two readings; null when only a person asks. */
  readonly refreshMinutes: () => number | null;
}

type Done = Result<undefined, Problem>;

/** How often plex.tv is told that the token is in use, in milliseconds. */
const KEEP_ALIVE_MS = 24 * 60 * 60_000;

/**
 * The account: holds the one state, asks plex.tv, keeps what comes. Never two requests at once; an answer
 * that belongs to an earlier sign-in is dropped.
 */
export class Account {
  readonly #parts: AccountParts;
  #state: AccountState = { kind: 'starting' };
  /** The token of a person who goes on without a keychain; otherwise main holds none between two requests. */
  #sessionToken: Token | null = null;
  /** Which sign-in in the keychain the state is about; null when it is about none. */
  #signIn: string | null = null;
  #reading: { readonly done: Promise<Done>; readonly controller: AbortController } | null = null;
  /** The entity tag of the last good reply of this run. */
  #etag: string | null = null;
  #failures = 0;
  readonly #changed = new Emitter<AccountState>();

  /** Listens to every new state. */
  readonly onChange = this.#changed.on;

  constructor(parts: AccountParts) {
    this.#parts = parts;
  }

  get state(): AccountState {
    return this.#state;
  }

  /** True when another Marquee, such as a command, has signed someone in or out since the state was found out. */
  get isOutdated(): boolean {
    if (this.#sessionToken !== null) return false;
    return this.#state.kind === 'starting' || this.#signIn !== this.#currentSignIn();
  }

  /** Finds out who is signed in, and shows the last good reply without asking plex.tv. */
  async load(options: ReadOptions): Promise<void> {
    const { tokens, replies } = this.#parts;
    const waiting = (it: Problem): void => this.#become({ ...this.#signedIn(), problem: it, reading: true });
    const token = await tokens.read({ ...options, onWaiting: waiting });
    if (token.ok && token.value === null) {
      this.#leave();
    } else if (!token.ok && !tokens.expected()) {
      this.#signIn = null;
      this.#become({ kind: 'signed-out', problem: token.problem });
    } else {
      this.#meet();
      // Without the keychain there is no key to the cache, and waiting for it again would take as long again.
      const canOpen = token.ok || token.problem.kind === 'keychain-missing';
      const shown = this.#state.kind === 'signed-in' ? this.#state.last : null;
      const last = shown ?? (canOpen ? await replies.read() : null);
      const known = token.ok ? this.#toldToRest() : token.problem;
      const state = this.#signedIn();
      const nextReadAt = known ? this.#nextReadAt(known) : state.nextReadAt;
      this.#become({ ...state, last, problem: known, reading: false, nextReadAt });
    }
  }

  /**
   * Asks plex.tv now. While a request is under way its answer is shared; while plex.tv wants to be left
   * alone, the answer is that.
   */
  refresh(): Promise<Done> {
    if (this.#state.kind !== 'signed-in') return Promise.resolve(succeed(undefined));
    const { problem: known } = this.#state;
    if (known?.kind === 'rate-limited' && this.#mustWaitUntil(known.retryAt)) {
      return Promise.resolve(fail(known));
    }
    return this.#ask(false);
  }

  /** Tries the keychain again, with its unlock dialog if need be, then asks plex.tv. */
  async unlockKeychain(): Promise<Done> {
    if (this.#state.kind !== 'signed-in') await this.load({ mayPrompt: true });
    return this.#state.kind === 'signed-in' ? this.#ask(true) : succeed(undefined);
  }

  /**
   * Keeps a token that plex.tv has accepted, and what plex.tv said with it: the next Marquee tells by that whose account it
   * is. On failure nothing is kept and the account stays as it was.
   */
  async take({ token, answer }: CheckedToken, { keep, origin, onWaiting }: Keep): Promise<Done> {
    if (keep === 'keychain') {
      const kept = await this.#parts.tokens.write(token, origin, onWaiting);
      if (!kept.ok) return kept;
    }
    this.#cancel();
    this.#etag = null;
    this.#sessionToken = keep === 'session' ? token : null;
    const before = this.#signedIn().last;
    this.#signIn = keep === 'keychain' ? this.#currentSignIn() : null;
    this.#become(signedIn(keep, origin));
    await this.#accept(answer, before);
    return succeed(undefined);
  }

  /** Makes a call of plex.tv with the account's token, and bothers nobody for it. Null when there is none. */
  async call<Value>(
    make: (token: Token) => Promise<Result<Value, Problem>>,
  ): Promise<Result<Value | null, Problem>> {
    const token = await this.#token({ mayPrompt: false });
    if (!token.ok) return token;
    return token.value === null ? succeed(null) : make(token.value);
  }

  /** The members of the account's Plex Home. */
  async getHomeUsers(): Promise<Result<readonly HomeUser[], Problem>> {
    const members = await this.call((token) => this.#parts.client.getHomeUsers(token));
    return members.ok ? succeed(members.value ?? []) : members;
  }

  /** Ends the token at plex.tv. */
  async signOutAtPlex(): Promise<Done> {
    const token = await this.#token({ mayPrompt: true });
    if (!token.ok) return token;
    return token.value === null ? succeed(undefined) : this.#parts.client.signOut(token.value);
  }

  /**
   * Forgets the token and everything read with it. When the keychain fails, the account stays signed in.
   * @param onWaiting told when the keychain shows a dialog
   */
  async signOut(onWaiting?: ReadOptions['onWaiting']): Promise<Done> {
    this.#cancel();
    const { record, tokens, changes, devices, replies } = this.#parts;
    const onlyInMemory = this.#sessionToken !== null && !tokens.expected();
    if (!onlyInMemory) {
      await record.leave(); // where that can't be noted the token is forgotten all the same
      const erased = await tokens.erase(onWaiting);
      if (!erased.ok) {
        await record.stay();
        return erased;
      }
    }
    this.#sessionToken = null;
    this.#signIn = null;
    const removals = [await changes.erase(), await devices.erase(), await replies.erase()];
    // A session has kept nothing in the keychain, which may not even be there.
    const left = removals.find((it) => !it.ok && !(onlyInMemory && isKeychainProblem(it.problem)));
    const done = left ?? (onlyInMemory ? succeed(undefined) : await record.end()); // else the next start tries again
    this.#become({ kind: 'signed-out', problem: null });
    return done;
  }

  /** The interval was set again: plans the next reading by it. */
  reschedule(): void {
    const state = this.#state;
    if (state.kind !== 'signed-in' || state.reading) return;
    this.#become({ ...state, nextReadAt: this.#nextReadAt(state.problem) });
  }

  #ask(mayPrompt: boolean): Promise<Done> {
    if (this.#reading) return this.#reading.done;
    const controller = new AbortController();
    const isCurrent = (): boolean => this.#reading?.controller === controller;
    // Started a moment later, so that #reading is set before the first look at it.
    const done = Promise.resolve()
      .then(() => this.#read(mayPrompt, controller.signal, isCurrent))
      .finally(() => {
        if (isCurrent()) this.#reading = null;
      });
    this.#reading = { done, controller };
    return done;
  }

  async #read(mayPrompt: boolean, signal: AbortSignal, isCurrent: () => boolean): Promise<Done> {
    this.#become({ ...this.#signedIn(), reading: true });
    const onWaiting = (it: Problem): void => {
      if (isCurrent()) this.#become({ ...this.#signedIn(), problem: it, reading: true });
    };
    const token = await this.#token({ mayPrompt, onWaiting });
    if (!isCurrent()) return succeed(undefined);
    if (!token.ok) return this.#refuse(token.problem);
    if (token.value === null) {
      this.#leave();
      return succeed(undefined);
    }
    this.#meet();
    if (this.#signedIn().last === null) {
      // The keychain opened only now, and with it the cache.
      const last = await this.#parts.replies.read();
      if (isCurrent()) this.#become({ ...this.#signedIn(), last });
    }
    const answer = await this.#parts.client.getUser(token.value, {
      placement: this.#parts.tokenPlacement(),
      etag: this.#signedIn().last && this.#etag,
      signal,
    });
    if (this.#sessionToken === null) await this.#parts.record.reload();
    if (!isCurrent()) return succeed(undefined);
    if (this.isOutdated) {
      // The answer is about a sign-in that was replaced or ended elsewhere meanwhile.
      this.#reading = null;
      await this.load({ mayPrompt: false });
      return this.refresh();
    }
    if (!answer.ok) {
      const known = withRest(answer.problem, this.#failures + 1, this.#parts.clock.now());
      const refused = this.#refuse(known);
      await this.#keepRest(known);
      return refused;
    }
    if (answer.value.kind === 'user') {
      // Within one sign-in an account stays the same: one answer that plex.tv mixed up must not end the history.
      const known = this.#signedIn().last?.user ?? (await this.#parts.changes.account(this.#signedIn().kept));
      if (!isCurrent()) return succeed(undefined);
      if (known && !maySameAccount(known, answer.value.user)) return this.#refuse(problem('other-account'));
    }
    void this.#accept(answer.value, this.#signedIn().last);
    await this.#keepAlive(token.value);
    return succeed(undefined);
  }

  #currentSignIn(): string | null {
    return this.#parts.record.facts?.signIn ?? null;
  }

  /** The token for one request. */
  #token(options: ReadOptions): Promise<Result<Token | null, Problem>> {
    return this.#sessionToken
      ? Promise.resolve(succeed(this.#sessionToken))
      : this.#parts.tokens.read(options);
  }

  /** Tells plex.tv once a day that the token is in use. What it answers signs nobody out: only a reading does. */
  async #keepAlive(token: Token): Promise<void> {
    const { client, clock, record } = this.#parts;
    const last = Date.parse(record.facts?.keptAliveAt ?? '');
    if (record.facts === null || Math.abs(clock.now() - last) < KEEP_ALIVE_MS) return;
    const pinged = await client.ping(token);
    if (pinged.ok) await record.note({ keptAliveAt: this.#nowAsText() });
  }

  /** Shows an answer at once. @returns when it is kept, too */
  async #accept(answer: UserAnswer, before: Reply | null): Promise<void> {
    const { replies, changes } = this.#parts;
    this.#failures = 0;
    const state = this.#signedIn();
    if (answer.kind === 'user') this.#etag = answer.etag;
    const user = answer.kind === 'user' ? answer.user : state.last?.user;
    if (!user) return; // only a reply that is known can be unchanged
    const last: Reply = { user, fetchedAt: this.#nowAsText() };
    this.#reading = null; // what is still to be kept must not swallow the next wish to read
    this.#become({ ...state, last, problem: null, reading: false, nextReadAt: this.#nextReadAt(null) });
    const isKept = state.kept === 'keychain';
    // All is asked for at once: a sign-out from here on comes after it in the stores, and erases it. Nobody waits for the
    // disk, save the end of Marquee.
    const known = before ?? (isKept ? replies.read() : null);
    await Promise.all([changes.record(known, last, state.kept), isKept && replies.write(last)]);
  }

  /** Forgets what was known of another sign-in, where that of the record is a new one. */
  #meet(): void {
    if (!this.isOutdated) return;
    const isOther = this.#state.kind === 'signed-in';
    this.#signIn = this.#currentSignIn();
    if (!isOther) return;
    this.#etag = null;
    const fresh = signedIn('keychain', this.#parts.record.facts?.origin);
    this.#become({ ...fresh, reading: this.#reading !== null });
    void this.#parts.changes.forget();
  }

  /** Nobody is signed in, or no longer: another Marquee, such as a command, may have signed the account out. */
  #leave(): void {
    this.#signIn = null;
    this.#become({ kind: 'signed-out', problem: null });
    void this.#parts.changes.forget();
  }

  #refuse(it: Problem): Done {
    this.#failures += 1;
    this.#reading = null;
    const state = this.#signedIn();
    this.#become({ ...state, problem: it, reading: false, nextReadAt: this.#nextReadAt(it) });
    return fail(it);
  }

  #nextReadAt(outcome: Problem | null): string | null {
    const { clock, random, refreshMinutes } = this.#parts;
    const at = nextReadAt(outcome, this.#failures, clock.now(), random(), refreshMinutes());
    return at === null ? null : new Date(at).toISOString();
  }

  /** The next run leaves plex.tv alone, too: a status bar may start one every minute. */
  async #keepRest({ kind, retryAt }: Problem): Promise<void> {
    if (kind === 'rate-limited' && retryAt !== null) await this.#parts.record.note({ restUntil: retryAt });
  }

  /** What plex.tv has told an earlier run, as long as it holds. */
  #toldToRest(): Problem | null {
    const retryAt = this.#parts.record.facts?.restUntil ?? null;
    return this.#mustWaitUntil(retryAt) ? problem('rate-limited', { status: 429, retryAt }) : null;
  }

  /** A wait is never longer than an hour; further off, the computer's clock was set back. */
  #mustWaitUntil(retryAt: string | null): boolean {
    const wait = Date.parse(retryAt ?? '') - this.#parts.clock.now();
    return wait > 0 && wait <= MAX_WAIT_MS;
  }

  #cancel(): void {
    this.#reading?.controller.abort();
    this.#reading = null;
    if (this.#state.kind === 'signed-in' && this.#state.reading)
      this.#become({ ...this.#state, reading: false });
  }

  #signedIn(): SignedIn {
    const { record } = this.#parts;
    return this.#state.kind === 'signed-in' ? this.#state : signedIn('keychain', record.facts?.origin);
  }

  #become(state: AccountState): void {
    this.#state = state;
    this.#changed.emit(state);
  }

  #nowAsText(): string {
    return new Date(this.#parts.clock.now()).toISOString();
  }
}
