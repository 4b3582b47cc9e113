import type { Session } from './session';

/**
 * GNOME Shell stops without systemd's login manager. dbusmock plays it on the session's bus, which stands in
 * for the system's: no program of the session reaches the machine's own services.
 */
export async function startLogind(session: Session): Promise<void> {
  await session.setEnv({ DBUS_SYSTEM_BUS_ADDRESS: session.bus.address });
  session.start('/usr/bin/python3', ['-m', 'dbusmock', '--system', '--template', 'logind']);
  await session.bus.whenOwned('org.freedesktop.login1');
}
