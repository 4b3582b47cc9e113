import { Notification } from 'electron';
import { THIS_PLATFORM } from '../../base/platform';
import type { Clock } from '../../base/clock';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import { LinuxNotifications, type LinuxNotificationDeps } from './linux-notifications';
import type {
  DesktopNotification,
  NoticeFailure,
  NoticeOutcome,
  Notifications,
} from './notification-outcome';
import { plainText } from './notification-text';

/** What notifications need; only Linux uses bus and icon. */
export interface NotificationDeps extends LinuxNotificationDeps {
  readonly clock: Clock;
  /** Windows: one of an earlier run was clicked, which nobody remembers any more. */
  readonly onOldClick: () => void;
}

/** What shows notices on this system. On Windows `app.setAppUserModelId` must have been called before. */
export function createNotifications(deps: NotificationDeps): Notifications {
  return THIS_PLATFORM === 'linux' ? new LinuxNotifications(deps) : new SystemNotifications(deps);
}

/** How long the system may take to say that it shows a notification. */
const LIMIT_MS = 2_000;

/** Windows and macOS, which hold notifications themselves while do-not-disturb is on. */
class SystemNotifications implements Notifications {
  readonly #deps: NotificationDeps;
  /** Kept also when they have left the screen: one collected as garbage reports no click from the system's list. */
  readonly #shown = new Map<string, Notification>();

  constructor(deps: NotificationDeps) {
    this.#deps = deps;
    Notification.isSupported(); // macOS asks for permission when this is first asked: now, not at the first notice
    handleActivation(() => {
      if (this.#shown.size === 0) deps.onOldClick(); // those of this run have listeners of their own
    });
  }

  show(notice: DesktopNotification): Promise<Result<NoticeOutcome, NoticeFailure>> {
    if (!Notification.isSupported()) return Promise.resolve(fail('no-daemon'));
    this.close(notice.id);
    const notification = new Notification(plainText(notice));
    this.#shown.set(notice.id, notification);
    notification.on('click', () => this.#deps.onClick(notice.target));
    return new Promise((settle) => {
      const cancel = this.#deps.clock.after(LIMIT_MS, () => settle(fail('no-answer')));
      const end = (result: Result<NoticeOutcome, NoticeFailure>): void => {
        cancel();
        settle(result);
      };
      notification.on('show', () => end(succeed('shown')));
      notification.on('failed', () => end(fail('failed')));
      notification.show();
    });
  }

  close(id: string): void {
    this.#shown.get(id)?.close();
    this.#shown.delete(id);
  }

  dispose(): void {
    for (const notification of this.#shown.values()) notification.removeAllListeners();
    this.#shown.clear();
  }
}

/** Windows, from Electron 43 on: a click on a notification, one of an earlier run that has started Marquee too. */
function handleActivation(onClick: () => void): void {
  const notifications: Partial<typeof Notification> = Notification;
  notifications.handleActivation?.(onClick);
}
