import { net } from 'electron';
import type { AccountState } from '../../preload/contract/account-state';
import { Announcer } from '../account/reminders/announcer';
import { nameInWords } from '../account/at-a-glance';
import type { DeviceWatch } from '../account/devices/device-watch';
import type { History } from '../account/history/history';
import { KeepFresh } from '../account/keep-fresh';
import type { Notice } from '../account/reminders/announcements';
import { systemClock } from '../base/clock';
import { AccountPicture } from '../desktop/pictures/account-picture';
import type { Notifications } from '../desktop/notifications/notification-outcome';
import type { Pictures } from '../desktop/pictures/pictures';
import type { OpenedAccount } from './open-accounts';
import type { Services } from './services';

/** What looking after an account needs. */
export interface AccountCareParts {
  readonly opened: OpenedAccount;
  readonly settings: Services['settings'];
  readonly pictures: () => Pictures;
  readonly notifications: () => Notifications;
}

/** Looks after one account while Marquee runs: keeps it fresh, shows its picture, tells of it. */
export class AccountCare {
  readonly keepFresh: KeepFresh;
  /** The same for the account's devices. */
  readonly keepDevicesFresh: KeepFresh;
  readonly #devices: DeviceWatch;
  readonly #announcer: Announcer;
  readonly #picture: AccountPicture;

  constructor({ opened, settings, pictures, notifications }: AccountCareParts) {
    const { id, account, devices, tokens, record } = opened;
    this.#devices = devices;
    this.#picture = new AccountPicture(pictures, account);
    const keptFresh = (refresh: () => void): KeepFresh =>
      new KeepFresh({
        clock: systemClock,
        random: Math.random,
        refresh,
        isOnline: () => net.isOnline(),
        keychainUsable: () => tokens.usable(),
      });
    this.keepFresh = keptFresh(() => void account.refresh());
    this.keepDevicesFresh = keptFresh(() => void devices.refresh());
    this.#announcer = new Announcer({
      clock: systemClock,
      muted: () => settings.value.mutedNotices,
      remindDays: () => settings.value.remindDays,
      async show(notice) {
        const outcome = await notifications().show(ofAccount(id, notice));
        return outcome.ok && outcome.value === 'shown';
      },
      withdraw: (notice) => notifications().close(noticeId(id, notice)),
      reminded: {
        get: () => record.facts?.reminded ?? null,
        set: (reminded) => void record.note({ reminded }),
      },
    });
  }

  follow(state: AccountState): void {
    this.keepFresh.follow(state);
    this.#announcer.follow(state);
    this.#picture.follow(state);
    this.#devices.follow(state);
  }

  followDevices(): void {
    this.keepDevicesFresh.follow(this.#devices.state);
  }

  /** Tells what has changed. */
  tell(history: History, state: AccountState): void {
    this.#announcer.tell(
      history,
      nameInWords(state.kind === 'signed-in' ? (state.last?.user ?? null) : null),
    );
  }

  /** Time has passed: dates have come nearer. */
  tick(state: AccountState): void {
    this.#announcer.follow(state);
  }

  stop(): void {
    this.keepFresh.stop();
    this.keepDevicesFresh.stop();
  }
}

/** Each account has notifications of its own: one of another must not take their place. */
function ofAccount(id: number, notice: Notice): Notice {
  return { ...notice, id: noticeId(id, notice.id) };
}

function noticeId(account: number, notice: string): string {
  return `${account} ${notice}`;
}

/** Which account and what a notification is about. */
export function readNoticeId(id: string): { readonly account: number; readonly about: string } {
  const [account = '', about = ''] = id.split(' ');
  return { account: Number(account), about };
}
