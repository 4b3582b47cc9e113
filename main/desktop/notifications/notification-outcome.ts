import type { Result } from '../../../preload/contract/result';
import type { Notice } from '../../account/reminders/announcements';

/** `held`: do-not-disturb is on, so nothing was shown, and the notice may be shown later. */
export type NoticeOutcome = 'shown' | 'held';

/**
 * Why a notice was not shown. `no-daemon`: nothing here shows notifications. `no-answer`: what shows them hangs; it
 * may still show this one once it is well. `failed`: it refused.
 */
export type NoticeFailure = 'no-daemon' | 'no-answer' | 'failed';

/** What shows notices. Nothing of it throws, rejects, or holds up main. */
export interface Notifications {
  /** Shows a notice, after those that were handed in before it. */
  show(notice: Notice): Promise<Result<NoticeOutcome, NoticeFailure>>;
  /** Takes away what `show` was handed under this id, if it is still there. */
  close(id: string): void;
  /** Ends the hearing of clicks. What is on screen stays there. */
  dispose(): void;
}
