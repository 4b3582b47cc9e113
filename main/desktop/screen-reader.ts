import type { BusObject, SessionBus } from '../dbus/session-bus';

/** Where a desktop tells that a screen reader runs: https://gitlab.gnome.org/GNOME/at-spi2-core, xml/Status.xml. */
const PROPERTIES: BusObject = {
  destination: 'org.a11y.Bus',
  path: '/org/a11y/bus',
  interface: 'org.freedesktop.DBus.Properties',
};
const STATUS = 'org.a11y.Status';
const IS_RUNNING = 'ScreenReaderEnabled';

/**
 * Tells of a screen reader on a Linux desktop, one that runs and one that is started later. Chromium shows it the frame of
 * each window by itself, and what is in the page only when it is told to.
 */
export async function followScreenReader(bus: SessionBus, onRunning: () => void): Promise<void> {
  bus.listen({ ...PROPERTIES, firstArgument: STATUS }, ({ body }) => {
    const changed: unknown = body[1];
    if (isRecord(changed) && isTrue(changed[IS_RUNNING])) onRunning();
  });
  const answer = await bus.call(PROPERTIES, 'Get', 'ss', [STATUS, IS_RUNNING]);
  if (answer.ok && isTrue(answer.value.body[0])) onRunning();
}

/** Values of a property come in a variant. */
function isTrue(value: unknown): boolean {
  return isRecord(value) && value['value'] === true;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
