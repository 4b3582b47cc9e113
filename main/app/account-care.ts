import type { Accounts } from '../account/accounts';
import type { AccountsEvent } from '../account/accounts-event';
import { nameInWords } from '../account/at-a-glance';
import type { KeepFresh } from '../account/keep-fresh';
import { loadHistory, nicknameOf, userOf, type OpenAccount } from '../account/open-account';
import type { NotificationSubject } from '../account/reminders/announcements';
import { Announcer } from '../account/reminders/announcer';
import { systemClock } from '../base/clock';
import type { Notifications, NotificationTarget } from '../desktop/notifications/notification-outcome';
import type { AccountPictures } from '../desktop/pictures/account-pictures';
import { keptFresh } from './kept-fresh';
import type { Services } from './services/services';

/** What looking after the accounts needs. */
export interface AccountCareDeps {
  readonly accounts: Accounts;
  readonly settings: Services['settings'];
  readonly notifications: Notifications;
  readonly pictures: AccountPictures;
}

/** What looks after one account. */
interface Care {
  readonly keepFresh: KeepFresh;
  /** The same for the account's devices. */
  readonly keepDevicesFresh: KeepFresh;
  readonly announcer: Announcer;
}

/** The section of the window that tells more. */
const SECTIONS: Readonly<Record<NotificationSubject, NotificationTarget['section']>> = {
  changes: 'history',
  devices: 'devices',
  renewal: 'profile',
  'sign-in': 'profile',
};

/** Looks after the accounts while Marquee runs: keeps each fresh, loads its picture, notifies of what happens to it. */
export class AccountCare {
  readonly #deps: AccountCareDeps;
  readonly #careOf = new Map<OpenAccount, Care>();

  constructor(deps: AccountCareDeps) {
    this.#deps = deps;
  }

  /** The schedules, for who knows when the computer rests. */
  get schedules(): readonly KeepFresh[] {
    return [...this.#careOf.values()].flatMap(schedulesOf);
  }

  /** Looks after the accounts that there are, and those that come. */
  start(): void {
    const { accounts } = this.#deps;
    for (const opened of accounts.all) this.#add(opened);
    accounts.on((event) => this.#follow(event));
  }

  /** Time has passed: dates have come nearer. */
  tick(): void {
    for (const [{ account }, { announcer }] of this.#careOf) announcer.follow(account.state);
  }

  stop(): void {
    for (const schedule of this.schedules) schedule.stop();
  }

  #follow(event: AccountsEvent): void {
    switch (event.kind) {
      case 'added':
        this.#add(event.opened);
        return;
      case 'removed':
        this.#remove(event.opened);
        return;
      case 'state':
        this.#followState(event.opened);
        return;
      case 'history':
        if (event.history)
          this.#careOf.get(event.opened)?.announcer.tell(event.history, nameOf(event.opened));
        return;
      case 'devices':
        this.#careOf.get(event.opened)?.keepDevicesFresh.follow(event.opened.devices.state);
        return;
      case 'found':
        void loadHistory(event.opened);
        void event.opened.account.refresh();
        return;
      case 'left-behind':
      case 'shown':
        return;
      default:
        event satisfies never;
    }
  }

  #add(opened: OpenAccount): void {
    const { account, devices } = opened;
    this.#careOf.set(opened, {
      keepFresh: keptFresh(opened, () => void account.refresh()),
      keepDevicesFresh: keptFresh(opened, () => void devices.refresh()),
      announcer: announcerOf(opened, this.#deps),
    });
    this.#followState(opened);
  }

  #remove(opened: OpenAccount): void {
    const care = this.#careOf.get(opened);
    if (care) for (const schedule of schedulesOf(care)) schedule.stop();
    this.#careOf.delete(opened);
  }

  #followState(opened: OpenAccount): void {
    const { state } = opened.account;
    const care = this.#careOf.get(opened);
    care?.keepFresh.follow(state);
    care?.announcer.follow(state);
    void this.#deps.pictures.follow(opened);
    opened.devices.follow(state);
  }
}

function schedulesOf({ keepFresh, keepDevicesFresh }: Care): readonly KeepFresh[] {
  return [keepFresh, keepDevicesFresh];
}

function announcerOf(opened: OpenAccount, { settings, notifications }: AccountCareDeps): Announcer {
  const { id, record } = opened;
  // Each account has notifications of its own: one of another must not take their place.
  const own = (subject: NotificationSubject): string => `${id} ${subject}`;
  return new Announcer({
    clock: systemClock,
    muted: () => settings.value.mutedNotices,
    remindDays: () => settings.value.remindDays,
    nickname: () => nicknameOf(opened),
    async show(notification) {
      const target = { account: id, section: SECTIONS[notification.id] };
      const outcome = await notifications.show({ ...notification, id: own(notification.id), target });
      return outcome.ok && outcome.value === 'shown';
    },
    withdraw: (subject) => notifications.close(own(subject)),
    reminded: {
      get: () => record.facts?.reminded ?? null,
      set: (reminded) => void record.note({ reminded }),
    },
  });
}

function nameOf(opened: OpenAccount): string {
  return nameInWords(userOf(opened.account.state), nicknameOf(opened));
}
