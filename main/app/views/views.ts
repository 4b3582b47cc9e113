import { app } from 'electron';
import type { ShownHistory } from '../../../preload/contract/account/changes';
import { healthOf, type Health } from '../../../preload/contract/account/health';
import type { Snapshot } from '../../../preload/contract/app/snapshot';
import { shown as inTitles } from '../../account/history/change-words';
import type { SignInFlow } from '../../account/sign-in/sign-in-flow';
import { localeInUse } from '../../base/words';
import { THIS_PLATFORM } from '../../base/platform';
import type { LoginItem } from '../../desktop/login-item/login-item';
import type { AccountPictures } from '../../desktop/pictures/account-pictures';
import type { TrayPresence } from '../../desktop/tray/tray-presence';
import type { Windows } from '../../desktop/windows/windows';
import { updateEntry } from '../../updates/update-entry';
import type { Updates } from '../../updates/updates';
import type { Glances } from './glances';
import type { Greetings } from '../greetings';
import type { Notices } from '../notices';
import type { Services } from '../services/services';
import type { ShownAccount } from './shown-account';

/** What there is to see, and where it is shown. */
export interface ViewsDeps {
  readonly shown: ShownAccount;
  readonly glances: Glances;
  readonly pictures: AccountPictures;
  readonly settings: Services['settings'];
  readonly signIn: SignInFlow;
  readonly notices: Notices;
  readonly greetings: Greetings;
  readonly loginItem: LoginItem;
  readonly updates: Updates;
  readonly windows: Windows;
  readonly tray: TrayPresence;
}

/** What pages and tray see. It is put together here, and only here, from the parts that know it. */
export class Views {
  readonly #deps: ViewsDeps;

  constructor(deps: ViewsDeps) {
    this.#deps = deps;
  }

  /** All that a page needs to draw itself, as it is now. */
  snapshot(): Snapshot {
    const { shown, glances, pictures, settings, signIn, notices, greetings, loginItem, updates, tray } =
      this.#deps;
    const { state: account, opened, history } = shown;
    const { name, pass, isPassUrgent, state } = glances.shown();
    const [last] = history ? inTitles({ ...history, entries: history.entries.slice(0, 1) }).entries : [];
    const isSignedIn = opened !== null && account.kind === 'signed-in';
    return {
      account,
      picture: isSignedIn ? pictures.of(opened.id) : null,
      accounts: glances.tabs(),
      shownId: isSignedIn ? opened.id : null,
      signIn: signIn.state,
      glance: { name, pass, isPassUrgent, state },
      health: this.#health(),
      changes: { unseen: glances.unseen(), last: last ?? null },
      devices: shown.deviceCounts,
      settings: settings.value,
      locale: localeInUse(),
      notices: notices.all,
      app: {
        version: app.getVersion(),
        platform: THIS_PLATFORM,
        hasTray: tray.state === 'there',
        launchAtLogin: loginItem.isOn,
        greeting: greetings.now,
        update: updateEntry(updates.state),
      },
    };
  }

  /** What has changed about the account that is shown; null when nothing was ever compared. */
  history(): ShownHistory | null {
    const { history } = this.#deps.shown;
    return history && inTitles(history);
  }

  /** Shows pages and tray what is new. */
  publish(): void {
    this.#deps.windows.send('snapshot', () => this.snapshot());
    this.#deps.tray.update();
  }

  publishHistory(): void {
    this.#deps.windows.send('history', () => this.history());
  }

  publishDevices(): void {
    this.#deps.windows.send('devices', () => this.#deps.shown.devices);
  }

  #health(): Health | null {
    const { shown, settings } = this.#deps;
    const { state, deviceCounts: devices } = shown;
    if (state.kind !== 'signed-in' || state.last === null) return null;
    const { last, problem } = state;
    const { remindDays } = settings.value;
    return healthOf({ user: last.user, devices, problem, remindDays, now: Date.now() });
  }
}
