import type { AccountState, SignedIn } from '../../preload/contract/account-state';
import type { ShownHistory } from '../../preload/contract/changes';
import { isUnused, type DeviceCounts, type ShownDevices } from '../../preload/contract/devices';
import type { DemoScenario } from '../../preload/contract/demo';
import type { Glance, TrayIconState } from '../../preload/contract/glance';
import type { Settings } from '../../preload/contract/settings';
import type { SignInState } from '../../preload/contract/sign-in';
import type { AccountTab, Snapshot } from '../../preload/contract/snapshot';
import type { Accounts } from '../account/accounts';
import type { Seat } from '../account/seat';
import { glanceAt } from '../account/at-a-glance';
import { shown } from '../account/history/change-words';
import { demoAccount } from '../account/demo/demo';
import { demoDevices } from '../account/demo/demo-devices';
import { demoHistory } from '../account/demo/demo-history';
import { countUnseen, type History } from '../account/history/history';

/** What the views are told of. */
export interface ShownAccountParts {
  readonly accounts: () => Accounts;
  readonly settings: () => Settings;
  readonly signIn: () => SignInState;
  readonly app: () => Snapshot['app'];
  readonly notices: readonly string[];
  /** Told of everything new to show. */
  readonly onSnapshot: (snapshot: Snapshot) => void;
  readonly onHistory: (history: ShownHistory | null) => void;
  readonly onDevices: (devices: ShownDevices) => void;
}

/** What the windows and the tray show: one of the accounts, or the made-up one in its place. */
export class ShownAccount {
  readonly #parts: ShownAccountParts;
  /** What has changed, by the account's id; what is not in it was never compared. */
  readonly #histories = new Map<number, History>();
  #demo: SignedIn | null = null;
  #notices: readonly string[];

  constructor(parts: ShownAccountParts) {
    this.#parts = parts;
    this.#notices = parts.notices;
  }

  /** The account that is shown; null while that is the demo. */
  get seat(): Seat | null {
    return this.#demo ? null : this.#parts.accounts().shown;
  }

  get state(): AccountState {
    return this.#demo ?? this.#parts.accounts().shown.account.state;
  }

  /** The made-up situation that is shown; null when it is a real account. */
  get demo(): DemoScenario | null {
    return this.#demo?.scenario ?? null;
  }

  glance(): Glance {
    return this.#demo ? this.#glanceAt(this.#demo, 0) : this.#glanceOf(this.#parts.accounts().shown);
  }

  /** What the tray icon shows: how this account stands, or that another one asks for attention. */
  icon(): TrayIconState {
    const own = this.glance().icon;
    const others = this.#signedIn().map((seat) => this.#glanceOf(seat).icon);
    return own !== 'demo' && others.includes('attention') ? 'attention' : own;
  }

  /** All accounts that are signed in; none while the demo is shown. */
  tabs(): readonly AccountTab[] {
    return this.#signedIn().map((seat) => {
      const { name, icon } = this.#glanceOf(seat);
      const { state } = seat.account;
      return { id: seat.id, name, picture: state.kind === 'signed-in' ? state.picture : null, icon };
    });
  }

  snapshot(): Snapshot {
    const { settings, signIn, app } = this.#parts;
    const { name, pass, isPassUrgent, state } = this.glance();
    const history = this.#shownHistory();
    const [last] = history ? shown({ ...history, entries: history.entries.slice(0, 1) }).entries : [];
    return {
      account: this.state,
      accounts: this.tabs(),
      shownId: this.state.kind === 'signed-in' ? (this.seat?.id ?? null) : null,
      signIn: signIn(),
      glance: { name, pass, isPassUrgent, state },
      changes: { unseen: this.seat ? this.#unseenOf(this.seat) : 0, last: last ?? null },
      devices: this.#deviceCounts(),
      settings: settings(),
      notices: this.#notices,
      app: app(),
    };
  }

  publish(): void {
    this.#parts.onSnapshot(this.snapshot());
  }

  /** What has changed about the account that is shown. */
  async history(): Promise<ShownHistory | null> {
    if (this.seat) await this.readHistory(this.seat);
    const history = this.#shownHistory();
    return history && shown(history);
  }

  /** Reads what has changed about an account, and shows it where that is the one. */
  async readHistory(seat: Pick<Seat, 'id' | 'account' | 'history'>): Promise<History | null> {
    const { state } = seat.account;
    const history = state.kind === 'signed-in' ? await seat.history.read(state.kept) : null;
    if (history) this.#histories.set(seat.id, history);
    else this.#histories.delete(seat.id);
    if (seat.id === this.seat?.id) this.#publishHistory();
    this.publish();
    return history;
  }

  /** A person has looked at what changed. */
  async lookAtHistory(): Promise<void> {
    const { seat } = this;
    if (seat?.account.state.kind === 'signed-in') await seat.history.look(seat.account.state.kept);
  }

  /** The devices of the account that is shown. */
  devices(): ShownDevices {
    if (this.#demo?.scenario) return demoDevices(this.#demo.scenario, Date.now());
    return this.#parts.accounts().shown.devices.shown();
  }

  /** What is known of an account's devices has changed: shows it where that is the one. */
  devicesChanged({ id }: Pick<Seat, 'id'>): void {
    if (id === this.seat?.id) this.#parts.onDevices(this.devices());
    this.publish();
  }

  showDemo(scenario: DemoScenario): void {
    this.#demo = demoAccount(scenario, Date.now());
    this.otherShown();
  }

  leaveDemo(): void {
    this.#demo = null;
    this.otherShown();
  }

  /** Another account is shown, or none. */
  otherShown(): void {
    this.#publishHistory();
    this.#parts.onDevices(this.devices());
    this.publish();
  }

  /** Something that a person should know once, in words. */
  addNotice(notice: string): void {
    if (this.#notices.includes(notice)) return;
    this.#notices = [...this.#notices, notice];
    this.publish();
  }

  dismissNotice(notice: string): void {
    this.#notices = this.#notices.filter((other) => other !== notice);
    this.publish();
  }

  #signedIn(): readonly Seat[] {
    if (this.#demo) return [];
    return this.#parts.accounts().seats.filter(({ account }) => account.state.kind === 'signed-in');
  }

  #unseenOf(seat: Seat): number {
    const history = this.#histories.get(seat.id);
    return history ? countUnseen(history) : 0;
  }

  #deviceCounts(): DeviceCounts {
    if (this.seat) return this.seat.devices.counts();
    const devices = this.devices().devices ?? [];
    return {
      new: devices.filter((device) => device.new).length,
      unused: devices.filter((device) => isUnused(device, Date.now())).length,
    };
  }

  #glanceOf(seat: Seat): Glance {
    return this.#glanceAt(seat.account.state, this.#unseenOf(seat) + seat.devices.counts().new);
  }

  #glanceAt(account: AccountState, unseen: number): Glance {
    const { refreshMinutes, remindDays } = this.#parts.settings();
    return glanceAt({ account, unseen, refreshMinutes, remindDays, now: Date.now() });
  }

  #shownHistory(): History | null {
    if (this.#demo?.scenario) return demoHistory(this.#demo.scenario, Date.now());
    return this.seat ? (this.#histories.get(this.seat.id) ?? null) : null;
  }

  #publishHistory(): void {
    const history = this.#shownHistory();
    this.#parts.onHistory(history && shown(history));
  }
}
