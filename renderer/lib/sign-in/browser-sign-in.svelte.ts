import type { AccountState } from '../../../preload/contract/account/account-state';
import type { Problem } from '../../../preload/contract/problem';
import type { Result } from '../../../preload/contract/result';
import type { OtherAccountAnswer, PinStrength, SignInState } from '../../../preload/contract/account/sign-in';
import type { Bridge } from '../../../preload/contract/calls';
import { remedyFor } from '../../../preload/contract/remedies';

/** Tells a person why a call failed, and answers whether it went well. */
type Tell = (result: Result<unknown, Problem>) => boolean;

/** The sign-in in the browser: how it stands, and what a person can do with it. */
export class BrowserSignIn {
  readonly #bridge: Bridge;
  readonly #tell: Tell;
  #state = $state.raw<SignInState>({ kind: 'idle' });
  #account = $state.raw<AccountState>({ kind: 'starting' });
  /** What was asked for here; null when the sign-in began before this page did. */
  #asked = $state.raw<{ readonly strength: PinStrength; readonly renews: boolean } | null>(null);

  constructor(bridge: Bridge, tell: Tell) {
    this.#bridge = bridge;
    this.#tell = tell;
  }

  get state(): SignInState {
    return this.#state;
  }

  /** How the newest sign-in was asked for. */
  get strength(): PinStrength {
    return this.#state.kind === 'waiting' ? this.#state.strength : (this.#asked?.strength ?? 'strong');
  }

  /** Where it is shown: in place of the problem that it ends, so that the account stays in view, or on a page of its own. */
  get place(): 'none' | 'in-place' | 'page' {
    if (this.#state.kind === 'idle') return 'none';
    return this.#account.kind === 'signed-in' && this.#renews ? 'in-place' : 'page';
  }

  /** Takes over what main tells. */
  take(state: SignInState, account: AccountState): void {
    this.#state = state;
    this.#account = account;
  }

  /** @param renews the account that is shown is signed in again; otherwise one is added */
  async start(strength: PinStrength, renews: boolean): Promise<void> {
    this.#asked = { strength, renews };
    this.#tell(await this.#bridge.startSignIn({ strength, renews }));
  }

  /** Begins again after an end, for the same account. */
  async again(strength: PinStrength): Promise<void> {
    await this.start(strength, this.#renews);
  }

  async cancel(): Promise<void> {
    this.#tell(await this.#bridge.cancelSignIn());
  }

  async openPage(): Promise<void> {
    this.#tell(await this.#bridge.openSignInPage());
  }

  /** Answers whether the link is on the clipboard. */
  async copyLink(): Promise<boolean> {
    return this.#tell(await this.#bridge.copySignInLink());
  }

  async answerOtherAccount(answer: OtherAccountAnswer): Promise<void> {
    this.#tell(await this.#bridge.answerOtherAccount(answer));
  }

  /** Goes on with the token that can’t be kept. */
  async goOnForSession(): Promise<void> {
    this.#tell(await this.#bridge.goOnForSession());
  }

  /** Where this page did not ask for it, the account tells: one that wants a sign-in is getting it. */
  get #renews(): boolean {
    if (this.#asked) return this.#asked.renews;
    const problem = this.#account.kind === 'signed-in' ? this.#account.problem : null;
    return problem !== null && remedyFor(problem) === 'sign-in';
  }
}
