import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, Marquee, test as base } from '../../e2e/marquee';
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

/** Skips the tests of a file, with the reason, where one of these programs is not installed. */
export function needs(...programs: readonly string[]): void {
  const missing = ['Xvfb', 'openbox', 'xdotool', 'import', ...programs].filter((name) => !isInstalled(name));
  test.skip(missing.length > 0, `not installed: ${missing.join(', ')}`);
}

function isInstalled(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Runs `--status`, which must never bring up a dialog, and answers its exit code. */
export async function statusWithoutDialog(marquee: Marquee, session: KeyringSession): Promise<number | null> {
  const before = await session.screen.titles();
  const { code } = await marquee.run(['--status']);
  expect(await session.screen.titles(), '--status opens no window').toEqual(before);
  return code;
}

/** What a command says while the keyring's dialog is open. */
export const WAITS = /may be showing a dialog/;

/** What `--status` ends with while the keychain can't be used. */
export const KEYCHAIN_TROUBLE = 7;
