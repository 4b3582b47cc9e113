import type { Variant } from '@jellybrick/dbus-next';
import { THIS_PLATFORM } from '../base/platform';
import type { Clock } from '../clock';
import { THE_BUS, type BusObject, type SessionBus } from '../dbus/session-bus';

/** What watching for a tray needs. */
export interface TrayHostParts {
  readonly bus: SessionBus;
  readonly clock: Clock;
  /** Told once within three seconds whether icons can be shown, and again whenever that changes. */
  readonly onChange: (present: boolean) => void;
}

/** https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/ */
const watcher: BusObject = {
  destination: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  interface: 'org.kde.StatusNotifierWatcher',
};

/** A watcher that hangs tells nobody when it is well again; a desktop that is still starting may need a while. */
const ASK_AGAIN_MS = 10_000;

/**
 * Watches whether the desktop has a place for tray icons. On Windows and macOS it always has; on Linux a panel must
 * have registered as a host for StatusNotifierItems.
 */
export function watchTrayHost({ bus, clock, onChange }: TrayHostParts): { stop(): void } {
  if (THIS_PLATFORM !== 'linux') {
    queueMicrotask(() => onChange(true));
    return { stop: () => undefined };
  }

  let told: boolean | null = null;
  let questions = 0;
  let callOff: () => void = () => undefined;
  let isStopped = false;

  async function ask(): Promise<void> {
    callOff();
    const question = ++questions;
    const properties = { ...watcher, interface: 'org.freedesktop.DBus.Properties' };
    const asked = [watcher.interface, 'IsStatusNotifierHostRegistered'];
    const answer = await bus.call(properties, 'Get', 'ss', asked);
    if (isStopped || question !== questions) return; // something has changed meanwhile, and was asked about
    if (!answer.ok && answer.problem === 'no-answer') callOff = clock.after(ASK_AGAIN_MS, () => void ask());
    const present = answer.ok && (answer.value.body[0] as Variant | undefined)?.value === true;
    if (present !== told) onChange((told = present));
  }

  // The bus says when a watcher comes or goes, the watcher when a host does.
  const ends = [{ ...THE_BUS, firstArgument: watcher.destination }, watcher].map((rule) =>
    bus.listen(rule, () => void ask()),
  );
  void ask();
  return {
    stop() {
      isStopped = true;
      callOff();
      for (const end of ends) end();
    },
  };
}
