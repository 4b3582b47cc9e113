import { Notification } from 'electron';
import { THIS_PLATFORM } from '../../base/platform';
import type { Clock } from '../../base/clock';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import { LinuxNotifications, type LinuxNotificationDeps } from './linux-notifications';
import type {
  DesktopNotification,
  NotificationFailure,
  NotificationOutcome,
  Notifications,
} from './notification-outcome';
import { plainText } from './notification-text';

/** What notifications need; only Linux uses bus and icon. */
export interface NotificationDeps extends LinuxNotificationDeps {
  readonly clock: Clock;
  /** Windows: one of an earlier run was clicked, which nobody remembers any more. */
  readonly onOldClick: () => void;
}

/** What shows notifications on this system. On Windows `app.setAppUserModelId` must have been called before. */
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
    Notification.isSupported(); // macOS asks for permission when this is first asked: now, not at the first notification
    handleActivation(() => {
      if (this.#shown.size === 0) deps.onOldClick(); // those of this run have listeners of their own
    });
  }

  show(notification: DesktopNotification): Promise<Result<NotificationOutcome, NotificationFailure>> {
    if (!Notification.isSupported()) return Promise.resolve(fail('no-daemon'));
    this.close(notification.id);
    const native = new Notification(plainText(notification));
    this.#shown.set(notification.id, native);
    native.on('click', () => this.#deps.onClick(notification.target));
    return new Promise((settle) => {
      const cancel = this.#deps.clock.after(LIMIT_MS, () => settle(fail('no-answer')));
      const end = (result: Result<NotificationOutcome, NotificationFailure>): void => {
        cancel();
        settle(result);
      };
      native.on('show', () => end(succeed('shown')));
      native.on('failed', () => end(fail('failed')));
      native.show();
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
