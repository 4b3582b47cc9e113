import type { Problem } from '../plex/problems';
import type { Result } from '../plex/result';
import type { Reply, SignedIn } from './account-state';
import { recorded, type History } from './history';
import type { ChangeLog, HistoryStore } from './stores';

/**
 * Keeps the history: of a sign-in in the keychain in its store, where another Marquee may write as well, else in memory
 * alone. What is asked first happens first.
 */
export class HistoryKeeper implements ChangeLog {
  readonly #store: HistoryStore;
  readonly #onChange: () => void;
  #held: History | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /** @param onChange told after the history has changed */
  constructor(store: HistoryStore, onChange: () => void) {
    this.#store = store;
    this.#onChange = onChange;
  }

  /** The history as it is now; null when nothing was ever recorded. */
  read(kept: SignedIn['kept']): Promise<History | null> {
    return this.#inTurn(async () => {
      if (kept === 'keychain') this.#held = (await this.#store.read()) ?? this.#held;
      return this.#held;
    });
  }

  record(before: Reply | null | Promise<Reply | null>, after: Reply, kept: SignedIn['kept']): Promise<void> {
    return this.#inTurn(async () => {
      const stored = kept === 'keychain' ? await this.#store.read() : null;
      const known = stored ?? this.#held;
      const history = recorded(known, await before, after);
      this.#held = history;
      if (kept === 'keychain' && history !== stored) await this.#store.write(history);
      if (history !== known) this.#onChange();
    });
  }

  erase(): Promise<Result<undefined, Problem>> {
    return this.#inTurn(async () => {
      this.#held = null;
      const erased = await this.#store.erase();
      this.#onChange();
      return erased;
    });
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#last.then(task);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
