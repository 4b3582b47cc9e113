import { PROPERTIES, readProperty, valueOf } from '../dbus/property';
import type { BusObject, SessionBus } from '../dbus/session-bus';

/** Where a desktop tells that a screen reader runs: https://gitlab.gnome.org/GNOME/at-spi2-core, xml/Status.xml. */
const STATUS: BusObject = {
  destination: 'org.a11y.Bus',
  path: '/org/a11y/bus',
  interface: 'org.a11y.Status',
};
const IS_RUNNING = 'ScreenReaderEnabled';

/**
 * Tells of a screen reader on a Linux desktop, one that runs and one that is started later. Chromium shows it the frame of
 * each window by itself, and what is in the page only when it is told to.
 */
export async function followScreenReader(
  bus: Pick<SessionBus, 'call' | 'listen'>,
  onRunning: () => void,
): Promise<void> {
  const changes = { ...STATUS, interface: PROPERTIES, firstArgument: STATUS.interface };
  bus.listen(changes, ({ body: [, changed] }) => {
    const isTold = typeof changed === 'object' && changed !== null && IS_RUNNING in changed;
    if (isTold && valueOf(changed[IS_RUNNING]) === true) onRunning();
  });
  const isRunning = await readProperty(bus, STATUS, IS_RUNNING);
  if (isRunning.ok && isRunning.value === true) onRunning();
}
