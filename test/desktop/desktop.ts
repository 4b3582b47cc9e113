import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyring, keyringService, type Keyring } from './keyring';
import { startNotificationDaemon, type DaemonState, type NotificationDaemon } from './notification-daemon';
import { startSessionBus, type SessionBus } from './session-bus';
import { startTrayHost, type TrayHost } from './tray-host';
import { startUnlockDialog, type UnlockDialog } from './unlock-dialog';

/**
 * How the keyring stands when the test begins. `unlocked` and `locked`: as on a desktop someone logged in to.
 * `hung`: the daemon takes calls and answers none. `empty`: the daemon runs, but no keyring was ever made.
 * `on-demand`: the bus starts the daemon at the first call, as on a desktop without a login screen; it has no
 * keyring either. `absent`: there is no keychain service. `no-bus`: there is not even a bus.
 */
export type KeyringState = 'unlocked' | 'locked' | 'hung' | 'empty' | 'on-demand' | 'absent' | 'no-bus';

export interface DesktopOptions {
  readonly keyring: KeyringState;
  /** With `true` the keyring can ask for its password, and the test answers; otherwise no dialog can open. */
  readonly unlockDialog?: boolean;
  /** With `true` there is a panel that shows tray icons; otherwise there is none. */
  readonly trayHost?: boolean;
  /** How the notification daemon is, `{}` for a usual one; left out, there is none. */
  readonly notifications?: Partial<DaemonState>;
}

/** The parts of a Linux desktop that Marquee meets, private to one test. */
export interface Desktop {
  /** What to add to a program's environment so that it lives on this desktop: its bus, home and XDG folders. */
  readonly env: Readonly<Record<string, string>>;
  readonly bus: SessionBus;
  readonly keyring: Keyring;
  /** The keyring's password dialog. Throws when the desktop was started without. */
  readonly unlockDialog: UnlockDialog;
  /** The panel with the tray. Throws when the desktop was started without. */
  readonly trayHost: TrayHost;
  /** The notification daemon. Throws when the desktop was started without. */
  readonly notifications: NotificationDaemon;
  /** Ends every process that was started here and removes the folders. */
  close(): Promise<void>;
}

/** Starts a desktop. Linux alone; it needs `dbus-daemon`, `gnome-keyring-daemon` and `secret-tool`. */
export async function startDesktop(options: DesktopOptions): Promise<Desktop> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-desktop-'));
  const folders = {
    HOME: join(folder, 'home'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  };
  const services = join(folder, 'services');
  for (const path of [...Object.values(folders), services]) await mkdir(path, { mode: 0o700 });
  if (options.keyring === 'on-demand') {
    await writeFile(join(services, 'keyring.service'), onDemandService);
  }

  const bus = await startSessionBus(folder, services, { ...process.env, ...folders });
  const env = { ...folders, DBUS_SESSION_BUS_ADDRESS: bus.address };
  const keyring = createKeyring(bus, { ...process.env, ...env });
  const unlockDialog = options.unlockDialog === true ? await startUnlockDialog(bus.connection) : null;
  const trayHost = options.trayHost === true ? await startTrayHost(bus) : null;
  const notifications =
    options.notifications === undefined ? null : await startNotificationDaemon(bus, options.notifications);
  await bring(keyring, options.keyring);

  return {
    env: options.keyring === 'no-bus' ? { ...env, DBUS_SESSION_BUS_ADDRESS: 'disabled:' } : env,
    bus,
    keyring,
    get unlockDialog() {
      return present(unlockDialog, 'an unlock dialog');
    },
    get trayHost() {
      return present(trayHost, 'a tray');
    },
    get notifications() {
      return present(notifications, 'a notification daemon');
    },
    async close() {
      trayHost?.stop();
      notifications?.stop();
      await keyring.kill();
      await bus.close();
      // What was ended a moment ago may be writing there still.
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function present<Part>(part: Part | null, what: string): Part {
  if (part === null) throw new Error(`This desktop was started without ${what}.`);
  return part;
}

async function bring(keyring: Keyring, state: KeyringState): Promise<void> {
  switch (state) {
    case 'unlocked':
      return keyring.start();
    case 'locked':
      await keyring.start();
      return keyring.lock();
    case 'hung':
      await keyring.start();
      keyring.stop();
      return;
    case 'empty':
      return keyring.startWithoutPassword();
    case 'on-demand':
    case 'absent':
    case 'no-bus':
      return;
  }
}

const onDemandService = `[D-BUS Service]
Name=${keyringService}
Exec=/usr/bin/gnome-keyring-daemon --start --foreground --components=secrets
`;
