import { pathToFileURL } from 'node:url';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import { Turns } from '../../base/turns';
import { words } from '../../base/words';
import type {
  DesktopNotification,
  NotificationFailure,
  NotificationOutcome,
  Notifications,
  NotificationTarget,
} from './notification-outcome';
import { markupText, plainText } from './notification-text';
import { readProperty } from '../../dbus/property';
import type { BusFailure, BusMessage, BusObject, SessionBus } from '../../dbus/session-bus';

/** What the notifications of Linux need. */
export interface LinuxNotificationDeps {
  readonly bus: SessionBus;
  /** Absolute path of a picture that other programs can read, or a name of the icon theme. */
  readonly icon: string;
  /** A notification was clicked. */
  readonly onClick: (target: NotificationTarget) => void;
}

/** https://specifications.freedesktop.org/notification-spec/latest/protocol.html */
const DAEMON: BusObject = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
};

const DAEMON_DECIDES = -1;
const NEVER = 0;
/** Never critical (2): desktops show that even while do-not-disturb is on. */
const NORMAL_URGENCY = 1;
const CLICK = 'default';

/** A notification on screen. */
interface Shown {
  /** What the daemon gave it. */
  readonly number: number;
  /** The daemon's unique name on the bus. */
  readonly daemon: string;
  readonly target: NotificationTarget;
}

/**
 * Sends notifications to the desktop's notification daemon. Electron's own class waits for the daemon inside main, for two
 * minutes when it hangs, and has it read every body as markup.
 */
export class LinuxNotifications implements Notifications {
  readonly #deps: LinuxNotificationDeps;
  readonly #shown = new Map<string, Shown>();
  #endListening: (() => void) | null = null;
  /** A notification can be replaced and closed only once its number is known. */
  readonly #turns = new Turns();

  constructor(deps: LinuxNotificationDeps) {
    this.#deps = deps;
  }

  show(notification: DesktopNotification): Promise<Result<NotificationOutcome, NotificationFailure>> {
    return this.#turns.take(() => this.#send(notification));
  }

  close(id: string): void {
    void this.#turns.take(async () => {
      const shown = this.#shown.get(id);
      this.#shown.delete(id);
      if (shown) await this.#deps.bus.call(DAEMON, 'CloseNotification', 'u', [shown.number]);
    });
  }

  dispose(): void {
    this.#endListening?.();
  }

  async #send(notification: DesktopNotification): Promise<Result<NotificationOutcome, NotificationFailure>> {
    const { bus, icon } = this.#deps;
    this.#endListening ??= bus.listen(DAEMON, (signal) => this.#hear(signal));
    const [capabilities, inhibited] = await Promise.all([
      bus.call(DAEMON, 'GetCapabilities'),
      this.#isInhibited(),
    ]);
    if (!capabilities.ok) return fail(failureOf(capabilities.problem));
    if (inhibited) return succeed('held');

    const can = new Set([capabilities.value.body[0]].flat());
    const { title, body } = can.has('body-markup') ? markupText(notification) : plainText(notification);
    const { Variant } = await import('@jellybrick/dbus-next');
    const sent = await bus.call(DAEMON, 'Notify', 'susssasa{sv}i', [
      words().shared.app,
      this.#replaced(notification.id, capabilities.value.sender),
      icon.startsWith('/') ? pathToFileURL(icon).href : icon,
      title,
      body,
      can.has('actions') ? [CLICK, words().notifications.open] : [],
      { 'desktop-entry': new Variant('s', 'marquee'), urgency: new Variant('y', NORMAL_URGENCY) },
      notification.urgent ? NEVER : DAEMON_DECIDES,
    ]);
    if (!sent.ok) return fail(failureOf(sent.problem));
    const [number] = sent.value.body;
    if (typeof number !== 'number') return fail('failed');
    this.#shown.set(notification.id, { number, daemon: sent.value.sender, target: notification.target });
    return succeed('shown');
  }

  /** Some desktops tell that do-not-disturb is on; the others see to it themselves. */
  async #isInhibited(): Promise<boolean> {
    const inhibited = await readProperty(this.#deps.bus, DAEMON, 'Inhibited');
    return inhibited.ok && inhibited.value === true;
  }

  /** The number to replace; 0 for none. A daemon that was restarted gives the same numbers to others. */
  #replaced(id: string, daemonNow: string): number {
    const shown = this.#shown.get(id);
    return shown?.daemon === daemonNow ? shown.number : 0;
  }

  #hear({ sender, member, body: [number, action] }: BusMessage): void {
    for (const [id, shown] of this.#shown) {
      if (shown.number !== number || shown.daemon !== sender) continue;
      if (member === 'ActionInvoked' && action === CLICK) {
        this.#deps.onClick(shown.target);
        this.close(id); // most daemons do so themselves; dunst leaves it there when a script invoked the action
      }
      if (member === 'NotificationClosed') this.#shown.delete(id);
    }
  }
}

function failureOf(failure: BusFailure): NotificationFailure {
  switch (failure) {
    case 'no-bus':
    case 'absent':
      return 'no-daemon';
    case 'no-answer':
      return 'no-answer';
    case 'denied':
    case 'refused':
      return 'failed';
  }
}
