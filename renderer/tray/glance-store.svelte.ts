import type { Bridge, Part, Problem, SignedIn, Snapshot } from '../../preload/contract';
import { Present } from '../lib/present.svelte';

/** What the popover knows: the latest snapshot that main pushed. */
export class GlanceStore {
  readonly present = new Present();
  readonly #bridge: Bridge;
  #snapshot = $state.raw<Snapshot | null>(null);
  #failure = $state.raw<Problem | null>(null);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  get snapshot(): Snapshot | null {
    return this.#snapshot;
  }

  /** The account, when there is one. */
  get account(): SignedIn | null {
    return this.#snapshot?.account.kind === 'signed-in' ? this.#snapshot.account : null;
  }

  /** Why the last call failed, where the account's own state does not tell. */
  get failure(): Problem | null {
    return this.#failure;
  }

  /** Listens to main, then asks for the present state. The function that comes back ends the listening. */
  start(): () => void {
    const stops = [this.#bridge.on('snapshot', (snapshot) => this.#take(snapshot)), this.present.start()];
    void this.#bridge.getSnapshot().then((result) => {
      if (!result.ok) this.#failure = result.problem;
      else if (this.#snapshot === null) this.#take(result.value); // else an event brought a newer one
    });
    return () => stops.forEach((stop) => stop());
  }

  /** Opens the profile window at `part`; the popover closes with that. */
  async open(part: Part): Promise<void> {
    const result = await this.#bridge.openProfile(part);
    this.#failure = result.ok ? null : result.problem;
  }

  /** Asks plex.tv now. How it went comes with the next snapshot. */
  async refresh(): Promise<void> {
    if (this.account?.reading === false) await this.#bridge.refresh();
  }

  #take(snapshot: Snapshot): void {
    this.present.catchUp();
    this.#snapshot = snapshot;
  }
}
