import type { PlexClient } from '../../plex/client';
import { canGoOnForSession, type Problem } from '../../../preload/contract/problem';
import { succeed, type Result } from '../../../preload/contract/result';
import { Emitter } from '../../base/emitter';
import type { Token } from '../../plex/token';
import type { SignInWish, Taken } from './sign-in-wish';
import { PinSignIn, type PinSignInDeps, type PinSignInState } from './pin-sign-in';
import type {
  OtherAccountAnswer,
  PinStrength,
  QrCode,
  SignInState,
} from '../../../preload/contract/account/sign-in';

/** What a sign-in needs of the world. */
export interface SignInFlowDeps extends Omit<PinSignInDeps, 'onChange' | 'onToken' | 'client'> {
  readonly client: PinSignInDeps['client'] & Pick<PlexClient, 'signOut'>;
  /** Checks a token and keeps it, unless the signal cancels that in time. */
  readonly signIn: (token: Token, wish: SignInWish, signal: AbortSignal) => Promise<Result<Taken, Problem>>;
  readonly drawQr: (text: string) => QrCode;
  /** Opens plex.tv's page in the system's browser. */
  readonly openPage: (link: string) => void;
}

/** A token that waits for a person's decision. */
interface Held {
  readonly token: Token;
  readonly wish: SignInWish;
}

/** A token that is being checked and kept. */
interface Keeping {
  readonly controller: AbortController;
  readonly ended: Promise<unknown>;
}

/**
 * A sign-in from the wish for it to its end, one at a time: a PIN becomes a token, which is checked and kept. A token that
 * a PIN became and that nobody wants is ended at plex.tv, so that none is left there without an owner.
 */
export class SignInFlow {
  readonly #deps: SignInFlowDeps;
  readonly #pin: PinSignIn;
  #state: SignInState = { kind: 'idle' };
  #renews: number | null = null;
  #held: Held | null = null;
  #keeping: Keeping | null = null;
  readonly #changed = new Emitter<SignInState>();

  /** Listens to every new state. */
  readonly onChange = this.#changed.on;

  constructor(deps: SignInFlowDeps) {
    this.#deps = deps;
    this.#pin = new PinSignIn({
      ...deps,
      onChange: (state) => this.#follow(state),
      onToken: (token) =>
        void this.keep(token, { keep: 'keychain', origin: 'browser', renews: this.#renews }),
    });
  }

  get state(): SignInState {
    return this.#state;
  }

  /** The page on which a person answers; null while there is none. */
  get link(): string | null {
    return this.#state.kind === 'waiting' ? this.#state.link : null;
  }

  /** @param renews the account whose sign-in is to be renewed; null adds one */
  async start(strength: PinStrength, renews: number | null): Promise<void> {
    await this.cancel();
    this.#renews = renews;
    this.#pin.start(strength);
  }

  /**
   * Ends what is under way. A token that has come meanwhile is ended, too; one that is already being written to the
   * keychain is kept, and the account is there.
   */
  async cancel(): Promise<void> {
    const held = this.#held;
    this.#held = null;
    this.#keeping?.controller.abort();
    await this.#keeping?.ended;
    const token = (await this.#pin.cancel()) ?? (held?.wish.origin === 'browser' ? held.token : null);
    if (token) await this.#deps.client.signOut(token);
  }

  /** Keeps a token, however it came. Answers why it was not kept; a question to the person is no failure. */
  async keep(token: Token, wish: SignInWish): Promise<Result<undefined, Problem>> {
    const isPin = wish.origin === 'browser';
    if (isPin) this.#become({ kind: 'keeping' });
    else if (this.#held?.token !== token) await this.cancel(); // one sign-in at a time
    this.#held = null;
    const controller = new AbortController();
    const ended = this.#deps.signIn(token, wish, controller.signal);
    this.#keeping = { controller, ended };
    const taken = await ended;
    this.#keeping = null;
    const isKept = taken.ok && taken.value.kind === 'kept';
    if (controller.signal.aborted && !isKept) {
      if (isPin) await this.#deps.client.signOut(token);
      return succeed(undefined);
    }
    if (!taken.ok) {
      if (isPin) await this.#fail({ token, wish }, taken.problem);
      return taken;
    }
    if (taken.value.kind === 'other-account') {
      this.#held = { token, wish };
      this.#become({ kind: 'other-account', name: taken.value.name });
    } else {
      this.#become({ kind: 'idle' });
    }
    return succeed(undefined);
  }

  /** A person says what to do with another account than the one that was to be renewed. */
  async answer(answer: OtherAccountAnswer): Promise<Result<undefined, Problem>> {
    if (answer === 'cancel') await this.cancel();
    const held = this.#held;
    if (!held) return succeed(undefined);
    const decided = answer === 'replace' ? { mayReplace: true } : { renews: null };
    return this.keep(held.token, { ...held.wish, ...decided });
  }

  /** A person goes on although the token can’t be kept. */
  async goOnForSession(): Promise<Result<undefined, Problem>> {
    const held = this.#held;
    return held ? this.keep(held.token, { ...held.wish, keep: 'session' }) : succeed(undefined);
  }

  async #fail(held: Held, problem: Problem): Promise<void> {
    const canGoOn = canGoOnForSession(problem);
    this.#held = canGoOn ? held : null;
    this.#become({ kind: 'failed', problem, canGoOn });
    if (!canGoOn) await this.#deps.client.signOut(held.token);
  }

  #follow(state: PinSignInState): void {
    const { drawQr, openPage } = this.#deps;
    switch (state.kind) {
      case 'waiting': {
        const isNew = this.#state.kind !== 'waiting';
        this.#become({ ...state, qr: this.#state.kind === 'waiting' ? this.#state.qr : drawQr(state.link) });
        if (isNew && state.strength === 'strong') openPage(state.link);
        return;
      }
      case 'failed':
        this.#become({ ...state, canGoOn: false });
        return;
      case 'claimed':
        return; // the token follows at once
      case 'idle':
      case 'creating':
      case 'expired':
        this.#become(state);
        return;
      default:
        state satisfies never;
    }
  }

  #become(state: SignInState): void {
    this.#state = state;
    this.#changed.emit(state);
  }
}
