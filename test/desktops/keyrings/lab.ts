import { expect, Marquee, test as base } from '../../e2e/parts/marquee';
import { keyringService } from '../../desktop/keyring';
import { whyMissing } from '../lab';
import { startKeyringSession, type KeyringSession } from './session';

export { expect };

/** Marquee in a session with a real keyring. */
export const test = base.extend<{ readonly session: KeyringSession }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
  session: async ({}, use) => {
    const session = await startKeyringSession();
    await use(session);
    await session.close();
  },
  marquee: async ({ session, plexTv }, use) => {
    const marquee = new Marquee(session, plexTv);
    await use(marquee);
    await marquee.close();
  },
});

/** How long a test may take, in milliseconds: a person answers several dialogs, and Marquee starts as often. */
const LIMIT_MS = 120_000;

/** Begins the tests with one keyring, if it is part of this run; skipped, with the reason, where it can't be had. */
export function describeKeyring(name: string, tests: () => void): void {
  const why = whyMissing(name);
  if (why === undefined) return;
  test.describe(name, () => {
    test.describe.configure({ timeout: LIMIT_MS });
    test.skip(why !== null, why ?? '');
    tests();
  });
}

/** Runs `--status`, which must never bring up a dialog, and answers its exit code. */
export async function statusWithoutDialog(marquee: Marquee, session: KeyringSession): Promise<number | null> {
  const before = (await session.screen.windows()).map(({ id }) => id);
  const { code } = await marquee.run(['--status']);
  const opened = (await session.screen.windows()).filter(({ id }) => !before.includes(id));
  expect(opened, '--status opens no window').toEqual([]);
  return code;
}

/** The Secret Service, whichever program it is. */
export const SECRET_SERVICE = {
  destination: keyringService,
  path: '/org/freedesktop/secrets',
  interface: 'org.freedesktop.Secret.Service',
};

/** The path of the default keyring; null while there is none. */
export async function defaultKeyring({ bus }: KeyringSession): Promise<string | null> {
  const [path] = await bus.call(SECRET_SERVICE, 'ReadAlias', 's', ['default']);
  return typeof path === 'string' && path !== '/' ? path : null;
}

/** Whether the default keyring is locked; true while there is none. */
export async function isLocked(session: KeyringSession): Promise<boolean> {
  const path = await defaultKeyring(session);
  if (path === null) return true;
  const properties = { ...SECRET_SERVICE, path, interface: 'org.freedesktop.DBus.Properties' };
  const [locked] = await session.bus.call(properties, 'Get', 'ss', [
    'org.freedesktop.Secret.Collection',
    'Locked',
  ]);
  return (locked as { readonly value: boolean }).value;
}

/** How many items Marquee has in the keyring, locked or not. */
export async function countItems({ bus }: KeyringSession): Promise<number> {
  const [open, locked] = await bus.call(SECRET_SERVICE, 'SearchItems', 'a{ss}', [{ service: 'Marquee' }]);
  return [open, locked].flat().length;
}

/** What a command says while the keyring's dialog is open. */
export const WAITS = /may be showing a dialog/;

/** What `--status` ends with while the keychain can't be used. */
export const KEYCHAIN_TROUBLE = 7;
