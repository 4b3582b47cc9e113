import type { Problem } from '../plex/problems';
import type { Result } from '../plex/result';
import type { Reply, SignedIn } from './account-state';
import type { AccountIds } from './changes';
import { looked, recorded, type History } from './history';
import { Turns } from '../turns';
import type { ChangeLog, HistoryStore } from './stores';

/**
 * Keeps the history: of a sign-in in the keychain in its store, where another Marquee may write as well, else in memory
 * alone. What is asked first happens first.
 */
export class HistoryKeeper implements ChangeLog {
  readonly #store: HistoryStore;
  readonly #onChange: () => void;
  #held: History | null = null;
  readonly #turns = new Turns();

  /** @param onChange told after the history has changed, be it by another Marquee */
  constructor(store: HistoryStore, onChange: () => void) {
    this.#store = store;
    this.#onChange = onChange;
  }

  /** False while something is still to be kept. */
  get isIdle(): boolean {
    return this.#turns.isIdle;
  }

  settled(): Promise<void> {
    return this.#turns.settled();
  }

  /** The history as it is now; null when nothing was ever recorded. */
  read(kept: SignedIn['kept']): Promise<History | null> {
    return this.#turns.take(async () => {
      if (kept === 'keychain') this.#held = (await this.#store.read()) ?? this.#held;
      return this.#held;
    });
  }

  async account(kept: SignedIn['kept']): Promise<AccountIds | null> {
    return (await this.read(kept))?.account ?? null;
  }

  record(before: Reply | null | Promise<Reply | null>, after: Reply, kept: SignedIn['kept']): Promise<void> {
    return this.#turns.take(async () => {
      const stored = kept === 'keychain' ? await this.#store.read() : null;
      const known = stored ?? this.#held;
      const history = recorded(known, await before, after);
      const told = this.#held;
      this.#held = history;
      if (kept === 'keychain' && history !== stored) await this.#store.write(history);
      if (history !== known || history.entries[0]?.at !== told?.entries[0]?.at) this.#onChange();
    });
  }

  /** A person has looked at what changed so far. */
  look(kept: SignedIn['kept']): Promise<void> {
    return this.#turns.take(async () => {
      const known = (kept === 'keychain' ? await this.#store.read() : null) ?? this.#held;
      if (known === null) return;
      this.#held = looked(known);
      if (this.#held === known) return;
      if (kept === 'keychain') await this.#store.write(this.#held);
      this.#onChange();
    });
  }

  erase(): Promise<Result<undefined, Problem>> {
    return this.#turns.take(async () => {
      this.#held = null;
      const erased = await this.#store.erase();
      this.#onChange();
      return erased;
    });
  }

  async forget(): Promise<void> {
    await this.#turns.take(() => Promise.resolve((this.#held = null)));
    this.#onChange();
  }
}
