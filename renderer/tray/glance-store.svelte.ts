import type { SignedIn } from '../../preload/contract/account/account-state';
import type { LinkName } from '../../preload/contract/app/links';
import type { Problem } from '../../preload/contract/problem';
import type { Section } from '../../preload/contract/app/sections';
import type { Snapshot } from '../../preload/contract/app/snapshot';
import type { Bridge, Point } from '../../preload/contract/calls';
import { problemOf } from '../../preload/contract/result';
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

  /** Listens to main from now on, and asks for the present state. Resolves when that is there. */
  async start(): Promise<void> {
    this.#bridge.on('snapshot', (snapshot) => this.#take(snapshot));
    this.present.start();
    const result = await this.#bridge.getSnapshot();
    if (!result.ok) this.#failure = result.problem;
    else if (this.#snapshot === null) this.#take(result.value); // else an event brought a newer one
  }

  /** Opens the profile window at `section`; the popover closes with that. */
  async open(section: Section): Promise<void> {
    const result = await this.#bridge.openProfile(section);
    this.#failure = problemOf(result);
  }

  /** Has the window made as high as the page. */
  async tellHeight(height: number): Promise<void> {
    await this.#bridge.tellHeight(height);
  }

  /** Opens one of Plex's pages in the browser. */
  async openLink(link: LinkName): Promise<void> {
    const result = await this.#bridge.openLink(link);
    this.#failure = problemOf(result);
  }

  /** Offers the accounts in a menu at a point of the page. */
  async chooseAccount(at: Point): Promise<void> {
    const result = await this.#bridge.chooseAccount(at);
    this.#failure = problemOf(result);
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
