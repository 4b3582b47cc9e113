import type { Reply, SignedIn } from '../../../preload/contract/account-state';
import type { Problem } from '../../../preload/contract/problem';
import type { Result } from '../../../preload/contract/result';
import type { AccountIds } from './changes';
import { looked, recorded, recordedDevices, type DeviceComings, type History } from './history';
import { Turns } from '../../base/turns';
import type { ChangeLog, HistoryStore } from '../stores';

/**
 * Keeps the history: of a sign-in in the keychain in its store, where another Marquee may write as well, else in memory
 * alone. What is asked first happens first.
 */
export class HistoryKeeper implements ChangeLog {
  readonly #store: HistoryStore;
  readonly #onChange: () => void;
  #held: History | null = null;
  /** The reply since which nothing could be recorded, as while another Marquee is busy; null when all was. */
  #missedSince: Reply | null = null;
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
      const last = this.#missedSince ?? (await before);
      const isRecorded = await this.#change(kept, (known) => recorded(known, last, after));
      this.#missedSince = isRecorded ? null : last;
    });
  }

  /** Devices came or went. Without a history, which begins with the first good reply, there is nothing to add to. */
  recordDevices(comings: DeviceComings, kept: SignedIn['kept']): Promise<void> {
    return this.#turns.take(async () => {
      await this.#change(kept, (known) => known && recordedDevices(known, comings));
    });
  }

  /** A person has looked at what changed so far. */
  look(kept: SignedIn['kept']): Promise<void> {
    return this.#turns.take(async () => {
      await this.#change(kept, (known) => known && looked(known));
    });
  }

  erase(): Promise<Result<undefined, Problem>> {
    return this.#turns.take(async () => {
      this.#letGo();
      const erased = await this.#store.erase();
      this.#onChange();
      return erased;
    });
  }

  async forget(): Promise<void> {
    await this.#turns.take(() => {
      this.#letGo();
      return Promise.resolve();
    });
    this.#onChange();
  }

  #letGo(): void {
    this.#held = null;
    this.#missedSince = null;
  }

  /**
   * Changes the history as it is on disk, else as it is held; tells of it where there is something new to show.
   * @returns false when the store did not let it be changed
   */
  async #change(kept: SignedIn['kept'], change: (known: History | null) => History | null): Promise<boolean> {
    const told = this.#held;
    const before = { known: told };
    const run = { isDone: false };
    const hold = (stored: History | null): History | null => {
      run.isDone = true;
      before.known = stored ?? told;
      this.#held = change(before.known);
      return this.#held;
    };
    if (kept === 'keychain') await this.#store.update(hold);
    else hold(null);
    const now: History | null = this.#held;
    if (now !== before.known || now?.entries[0]?.at !== told?.entries[0]?.at) this.#onChange();
    return run.isDone;
  }
}
