import { isPassDateNear, nextPassDate, passOf, type PassDate } from '../../../preload/contract/account/pass';
import { isoTime, notAhead, type Clock } from '../../base/clock';
import type { AccountState, Reply } from '../../../preload/contract/account/account-state';
import type { NotificationKind } from '../../../preload/contract/app/notifications';
import {
  notificationOfChanges,
  notificationOfRejection,
  notificationOfRenewal,
  type NotificationText,
  type NotificationSubject,
} from './announcements';
import { nameInWords } from '../at-a-glance';
import type { History } from '../history/history';
import type { HistoryEntry } from '../../../preload/contract/account/changes';

/** When a person was reminded of which date. */
export interface Reminded {
  /** The date of the subscription, ISO 8601 UTC. */
  readonly of: string;
  /** When the reminder was shown last, ISO 8601 UTC. */
  readonly at: string;
}

/** What the announcer needs of the world. */
export interface AnnouncerDeps {
  readonly clock: Clock;
  /** The kinds that a person has switched off. */
  readonly muted: () => readonly NotificationKind[];
  /** Days before a subscription renews or ends on which to remind of it. */
  readonly remindDays: () => number;
  /** What the person calls the account; null when they gave it no name. */
  readonly nickname: () => string | null;
  /** Shows a notification. Answers whether it was shown: do-not-disturb may hold it, or nothing may show any. */
  readonly show: (notification: NotificationText) => Promise<boolean>;
  /** Takes a notification back that is no longer true. */
  readonly withdraw: (id: NotificationSubject) => void;
  /** What was reminded of, kept over restarts. */
  readonly reminded: { get(): Reminded | null; set(reminded: Reminded | null): void };
}

/** When a notification of changes that could not be shown is tried once more: macOS may just have asked for permission. */
const AGAIN_MS = 60_000;
/** A date is told once from the lead time on, and once more on the day before it. */
const LAST_REMINDER_DAYS = 1;

/** Decides what a person is notified of, and tells nothing twice. */
export class Announcer {
  readonly #deps: AnnouncerDeps;
  /** When this run began, ISO 8601 UTC: what was found before is for the tray icon alone. */
  #since: string;
  /** What was looked at before, and is told no more. */
  #known: readonly HistoryEntry[] = [];
  /** The newest notification of changes. */
  #newest: NotificationText | null = null;
  #isRejected = false;
  #remindsOf: string | null = null;
  /** The date whose reminder was taken back in this run. */
  #takenBack: string | null = null;
  /** What was reminded of in this run, also where nothing is kept; undefined before the first reminder. */
  #reminded: Reminded | null | undefined;

  constructor(deps: AnnouncerDeps) {
    this.#deps = deps;
    this.#since = isoTime(deps.clock.now());
  }

  /** Looks at the account as it is now. To be called at each new state, and every while, since dates come nearer. */
  follow(state: AccountState): void {
    this.#since = notAhead(this.#since, this.#deps.clock);
    this.#followSignIn(state);
    if (state.kind === 'signed-in' && state.last) void this.#followRenewal(state.last);
    if (state.kind === 'signed-out') this.#forgetReminder();
  }

  /** Tells what has changed since it was told last: all of it in one notification. */
  tell(history: History, name: string): void {
    const { clock, muted } = this.#deps;
    const now = isoTime(clock.now());
    // Where the clock was behind at the start, what earlier runs have found is still to come.
    const isOfThisRun = ({ at }: HistoryEntry): boolean => at > this.#since && at <= now;
    const isKnown = (it: HistoryEntry): boolean =>
      this.#known.some(({ at, kind }) => at === it.at && kind === it.kind);
    const fresh = history.entries.filter((it) => isOfThisRun(it) && !isKnown(it));
    this.#known = history.entries;
    const notification = notificationOfChanges(fresh, name, muted());
    if (notification) void this.#showChanges(notification);
  }

  async #showChanges(notification: NotificationText): Promise<void> {
    const { clock, show } = this.#deps;
    this.#newest = notification;
    if (await show(notification)) return;
    clock.after(AGAIN_MS, () => {
      if (this.#newest === notification) void show(notification); // later changes have a notification of their own
    });
  }

  #followSignIn(state: AccountState): void {
    const { muted, nickname, show, withdraw } = this.#deps;
    const isRejected = state.kind === 'signed-in' && state.problem?.kind === 'rejected';
    if (isRejected && !this.#isRejected && !muted().includes('sign-in')) {
      void show(notificationOfRejection(nameInWords(state.last?.user ?? null, nickname())));
    }
    if (!isRejected && this.#isRejected) withdraw('sign-in');
    this.#isRejected = isRejected;
  }

  async #followRenewal({ user }: Reply): Promise<void> {
    const { clock, muted, nickname, remindDays, show } = this.#deps;
    const now = clock.now();
    const pass = passOf(user);
    const next = nextPassDate(pass, now);
    if (!next || !isPassDateNear(next, now, remindDays()) || muted().includes('renewal')) {
      this.#takeReminderBack();
      return;
    }
    if (this.#remindsOf === next.at || this.#wasReminded(next, now)) return;
    this.#remindsOf = next.at; // until it is known whether the notification was shown
    const wasShown = await show(notificationOfRenewal(pass, next, nameInWords(user, nickname()), now));
    if (wasShown) {
      this.#remember({ of: next.at, at: isoTime(now) });
      this.#takenBack = null;
    }
    this.#remindsOf = null;
  }

  /** Whether the reminder that is due was shown: on the day before, one of an earlier day does not count. */
  #wasReminded(next: PassDate, now: number): boolean {
    const before = this.#lastReminder();
    if (before?.of !== next.at) return false;
    const isLastDay = (at: number): boolean => isPassDateNear(next, at, LAST_REMINDER_DAYS);
    return !isLastDay(now) || isLastDay(Date.parse(before.at));
  }

  /**
   * The subscription was renewed, or there is nothing to remind of: what was said of it is no longer true. That it was said
   * is not forgotten: a clock that was set wrong, or one odd answer, is no reason to say it again.
   */
  #takeReminderBack(): void {
    const last = this.#lastReminder();
    if (last === null || last.of === this.#takenBack) return;
    this.#takenBack = last.of;
    this.#deps.withdraw('renewal');
  }

  /** Who signs in next is reminded again. */
  #forgetReminder(): void {
    this.#takeReminderBack();
    if (this.#lastReminder() !== null) this.#remember(null);
  }

  #lastReminder(): Reminded | null {
    return this.#reminded === undefined ? this.#deps.reminded.get() : this.#reminded;
  }

  #remember(reminded: Reminded | null): void {
    this.#reminded = reminded;
    this.#deps.reminded.set(reminded);
  }
}
