import type { Glance, TrayIconState } from '../../../preload/contract/app/glance';
import type { AccountTab } from '../../../preload/contract/app/snapshot';
import type { AccountState } from '../../../preload/contract/account/account-state';
import type { Accounts } from '../../account/accounts';
import { glanceAt } from '../../account/at-a-glance';
import { countUnseen } from '../../account/history/history';
import { inOrder, nicknameOf, type OpenAccount } from '../../account/open-account';
import type { AccountPictures } from '../../desktop/pictures/account-pictures';
import type { Services } from '../services/services';
import type { ShownAccount } from './shown-account';

/** What is glanced at. */
export interface GlancesDeps {
  readonly accounts: Accounts;
  readonly shown: ShownAccount;
  readonly pictures: AccountPictures;
  readonly settings: Services['settings'];
}

/** How the accounts stand in a few lines: what tray, popover and the switch between accounts say. */
export class Glances {
  readonly #deps: GlancesDeps;

  constructor(deps: GlancesDeps) {
    this.#deps = deps;
  }

  /** How the account that is shown stands. */
  shown(): Glance {
    const { opened, state } = this.#deps.shown;
    return this.#glanceAt(state, opened);
  }

  /** How many of its changes a person has not seen; the demo has none. */
  unseen(): number {
    const { opened } = this.#deps.shown;
    return opened ? unseenOf(opened) : 0;
  }

  /** What the tray icon shows: how this account stands, or that another one asks for attention. */
  icon(): TrayIconState {
    const own = this.shown().icon;
    const others = this.tabs().map(({ icon }) => icon);
    return own !== 'demo' && others.includes('attention') ? 'attention' : own;
  }

  /** All accounts that are signed in; none while the demo is shown. */
  tabs(): readonly AccountTab[] {
    const { accounts, shown, pictures } = this.#deps;
    if (!shown.opened) return [];
    const signedIn = accounts.all.filter(({ account }) => account.state.kind === 'signed-in');
    return inOrder(signedIn).map((opened) => {
      const { name, icon } = this.#glanceAt(opened.account.state, opened);
      const isKept = opened.record.facts !== null;
      return {
        id: opened.id,
        name,
        nickname: nicknameOf(opened),
        isKept,
        picture: pictures.of(opened.id),
        icon,
      };
    });
  }

  /** @param opened null for the demo, of which there is no news */
  #glanceAt(account: AccountState, opened: OpenAccount | null): Glance {
    const unseen = opened ? newsOf(opened) : 0;
    const nickname = opened && nicknameOf(opened);
    const { refreshMinutes, remindDays } = this.#deps.settings.value;
    return glanceAt({ account, nickname, unseen, refreshMinutes, remindDays, now: Date.now() });
  }
}

function unseenOf({ history }: OpenAccount): number {
  return history.current ? countUnseen(history.current) : 0;
}

/** What a person has not seen of an account: changes, and devices. */
function newsOf(opened: OpenAccount): number {
  return unseenOf(opened) + opened.devices.counts().new;
}
