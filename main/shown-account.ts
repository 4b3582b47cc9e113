import type { Snapshot } from '../preload/contract';
import type { AccountState, DemoScenario, SignedIn } from './account/account-state';
import { glanceAt, type Glance } from './account/at-a-glance';
import { shown, type ShownHistory, type TitledChange } from './account/change-words';
import { demoAccount } from './account/demo';
import { demoHistory } from './account/demo-history';
import { countUnseen, type History } from './account/history';
import type { Services } from './services';

/** What the views are told. */
export interface ShownAccountParts {
  readonly services: Services;
  readonly hasTray: () => boolean;
  readonly launchAtLogin: () => boolean;
  readonly version: string;
  /** Told of everything new to show. */
  readonly onSnapshot: (snapshot: Snapshot) => void;
  readonly onHistory: (history: ShownHistory | null) => void;
}

/** What the windows and the tray show: the account, or the made-up one in its place. */
export class ShownAccount {
  readonly #parts: ShownAccountParts;
  #demo: SignedIn | null = null;
  #notices: readonly string[];
  #unseen = 0;
  #lastChange: TitledChange | null = null;

  constructor(parts: ShownAccountParts) {
    this.#parts = parts;
    this.#notices = parts.services.notices;
  }

  get state(): AccountState {
    return this.#demo ?? this.#parts.services.account.state;
  }

  /** The made-up situation that is shown; null when it is the real account. */
  get demo(): DemoScenario | null {
    return this.#demo?.scenario ?? null;
  }

  glance(): Glance {
    const { refreshMinutes } = this.#parts.services.settings.value;
    return glanceAt({ account: this.state, unseen: this.#unseen, refreshMinutes, now: Date.now() });
  }

  snapshot(): Snapshot {
    const { services, hasTray, launchAtLogin, version } = this.#parts;
    const { name, pass, state } = this.glance();
    return {
      account: this.state,
      glance: { name, pass, state },
      changes: { unseen: this.#unseen, last: this.#lastChange },
      settings: services.settings.value,
      notices: this.#notices,
      app: { version, platform: process.platform, hasTray: hasTray(), launchAtLogin: launchAtLogin() },
    };
  }

  publish(): void {
    this.#parts.onSnapshot(this.snapshot());
  }

  async history(): Promise<ShownHistory | null> {
    const history = await this.#history();
    return history && shown(history);
  }

  /** The history is another one now. Answers the real one; null while the demo is shown, or when there is none. */
  async historyChanged(): Promise<History | null> {
    const history = await this.#history();
    const isReal = this.#demo === null;
    this.#unseen = history && isReal ? countUnseen(history) : 0;
    const itsShown = history && shown(history);
    this.#lastChange = itsShown?.entries[0] ?? null;
    this.#parts.onHistory(itsShown);
    this.publish();
    return isReal ? history : null;
  }

  /** A person has looked at what changed. */
  async lookAtHistory(): Promise<void> {
    const { account, history } = this.#parts.services;
    if (this.#demo === null && account.state.kind === 'signed-in') await history.look(account.state.kept);
  }

  showDemo(scenario: DemoScenario): void {
    this.#demo = demoAccount(scenario, Date.now());
    void this.historyChanged();
  }

  leaveDemo(): void {
    this.#demo = null;
    void this.historyChanged();
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

  async #history(): Promise<History | null> {
    const { account, history } = this.#parts.services;
    if (this.#demo?.scenario) return demoHistory(this.#demo.scenario, Date.now());
    return account.state.kind === 'signed-in' ? history.read(account.state.kept) : null;
  }
}
