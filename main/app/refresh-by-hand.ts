import type { Clock } from '../base/clock';

/** How long the tray's “Refresh now” rests after it was chosen, in milliseconds. */
const REST_MS = 10_000;

/** What “Refresh now” works on. */
export interface RefreshByHandDeps {
  readonly clock: Clock;
  /** Asks plex.tv. */
  readonly refresh: () => void;
  /** It begins or ends to rest. */
  readonly onChange: () => void;
}

/** The tray's “Refresh now”. It rests for a while after each time, and its entry says so. */
export class RefreshByHand {
  readonly #deps: RefreshByHandDeps;
  #isResting = false;

  constructor(deps: RefreshByHandDeps) {
    this.#deps = deps;
  }

  get isResting(): boolean {
    return this.#isResting;
  }

  run(): void {
    if (this.#isResting) return; // a menu that was open before still has the entry
    this.#isResting = true;
    this.#deps.clock.after(REST_MS, () => {
      this.#isResting = false;
      this.#deps.onChange();
    });
    this.#deps.refresh();
    this.#deps.onChange();
  }
}
