import { problemOfAccount, type SignedIn } from '../../preload/contract/account/account-state';
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

  /** What stands in the way of the account; null when nothing does. */
  get problem(): Problem | null {
    return this.#snapshot && problemOfAccount(this.#snapshot.account);
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

  /** Has plex.tv's sign-in page opened in the browser; the window, which shows how that goes, opens before it. */
  async signInAgain(): Promise<void> {
    void this.#bridge.startSignIn({ strength: 'strong', renews: true }); // how it goes is in the window
    await this.open('profile');
  }

  /** Tries the keychain again. Its unlock dialog may take the place of the popover; how it went is in the next snapshot. */
  async unlockKeychain(): Promise<void> {
    await this.#bridge.unlockKeychain();
  }

  /** Shows another account. */
  async showAccount(id: number): Promise<void> {
    const result = await this.#bridge.showAccount(id);
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
