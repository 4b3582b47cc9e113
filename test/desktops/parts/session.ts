import { execFile, spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createKeyring, type Keyring } from '../../desktop/keyring';
import { startSessionBus, type SessionBus } from '../../desktop/session-bus';
import { endAllOf } from './processes';
import { giveToDesktopUser, setprivOptions, startAsDesktopUser } from './user';

const run = promisify(execFile);

/** One person's session: a home, a bus that starts what is installed, and the programs that run in it. */
export interface Session {
  /** Holds the home, the XDG folders and `logs`; gone with the session. */
  readonly folder: string;
  readonly bus: SessionBus;
  readonly keyring: Keyring;
  /** What every program of the session finds in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Adds to the environment, also of what the bus starts from now on. */
  setEnv(variables: Readonly<Record<string, string>>): Promise<void>;
  /** Writes a file of the user's, such as a panel's settings. @param path within the session's folder */
  write(path: string, text: string): Promise<void>;
  /** Starts a program; its output goes to a file in `logs`. @param pipes how many descriptors from 3 on are read */
  start(command: string, args?: readonly string[], pipes?: number): ChildProcess;
  /** Runs a program to its end and answers what it printed. Rejects when it fails. */
  run(command: string, ...args: readonly string[]): Promise<string>;
  /** Ends everything that runs in the session, also what its programs and its bus started. */
  close(): Promise<void>;
}

/**
 * Begins a session.
 * @param name names the logs that are kept, in out/logs/desktops
 * @param variables what the login of this desktop sets, such as XDG_CURRENT_DESKTOP
 */
export async function startSession(
  name: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Session> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-session-'));
  const logs = join(folder, 'logs');
  const folders = {
    HOME: join(folder, 'home'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  };
  for (const path of [folder, logs, ...Object.values(folders)]) {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await giveToDesktopUser(path);
  }
  let env: Record<string, string> = {
    PATH: '/usr/local/bin:/usr/bin:/bin:/usr/games',
    LANG: 'C.UTF-8',
    SHELL: '/bin/sh',
    LIBGL_ALWAYS_SOFTWARE: '1',
    ...folders,
    ...variables,
  };
  const bus = await startSessionBus(folder, '/usr/share/dbus-1/services', env, startAsDesktopUser);
  env = { ...env, DBUS_SESSION_BUS_ADDRESS: bus.address };
  const keyring = createKeyring(bus, env, startAsDesktopUser);

  async function makeFolder(path: string): Promise<void> {
    if (path === folder) return;
    await makeFolder(dirname(path));
    await mkdir(path, { recursive: true });
    await giveToDesktopUser(path);
  }

  return {
    folder,
    bus,
    keyring,
    get env() {
      return env;
    },
    async setEnv(more) {
      env = { ...env, ...more };
      const theBus = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
      const target = { ...theBus, interface: 'org.freedesktop.DBus' };
      await bus.call(target, 'UpdateActivationEnvironment', 'a{ss}', [more]);
    },
    async write(path, text) {
      const file = join(folder, path);
      await makeFolder(dirname(file));
      await writeFile(file, text);
      await giveToDesktopUser(file);
    },
    start(command, args = [], pipes = 0) {
      const log = openSync(join(logs, `${basename(command)}.log`), 'a');
      const stdio: StdioOptions = ['pipe', log, log, ...Array<'pipe'>(pipes).fill('pipe')];
      const child = spawn('setpriv', [...setprivOptions, command, ...args], { env, stdio, cwd: folder });
      closeSync(log);
      return child;
    },
    async run(command, ...args) {
      const { stdout } = await run('setpriv', [...setprivOptions, command, ...args], { env, cwd: folder });
      return stdout;
    },
    async close() {
      await endAllOf(folders.XDG_RUNTIME_DIR);
      await keyring.kill();
      await bus.close();
      await cp(logs, join('out/logs/desktops', name), { recursive: true });
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
