import { readdir } from 'node:fs/promises';
import { startKeePassXc } from './keepassxc';
import { expect, KEYCHAIN_TROUBLE, describeKeyring, statusWithoutDialog, test } from './lab';

/** What Marquee keeps of an account, locked with a key of the keychain. */
const SEALED_FILES = ['history.sealed', 'last-reply.sealed'];

describeKeyring('two keyrings', () => {
  test('KeePassXC gone and GNOME Keyring in its place: nothing hangs or asks, and the one that keeps the token is named', async ({
    session,
    marquee,
    token,
  }) => {
    const keePassXc = await startKeePassXc(session, {});
    await marquee.signIn(token);
    await keePassXc.end(); // the bus starts GNOME Keyring at the next call

    expect(await statusWithoutDialog(marquee, session)).toBe(KEYCHAIN_TROUBLE);
    for (const command of ['--status', '--sign-out']) {
      const end = await marquee.run([command]);
      expect(end.code, command).toBe(KEYCHAIN_TROUBLE);
      expect(end.stdout + end.stderr, command).toMatch(/stored in KeePassXC.*GNOME Keyring answered/);
    }
    const { page } = await marquee.open();
    await expect(page.locator('[data-problem=keychain-elsewhere]')).toContainText('Start KeePassXC');
    await session.screen.keep('two-providers');
    const kept = (await readdir(marquee.userData)).filter((name) => name.includes('.sealed'));
    expect(kept, 'what KeePassXC has the key of stays where it is').toEqual(SEALED_FILES);
    expect(await session.screen.windows(), 'no dialog is open').toMatchObject([{ title: /Marquee$/ }]);
  });
});
