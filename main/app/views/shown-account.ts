import type { AccountState, SignedIn } from '../../../preload/contract/account/account-state';
import type { DemoScenario } from '../../../preload/contract/account/demo';
import { isUnused, type DeviceCounts, type ShownDevices } from '../../../preload/contract/account/devices';
import type { Accounts } from '../../account/accounts';
import { demoAccount } from '../../account/demo/demo';
import { demoDevices } from '../../account/demo/demo-devices';
import { demoHistory } from '../../account/demo/demo-history';
import type { History } from '../../account/history/history';
import type { OpenAccount } from '../../account/open-account';
import { Emitter } from '../../base/emitter';

/** The account that windows and tray show: one of the accounts, or the made-up one in its place. */
export class ShownAccount {
  readonly #accounts: Accounts;
  readonly #changed = new Emitter();
  #demo: SignedIn | null = null;

  /** Listens for another account that is shown, the demo, or the end of it. */
  readonly onChange = this.#changed.on;

  constructor(accounts: Accounts) {
    this.#accounts = accounts;
    accounts.on(({ kind }) => {
      if (kind === 'shown') this.#changed.emit();
    });
  }

  /** The account that is shown; null while that is the demo. */
  get opened(): OpenAccount | null {
    return this.#demo ? null : this.#accounts.shown;
  }

  /** Which account's sign-in is renewed: the one that is shown, where a person wants that; null where none is. */
  idToRenew(renews: boolean): number | null {
    return renews ? (this.opened?.id ?? null) : null;
  }

  get state(): AccountState {
    return this.#demo ?? this.#accounts.shown.account.state;
  }

  /** The made-up situation that is shown; null when it is a real account. */
  get demo(): DemoScenario | null {
    return this.#demo?.scenario ?? null;
  }

  /** What has changed about it; null when nothing was ever compared. */
  get history(): History | null {
    if (this.#demo?.scenario) return demoHistory(this.#demo.scenario, Date.now());
    return this.opened?.history.current ?? null;
  }

  /** What is known of its devices. */
  get devices(): ShownDevices {
    if (this.#demo?.scenario) return demoDevices(this.#demo.scenario, Date.now());
    return this.#accounts.shown.devices.shown();
  }

  /** How many of them there are to look at. */
  get deviceCounts(): DeviceCounts {
    if (this.opened) return this.opened.devices.counts();
    const devices = this.devices.devices ?? [];
    return {
      new: devices.filter((device) => device.new).length,
      unused: devices.filter((device) => isUnused(device, Date.now())).length,
    };
  }

  /** A person has seen what changed. */
  async markHistorySeen(): Promise<void> {
    const { opened, state } = this;
    if (opened && state.kind === 'signed-in') await opened.history.markSeen(state.kept);
  }

  showDemo(scenario: DemoScenario): void {
    this.#demo = demoAccount(scenario, Date.now());
    this.#changed.emit();
  }

  leaveDemo(): void {
    this.#demo = null;
    this.#changed.emit();
  }
}
