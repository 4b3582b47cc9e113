import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyringService } from '../../desktop/keyring';
import { endProgram, startProgram, type Program } from '../../desktop/processes';
import { startSessionBus, type SessionBus } from '../../desktop/session-bus';
import { startScreen, type Screen } from './screen';

/** The session of a person with a display, whose bus starts what is installed. */
export interface KeyringSession {
  readonly env: Readonly<Record<string, string>>;
  readonly bus: SessionBus;
  readonly screen: Screen;
  readonly folder: string;
  /** Starts a program of the session; it ends with the session. */
  start(name: string, args: readonly string[], env?: Readonly<Record<string, string>>): Program;
  /** Ends the program that is the Secret Service now. */
  close(): Promise<void>;
}

/** What the bus may have started itself. */
const STARTED_BY_THE_BUS = [
  keyringService,
  'org.gnome.keyring.SystemPrompter',
  'org.gnome.keyring.PrivatePrompter',
];

const theBus = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

export async function startKeyringSession(): Promise<KeyringSession> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-keyring-'));
  const folders = {
    HOME: join(folder, 'home'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  };
  for (const path of Object.values(folders)) await mkdir(path, { mode: 0o700 });
  const screen = await startScreen();
  const variables = { ...folders, ...screen.env, QT_QPA_PLATFORM: 'xcb', LANG: 'C.UTF-8' };
  const bus = await startSessionBus(folder, '/usr/share/dbus-1/services', { ...process.env, ...variables });
  const env = { ...variables, DBUS_SESSION_BUS_ADDRESS: bus.address };
  const programs: Program[] = [];

  async function endStartedByTheBus(): Promise<void> {
    for (const name of STARTED_BY_THE_BUS) {
      const [id] = await bus.call(theBus, 'GetConnectionUnixProcessID', 's', [name]).catch(() => []);
      if (typeof id === 'number' && id !== process.pid) process.kill(id, 'SIGKILL');
    }
  }

  return {
    env,
    bus,
    screen,
    folder,
    start(name, args, more = {}) {
      const program = startProgram(name, args, { ...process.env, ...env, ...more });
      program.stdout.resume();
      programs.push(program);
      return program;
    },
    async close() {
      for (const program of programs.toReversed()) await endProgram(program);
      await endStartedByTheBus();
      await bus.close();
      await screen.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
