import type { Reply, SignedIn } from '../../../preload/contract/account/account-state';
import type { HistoryEntry } from '../../../preload/contract/account/changes';
import type { Problem } from '../../../preload/contract/problem';
import type { Result } from '../../../preload/contract/result';
import { Emitter } from '../../base/emitter';
import { Turns } from '../../base/turns';
import type { ChangeLog, HistoryStore, Written } from '../stores';
import type { AccountIds } from './changes';
import { completed, recorded, recordedDevices, seen, type DeviceComings, type History } from './history';

/**
 * Keeps the history: of a sign-in in the keychain in its store, where another Marquee may write as well, else in memory
 * alone. What is asked first happens first.
 */
export class HistoryKeeper implements ChangeLog {
  readonly #store: HistoryStore;
  readonly #changed = new Emitter<History | null>();
  #current: History | null = null;
  /** Entries that are shown and could not be written yet, as where the disk is full. */
  #unkept: readonly HistoryEntry[] = [];
  /** The reply since which nothing could be compared, as while another Marquee is busy; null when all was. */
  #missedSince: Reply | null = null;
  readonly #turns = new Turns();

  /** Listens to each new history, be it of another Marquee; null when nothing is known any more. */
  readonly onChange = this.#changed.on;

  constructor(store: HistoryStore) {
    this.#store = store;
  }

  /** The history as it was loaded or recorded last; null when there is none. */
  get current(): History | null {
    return this.#current;
  }

  /** False while something is still to be kept. */
  get isIdle(): boolean {
    return this.#turns.isIdle;
  }

  settled(): Promise<void> {
    return this.#turns.settled();
  }

  /** Loads the history that was kept. What can't be loaded leaves it as it is. */
  load(kept: SignedIn['kept']): Promise<void> {
    return this.#turns.take(async () => {
      const stored = kept === 'keychain' ? await this.#store.read() : null;
      if (stored !== null) this.#become(completed(stored, this.#unkept));
    });
  }

  async account(kept: SignedIn['kept']): Promise<AccountIds | null> {
    if (this.#current === null) await this.load(kept);
    return this.#current?.account ?? null;
  }

  record(
    before: Reply | null | Promise<Reply | null>,
    after: Reply,
    kept: SignedIn['kept'],
  ): Promise<boolean> {
    return this.#turns.take(async () => {
      const last = this.#missedSince ?? (await before);
      const { isDone, written } = await this.#change(kept, (known) => recorded(known, last, after));
      this.#missedSince = isDone ? null : last;
      return isDone && written !== 'not-yet';
    });
  }

  /** Devices came or went. Without a history, which begins with the first good reply, there is nothing to add to. */
  recordDevices(comings: DeviceComings, kept: SignedIn['kept']): Promise<void> {
    return this.#turns.take(async () => {
      await this.#change(kept, (known) => known && recordedDevices(known, comings));
    });
  }

  /** A person has seen what changed so far. */
  markSeen(kept: SignedIn['kept']): Promise<void> {
    return this.#turns.take(async () => {
      await this.#change(kept, (known) => known && seen(known));
    });
  }

  erase(): Promise<Result<undefined, Problem>> {
    return this.#turns.take(async () => {
      this.#letGo();
      const erased = await this.#store.erase();
      this.#become(null);
      return erased;
    });
  }

  forget(): Promise<void> {
    return this.#turns.take(() => {
      this.#letGo();
      this.#become(null);
    });
  }

  /**
   * Changes the history as it is on disk, else as it is in memory; tells of it where there is something new to show.
   * @returns whether it was changed, which the store may not let it be, and whether that is written: what is not is tried again
   * with the next change; `written` for a session, of which nothing is
   */
  async #change(
    kept: SignedIn['kept'],
    change: (known: History | null) => History | null,
  ): Promise<{ readonly isDone: boolean; readonly written: Written }> {
    const shown = this.#current;
    const run: { known: History | null; now: History | null; isDone: boolean } = {
      known: shown,
      now: shown,
      isDone: false,
    };
    const make = (stored: History | null): History | null => {
      run.isDone = true;
      const held = stored ?? shown;
      run.known = held && completed(held, this.#unkept);
      run.now = change(run.known);
      return run.now;
    };
    let written: Written = 'written';
    if (kept === 'keychain') written = await this.#store.update(make);
    else make(null);
    if (run.isDone) this.#unkept = written === 'written' ? [] : this.#notWritten(run.known, run.now);
    const isNews = run.now !== run.known || run.now?.entries[0]?.at !== shown?.entries[0]?.at;
    if (isNews) this.#become(run.now);
    else this.#current = run.now;
    return { isDone: run.isDone, written };
  }

  /** What is in `now` and neither was before nor is on disk. */
  #notWritten(before: History | null, now: History | null): readonly HistoryEntry[] {
    const isWritten = (it: HistoryEntry): boolean => before?.entries.includes(it) === true;
    return now?.entries.filter((it) => this.#unkept.includes(it) || !isWritten(it)) ?? [];
  }

  #letGo(): void {
    this.#missedSince = null;
    this.#unkept = [];
  }

  #become(history: History | null): void {
    this.#current = history;
    this.#changed.emit(history);
  }
}
