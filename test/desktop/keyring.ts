import { Variant } from '@jellybrick/dbus-next';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { endProgram, startProgram, type Program, type Start } from './processes';
import type { SessionBus, Target } from './session-bus';

/** The password of every keyring that the tests make. */
export const keyringPassword = 'correct horse';

export const keyringService = 'org.freedesktop.secrets';
const service = at('/org/freedesktop/secrets', 'org.freedesktop.Secret.Service');
const run = promisify(execFile);

/** A real gnome-keyring on a bus of its own, and the hand of a person, or of fate, on it. */
export interface Keyring {
  /** Starts a daemon whose default keyring exists (made at the first start) and is unlocked. */
  start(): Promise<void>;
  /** Starts a daemon and unlocks nothing, as the bus does. Before the first `start` it has no keyring at all. */
  startWithoutPassword(): Promise<void>;
  lock(): Promise<void>;
  /** Unlocks without a dialog, as another program's dialog would. */
  unlock(): Promise<void>;
  /** Ends the daemon at once; its keyring stays on disk. */
  kill(): Promise<void>;
  /** Makes the daemon hang. */
  stop(): void;
  /** Ends the hang. */
  resume(): void;
  /** What `secret-tool` finds for an account of Marquee in an unlocked keyring; null when there is nothing. */
  lookup(account: string): Promise<string | null>;
  /** Keeps a secret as another program would. The keyring `session` is always there and never locked. */
  store(account: string, secret: string, keyring?: 'default' | 'session'): Promise<void>;
  /** Removes a secret as another program would. */
  clear(account: string): Promise<void>;
  /** How many items Marquee has in the keyring, locked or not. */
  count(): Promise<number>;
}

/**
 * @param env the environment in which the daemon and `secret-tool` run
 * @param start starts the daemon, maybe as another user
 */
export function createKeyring(bus: SessionBus, env: NodeJS.ProcessEnv, start: Start = startProgram): Keyring {
  let daemon: Program | null = null;

  async function startDaemon(...more: readonly string[]): Promise<void> {
    const control = join(env['XDG_RUNTIME_DIR'] ?? '', 'keyring');
    const options = ['--foreground', '--components=secrets', `--control-directory=${control}`, ...more];
    daemon = start('gnome-keyring-daemon', options, env);
    daemon.stdout.resume(); // it prints what it would like to have in the environment
    daemon.stdin.end(keyringPassword);
    await bus.whenOwned(keyringService);
  }

  /** The object path of the default keyring. */
  async function defaultKeyring(): Promise<unknown> {
    const [path] = await bus.call(service, 'ReadAlias', 's', ['default']);
    return path;
  }

  async function tool(...args: readonly string[]): Promise<string> {
    const { stdout } = await run('secret-tool', args, { env });
    return stdout;
  }

  const marquee = (account: string) => [
    'xdg:schema',
    'org.freedesktop.Secret.Generic',
    'service',
    'Marquee',
    'account',
    account,
  ];

  return {
    start: () => startDaemon('--unlock'),
    startWithoutPassword: () => startDaemon(),
    async lock() {
      await bus.call(service, 'Lock', 'ao', [[await defaultKeyring()]]);
    },
    async unlock() {
      const [, session] = await bus.call(service, 'OpenSession', 'sv', ['plain', new Variant('s', '')]);
      const secret = [session, Buffer.alloc(0), Buffer.from(keyringPassword), 'text/plain'];
      const internal = at(service.path, 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface');
      await bus.call(internal, 'UnlockWithMasterPassword', 'o(oayays)', [await defaultKeyring(), secret]);
    },
    async kill() {
      if (daemon !== null) await endProgram(daemon);
      daemon = null;
    },
    stop: () => void daemon?.kill('SIGSTOP'),
    resume: () => void daemon?.kill('SIGCONT'),
    lookup: (account) => tool('lookup', ...marquee(account)).catch(() => null),
    async store(account, secret, keyring = 'default') {
      const storing = run(
        'secret-tool',
        ['store', `--collection=${keyring}`, '--label', account, ...marquee(account)],
        { env },
      );
      storing.child.stdin?.end(secret);
      await storing;
    },
    async clear(account) {
      await tool('clear', ...marquee(account));
    },
    async count() {
      const [unlocked, locked] = await bus.call(service, 'SearchItems', 'a{ss}', [{ service: 'Marquee' }]);
      return [unlocked, locked].flat().length;
    },
  };
}

function at(path: string, iface: string): Target {
  return { destination: keyringService, path, interface: iface };
}
