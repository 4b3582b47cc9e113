import { canGoOnForSession, type Problem } from '../../../preload/contract/problem';
import type { SignIn } from '../../../preload/contract/account/sign-in';

/** How the attempt stands. `missing`: nothing was pasted. */
export type AttemptState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'checking' }
  /** `sessionOffer`: the token was right but can't be kept, and waits for a decision. */
  | { readonly kind: 'failed'; readonly problem: Problem; readonly sessionOffer: boolean };

/** What is tried: the form knows the rest of the sign-in. */
type Tried = Pick<SignIn, 'token' | 'keep'>;

/**
 * One sign-in, from the paste to its outcome. It holds the token only while plex.tv checks it, and while a person
 * decides whether to go on without a keychain.
 */
export class SignInAttempt {
  #state = $state.raw<AttemptState>({ kind: 'idle' });
  #held: string | null = null;
  readonly #signIn: (tried: Tried) => Promise<Problem | null>;

  constructor(signIn: (tried: Tried) => Promise<Problem | null>) {
    this.#signIn = signIn;
  }

  get state(): AttemptState {
    return this.#state;
  }

  /** Checks what was pasted with plex.tv and keeps it as `keep` says. */
  async submit(pasted: string, keep: SignIn['keep']): Promise<void> {
    if (this.#state.kind === 'checking') return;
    this.#held = null;
    if (pasted.trim() === '') this.#state = { kind: 'missing' };
    else await this.#try({ token: pasted, keep });
  }

  /** Takes the offer to go on without the keychain. */
  async goOnForSession(): Promise<void> {
    const token = this.#held;
    this.#held = null;
    if (token !== null) await this.#try({ token, keep: 'session' });
  }

  /** Drops the token and starts afresh. */
  forget(): void {
    this.#held = null;
    this.#state = { kind: 'idle' };
  }

  async #try(tried: Tried): Promise<void> {
    this.#state = { kind: 'checking' };
    const problem = await this.#signIn(tried);
    const sessionOffer = problem !== null && tried.keep === 'keychain' && canGoOnForSession(problem);
    if (sessionOffer) this.#held = tried.token;
    this.#state = problem ? { kind: 'failed', problem, sessionOffer } : { kind: 'idle' };
  }
}
