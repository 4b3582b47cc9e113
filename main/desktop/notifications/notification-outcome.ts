import type { Result } from '../../../preload/contract/result';
import type { Section } from '../../../preload/contract/app/sections';
import type { NotificationText } from '../../account/reminders/announcements';

/** `held`: do-not-disturb is on, so nothing was shown, and the notification may be shown later. */
export type NotificationOutcome = 'shown' | 'held';

/**
 * Why a notification was not shown. `no-daemon`: nothing here shows notifications. `no-answer`: what shows them hangs; it
 * may still show this one once it is well. `failed`: it refused.
 */
export type NotificationFailure = 'no-daemon' | 'no-answer' | 'failed';

/** Where a click on a notification leads. */
export interface NotificationTarget {
  /** The id of the account that it is about. */
  readonly account: number;
  readonly section: Section;
}

/** A notification, and where it leads. One with the same `id` takes the place of the earlier. */
export interface DesktopNotification extends Omit<NotificationText, 'id'> {
  readonly id: string;
  readonly target: NotificationTarget;
}

/** What shows notifications. Nothing of it throws, rejects, or holds up main. */
export interface Notifications {
  /** Shows a notification, after those that were handed in before it. */
  show(notification: DesktopNotification): Promise<Result<NotificationOutcome, NotificationFailure>>;
  /** Takes away what `show` was handed under this id, if it is still there. */
  close(id: string): void;
  /** Ends the hearing of clicks. What is on screen stays there. */
  dispose(): void;
}
