import { succeed, type Result } from '../../preload/contract/result';
import type { Problem } from '../../preload/contract/problem';
import type { Token } from '../plex/token';
import type { Keep } from './sign-in/sign-in-wish';
import type { ReadOptions, SignInRecord, TokenStore } from './stores';

/** Whose token the account works with: that of a sign-in in the keychain, or that of a session, which is held here. */
export class HeldToken {
  readonly #tokens: Pick<TokenStore, 'expected' | 'read'>;
  readonly #record: Pick<SignInRecord, 'facts'>;
  /** The token of a person who goes on without a keychain; otherwise main holds none between two requests. */
  #session: Token | null = null;
  /** Which sign-in in the keychain the account is about; null when it is about none. */
  #signIn: string | null = null;

  constructor(tokens: Pick<TokenStore, 'expected' | 'read'>, record: Pick<SignInRecord, 'facts'>) {
    this.#tokens = tokens;
    this.#record = record;
  }

  /** True when it is held here, and no longer than Marquee runs. */
  get isSession(): boolean {
    return this.#session !== null;
  }

  /** True when nothing of the sign-in is kept: neither a token nor a note that there is one. */
  get isOnlyInMemory(): boolean {
    return this.isSession && !this.#tokens.expected();
  }

  /** True when another Marquee, such as a command, has signed someone in or out meanwhile. */
  get isOutdated(): boolean {
    return !this.isSession && this.#signIn !== this.#currentSignIn();
  }

  /** The token for one request; null when nobody is signed in. */
  read(options: ReadOptions): Promise<Result<Token | null, Problem>> {
    return this.#session ? Promise.resolve(succeed(this.#session)) : this.#tokens.read(options);
  }

  /** Makes a call of plex.tv with the token; null when nobody is signed in. */
  async call<Value>(
    options: ReadOptions,
    make: (token: Token) => Promise<Result<Value, Problem>>,
  ): Promise<Result<Value | null, Problem>> {
    const token = await this.read(options);
    if (!token.ok) return token;
    return token.value === null ? succeed(null) : make(token.value);
  }

  /** Works with a token that was just taken. */
  take(token: Token, keep: Keep['keep']): void {
    this.#session = keep === 'session' ? token : null;
    this.follow();
  }

  /** Works with the sign-in that the record names now. */
  follow(): void {
    this.#signIn = this.#currentSignIn();
  }

  /** Nobody is signed in any more. */
  drop(): void {
    this.#session = null;
    this.#signIn = null;
  }

  #currentSignIn(): string | null {
    return this.#record.facts?.signIn ?? null;
  }
}
