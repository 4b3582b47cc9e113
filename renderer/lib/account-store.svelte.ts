import type { Locale } from '../../preload/contract/language';
import type { AccountExport } from '../../preload/contract/account/account-export';
import type { AccountState } from '../../preload/contract/account/account-state';
import type { ExportFormat } from '../../preload/contract/account/changes';
import { NO_DEVICES, type DeviceCounts } from '../../preload/contract/account/devices';
import type { DemoScenario } from '../../preload/contract/account/demo';
import type { Greeting } from '../../preload/contract/app/greetings';
import type { LinkName } from '../../preload/contract/app/links';
import { isOutsideTheAccount, type Problem } from '../../preload/contract/problem';
import { problemOf, type Result } from '../../preload/contract/result';
import type { Section } from '../../preload/contract/app/sections';
import { DEFAULT_SETTINGS, type Settings, type SettingsChange } from '../../preload/contract/app/settings';
import type { SignIn } from '../../preload/contract/account/sign-in';
import type { AccountTab, Snapshot } from '../../preload/contract/app/snapshot';
import type { UpdateAction } from '../../preload/contract/app/updates';
import type { Bridge } from '../../preload/contract/calls';
import { Arrangement } from './arrangement';
import { Devices } from './devices.svelte';
import { History } from './history.svelte';
import { Present } from './present.svelte';
import { BrowserSignIn } from './sign-in/browser-sign-in.svelte';
import { spokenOf } from './spoken-of';
import { stillAsked, wayTo, type Asked, type View } from './way-to';
import { words } from './words/words.svelte';

/** What the page knows: the latest snapshot that main pushed, and which part of the page is shown. */
export class AccountStore {
  readonly present = new Present();
  /** The sign-in in the browser. */
  readonly flow: BrowserSignIn;
  readonly history: History;
  readonly devices: Devices;
  readonly arrangement: Arrangement;
  /** Which part of the page is shown. */
  view = $state<View>('profile');
  /** What of the settings or the profile was asked for, until it is shown. */
  asked = $state.raw<Asked | null>(null);
  /** What a screen reader is to say next. */
  announcement = $state('');
  readonly #bridge: Bridge;
  #snapshot = $state.raw<Snapshot | null>(null);
  #failure = $state.raw<Problem | null>(null);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.flow = new BrowserSignIn(bridge, (result) => this.#tell(result));
    this.history = new History(bridge, (result) => this.#tell(result));
    this.arrangement = new Arrangement(bridge, (result) => this.#tell(result));
    this.devices = new Devices(bridge, (result) => this.#tell(result));
  }

  get account(): AccountState {
    return this.#snapshot?.account ?? { kind: 'starting' };
  }

  /** Where its picture can be had; null shows initials. */
  get picture(): string | null {
    return this.#snapshot?.picture ?? null;
  }

  /** All accounts, in the person’s order; empty while the demo is shown. */
  get accounts(): readonly AccountTab[] {
    return this.#snapshot?.accounts ?? [];
  }

  /** Which of them is shown. */
  get shownId(): number | null {
    return this.#snapshot?.shownId ?? null;
  }

  /** How the page is to speak; null until main has told. */
  get locale(): Locale | null {
    return this.#snapshot?.locale ?? null;
  }

  get settings(): Settings {
    return this.#snapshot?.settings ?? DEFAULT_SETTINGS;
  }

  /** How many changes a person has not looked at yet. */
  get unseen(): number {
    return this.#snapshot?.changes.unseen ?? 0;
  }

  /** How many devices there are to look at. */
  get deviceCounts(): DeviceCounts {
    return this.#snapshot?.devices ?? NO_DEVICES;
  }

  get notices(): readonly string[] {
    return this.#snapshot?.notices ?? [];
  }

  get app(): Snapshot['app'] | null {
    return this.#snapshot?.app ?? null;
  }

  /** Why the last call failed, where nothing else on the page tells it. */
  get failure(): Problem | null {
    return this.#failure;
  }

  /** Listens to main from now on, and asks for the present state. Resolves when that is there. */
  async start(): Promise<void> {
    this.#bridge.on('snapshot', (snapshot) => this.#take(snapshot));
    this.history.start();
    this.devices.start();
    this.#bridge.on('show', (section) => this.show(section));
    this.present.start();
    const result = await this.#bridge.getSnapshot();
    if (!result.ok) this.#failure = result.problem;
    else if (this.#snapshot === null) this.#take(result.value); // else an event brought a newer one
  }

  /** Shows a section of the window. */
  show(section: Section, of = this.shownId): void {
    ({ view: this.view, asked: this.asked } = wayTo(section, this.view, of));
  }

  /** Asks plex.tv now, unless that is under way. How it went comes with the next snapshot. */
  async refresh(): Promise<void> {
    if (this.account.kind !== 'signed-in' || this.account.reading) return;
    this.#tellUnlessShown(await this.#bridge.refresh());
  }

  async unlockKeychain(): Promise<void> {
    this.#tellUnlessShown(await this.#bridge.unlockKeychain());
  }

  /** Answers the problem for the form to show; null when the sign-in went well. */
  signIn(signIn: SignIn): Promise<Problem | null> {
    return this.#thenProfile(this.#bridge.signIn(signIn));
  }

  async showAccount(id: number): Promise<void> {
    this.#failure = await this.#thenProfile(this.#bridge.showAccount(id));
  }

  /** Puts the link of the sign-in that is under way on the clipboard, and says so. Answers whether it is there. */
  async copySignInLink(): Promise<boolean> {
    const isThere = await this.flow.copyLink();
    if (isThere) this.announcement = words().copied;
    return isThere;
  }

  /** Asks for the members of the Home of the account that is shown now. */
  getHomeUsers(): ReturnType<Bridge['getHomeUsers']> {
    return this.#bridge.getHomeUsers();
  }

  /** Answers the problem for the dialog to show; null when everything was forgotten. */
  signOut(where: 'here' | 'at-plex'): Promise<Problem | null> {
    return this.#thenProfile(this.#bridge.signOut({ account: this.shownId, where }));
  }

  /** Puts `text` on the clipboard, and says that `label` is there. Answers whether it is. */
  async copy(text: string, label: string): Promise<boolean> {
    const result = await this.#bridge.copyText(text);
    if (this.#tell(result)) this.announcement = words().copiedField({ label });
    return result.ok;
  }

  /** Saves what has changed to a file that the person picks, and says so when there is one. */
  async saveHistory(format: ExportFormat): Promise<void> {
    if (await this.history.save(format)) this.announcement = words().history.saved;
  }

  exportAccount(wish: AccountExport): Promise<Result<boolean, Problem>> {
    return this.#bridge.exportAccount(wish);
  }

  async changeSettings(change: SettingsChange): Promise<void> {
    this.#tell(await this.#bridge.changeSettings(change));
  }

  async setLaunchAtLogin(on: boolean): Promise<void> {
    this.#tell(await this.#bridge.setLaunchAtLogin(on));
  }

  /** Answers the problem for the dialog to show; null when everything was forgotten. */
  forgetEverything(): Promise<Problem | null> {
    return this.#thenProfile(this.#bridge.forgetEverything());
  }

  async update(action: UpdateAction): Promise<void> {
    this.#tell(await this.#bridge.update(action));
  }

  async showDemo(scenario: DemoScenario): Promise<void> {
    this.#tell(await this.#bridge.showDemo(scenario));
  }

  async leaveDemo(): Promise<void> {
    this.#tell(await this.#bridge.leaveDemo());
  }

  async openLink(link: LinkName): Promise<void> {
    this.#tell(await this.#bridge.openLink(link));
  }

  async dismissNotice(notice: string): Promise<void> {
    this.#tell(await this.#bridge.dismissNotice(notice));
  }

  async dismissGreeting(greeting: Greeting): Promise<void> {
    this.#tell(await this.#bridge.dismissGreeting(greeting));
  }

  dismissFailure(): void {
    this.#failure = null;
  }

  /** Shows the profile once a call went well, unless a person has gone elsewhere meanwhile. Answers its problem. */
  async #thenProfile(call: Promise<Result<unknown, Problem>>): Promise<Problem | null> {
    const from = this.view;
    const problem = problemOf(await call);
    if (problem === null && this.view === from) this.show('profile');
    return problem;
  }

  #take(snapshot: Snapshot): void {
    this.present.catchUp();
    if (this.#snapshot === null || spokenOf(snapshot) !== spokenOf(this.#snapshot)) this.announcement = '';
    this.asked = stillAsked(this.asked, this.shownId, snapshot.shownId);
    this.#snapshot = snapshot;
    this.#takeSignIn(snapshot);
  }

  /** A sign-in shows itself when it begins, and the account when it is done; meanwhile a person may look elsewhere. */
  #takeSignIn({ signIn, account }: Snapshot): void {
    const before = this.flow.state.kind;
    this.flow.take(signIn, account);
    const isInSight = this.flow.place === 'page' && this.view === 'add-account';
    const hasBegun = before === 'idle' && signIn.kind !== 'idle';
    const isDone = before === 'keeping' && signIn.kind === 'idle';
    if ((hasBegun && !isInSight) || isDone) this.show('profile');
    if (isDone) this.announcement = words().signingIn.done;
  }

  #tell(result: Result<unknown, Problem>): boolean {
    this.#failure = problemOf(result);
    return result.ok;
  }

  /** A failed reading is part of the account's state, which shows it; a call that went wrong in itself is not. */
  #tellUnlessShown(result: Result<unknown, Problem>): void {
    const problem = problemOf(result);
    this.#failure = problem && isOutsideTheAccount(problem) ? problem : null;
  }
}
