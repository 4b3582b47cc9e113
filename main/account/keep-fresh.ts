import type { Clock } from '../clock';
import { isKeychainProblem } from '../plex/problems';
import { mayHealByItself, type AccountState } from './account-state';

/** How often a keychain in trouble is looked at, without disturbing anyone. */
const KEYCHAIN_LOOK_MS = 5_000;

/** What keeping the account fresh needs of the world. */
export interface KeepFreshParts {
  readonly clock: Clock;
  readonly refresh: () => void;
  /** Whether the keychain would answer now; must never prompt. */
  readonly keychainUsable: () => Promise<boolean>;
}

/** The one timer that asks plex.tv again, set anew by each state. */
export class KeepFresh {
  readonly #parts: KeepFreshParts;
  #callOff: () => void = () => undefined;
  #stopped = false;

  constructor(parts: KeepFreshParts) {
    this.#parts = parts;
  }

  /** Sets the timer to what `state` asks for. */
  follow(state: AccountState): void {
    this.#callOff();
    if (this.#stopped || state.kind !== 'signed-in' || state.reading || state.kept === 'demo') return;
    if (state.problem && isKeychainProblem(state.problem) && mayHealByItself(state.problem)) {
      this.#watchKeychain();
    } else if (state.nextReadAt !== null) {
      this.#after(Date.parse(state.nextReadAt) - this.#parts.clock.now(), this.#parts.refresh);
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#callOff();
  }

  #watchKeychain(): void {
    this.#after(KEYCHAIN_LOOK_MS, () => {
      let calledOff = false;
      this.#callOff = () => {
        calledOff = true;
      };
      void this.#parts.keychainUsable().then((usable) => {
        if (calledOff) return;
        if (usable) this.#parts.refresh();
        else this.#watchKeychain();
      });
    });
  }

  #after(ms: number, task: () => void): void {
    this.#callOff = this.#parts.clock.after(Math.max(ms, 0), task);
  }
}
