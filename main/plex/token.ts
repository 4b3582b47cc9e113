import type { InputProblem } from '../../preload/contract/problem';
import { fail, succeed, type Result } from '../../preload/contract/result';
import { problem } from '../base/problems';

/**
 * A plex.tv token. It lives in main alone and gives its text away only to `reveal()`: printing it, turning
 * it into JSON, cloning it over IPC or interpolating it yields the placeholder.
 */
export class Token {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /**
   * Reads a token that a person pasted or the keychain returned. White space around it is dropped.
   * plex.tv's tokens are 20 letters, digits, `-` and `_`, or JWTs; any visible ASCII up to 4096 characters is let
   * through, because nothing else can stand in an HTTP header.
   */
  static parse(input: string): Result<Token, InputProblem> {
    const text = input.trim();
    return /^[\x21-\x7e]{1,4096}$/.test(text) ? succeed(new Token(text)) : fail(problem('malformed-token'));
  }

  /** The secret itself: for the request header and the keychain, nothing else. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return '[token]';
  }

  toJSON(): string {
    return '[token]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[token]';
  }
}
