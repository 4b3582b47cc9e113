import type { Clock } from '../../base/clock';
import { authLink, CODE_ENTRY_ADDRESS } from '../../plex/auth-link';
import type { PlexClient } from '../../plex/client';
import type { ClientIdentity } from '../../plex/client-identity';
import type { Pin, PinCheck } from '../../plex/documents/pin';
import { mayHealByItself, type PlexProblem } from '../../../preload/contract/problem';
import { problemOf, type Result } from '../../../preload/contract/result';
import type { Token } from '../../plex/token';
import type { PinStrength, PinWaiting, SignInState } from '../../../preload/contract/account/sign-in';
import { nextCheckIn } from './pin-poll-schedule';
import { inPinSignIn } from './sign-in-problem';

/** How a sign-in with a PIN stands. There is never a token in it. */
export type PinSignInState =
  | Extract<SignInState, { readonly kind: 'idle' | 'creating' | 'expired' }>
  | PinWaiting
  /** There is no PIN, or plex.tv no longer accepts the question, and asking again would not help. */
  | { readonly kind: 'failed'; readonly problem: PlexProblem }
  /** plex.tv gave the token. */
  | { readonly kind: 'claimed' };

/** What a sign-in with a PIN needs of the world. */
export interface PinSignInDeps {
  readonly client: Pick<PlexClient, 'createPin' | 'checkPin'>;
  readonly clock: Clock;
  /** A number from 0 to 1, for jitter. */
  readonly random: () => number;
  readonly identity: ClientIdentity;
  /** Told of every new state. */
  readonly onChange: (state: PinSignInState) => void;
  /** Given the token, once for each PIN that became one. It is kept nowhere here. */
  readonly onToken: (token: Token) => void;
}

/** So many checks follow each other quickly: about the first minute. */
const EAGER_CHECKS = 60;

type Checked = Result<PinCheck, PlexProblem>;

/** One PIN, from the wish for it to its end. */
class Attempt {
  readonly strength: PinStrength;
  /** The check under way. */
  check: Promise<Checked> | null = null;
  checks = 0;
  failures = 0;
  wasThrottled = false;
  isOver = false;
  pin: Pin | null = null;
  cancelCheck: () => void = () => undefined;
  cancelEnd: () => void = () => undefined;

  constructor(strength: PinStrength) {
    this.strength = strength;
  }

  stop(): void {
    this.cancelCheck();
    this.cancelEnd();
  }
}

/**
 * Signs in with a PIN: asks plex.tv for one, then whether somebody has let it become a token, until its time is up. One
 * PIN at a time, and never two checks at once. What can heal by itself does not end it. Waits are timers, which neither
 * sleep nor a clock that is set can make miss anything: one that comes late checks at once.
 */
export class PinSignIn {
  readonly #deps: PinSignInDeps;
  #state: PinSignInState = { kind: 'idle' };
  #attempt: Attempt | null = null;

  constructor(deps: PinSignInDeps) {
    this.#deps = deps;
  }

  get state(): PinSignInState {
    return this.#state;
  }

  /** Begins with a new PIN. While one is under way it goes on, and nothing else happens. */
  start(strength: PinStrength): void {
    if (this.#attempt) return;
    this.#attempt = new Attempt(strength);
    this.#become({ kind: 'creating' });
    void this.#create(this.#attempt);
  }

  /**
   * Ends the sign-in at once, and checks the PIN once more, since somebody may have just let it become a token.
   * @returns that token, which `onToken` then does not get: the caller keeps it or ends it at plex.tv; else null
   */
  async cancel(): Promise<Token | null> {
    const attempt = this.#attempt;
    this.#attempt = null;
    attempt?.stop();
    this.#become({ kind: 'idle' });
    if (!attempt?.pin) return null;
    const underWay = attempt.check && tokenOf(await attempt.check);
    return underWay ?? tokenOf(await this.#deps.client.checkPin(attempt.pin.id));
  }

  async #create(attempt: Attempt): Promise<void> {
    const { client, clock, identity } = this.#deps;
    const { strength } = attempt;
    const pin = await client.createPin({ strong: strength === 'strong' });
    if (this.#attempt !== attempt) return;
    if (!pin.ok) {
      this.#end(attempt, { kind: 'failed', problem: inPinSignIn(pin.problem, false) });
      return;
    }
    attempt.pin = pin.value;
    const { code, expiresAt } = pin.value;
    const link = strength === 'strong' ? authLink(identity, code) : CODE_ENTRY_ADDRESS;
    this.#become({ kind: 'waiting', strength, code, link, expiresAt, problem: null });
    attempt.cancelEnd = clock.after(Math.max(Date.parse(expiresAt) - clock.now(), 0), () => {
      attempt.isOver = true;
      void this.#check(attempt, pin.value);
    });
    this.#checkLater(attempt, pin.value, null);
  }

  #checkLater(attempt: Attempt, pin: Pin, problem: PlexProblem | null): void {
    const { clock, random } = this.#deps;
    const isEager = attempt.checks < EAGER_CHECKS && !attempt.wasThrottled;
    const wait = nextCheckIn(problem, isEager, attempt.failures, clock.now(), random());
    attempt.cancelCheck = clock.after(wait, () => void this.#check(attempt, pin));
  }

  async #check(attempt: Attempt, pin: Pin): Promise<void> {
    attempt.cancelCheck();
    if (attempt.check) return; // it will see that the time is up
    const isLast = attempt.isOver;
    attempt.check = this.#deps.client.checkPin(pin.id);
    const checked = await attempt.check;
    attempt.check = null;
    attempt.checks += 1;
    if (this.#attempt !== attempt) return;
    const token = tokenOf(checked);
    if (token) {
      this.#end(attempt, { kind: 'claimed' });
      this.#deps.onToken(token);
    } else if (isLast || (checked.ok && checked.value.kind === 'expired')) {
      this.#end(attempt, { kind: 'expired' });
    } else if (!checked.ok && !mayHealByItself(checked.problem)) {
      this.#end(attempt, { kind: 'failed', problem: inPinSignIn(checked.problem, false) });
    } else {
      this.#goOn(attempt, pin, problemOf(checked));
    }
  }

  #goOn(attempt: Attempt, pin: Pin, problem: PlexProblem | null): void {
    attempt.failures = problem ? attempt.failures + 1 : 0;
    attempt.wasThrottled ||= problem?.kind === 'rate-limited';
    const state = this.#state;
    if (state.kind === 'waiting' && (problem || state.problem)) {
      this.#become({ ...state, problem: problem && inPinSignIn(problem, true) });
    }
    if (attempt.isOver) void this.#check(attempt, pin);
    else this.#checkLater(attempt, pin, problem);
  }

  #end(attempt: Attempt, state: PinSignInState): void {
    attempt.stop();
    this.#attempt = null;
    this.#become(state);
  }

  #become(state: PinSignInState): void {
    this.#state = state;
    this.#deps.onChange(state);
  }
}

function tokenOf(checked: Checked): Token | null {
  return checked.ok && checked.value.kind === 'claimed' ? checked.value.token : null;
}
