import { startKeePassXc } from './keepassxc';
import { expect, KEYCHAIN_TROUBLE, describeKeyring, statusWithoutDialog, test } from './lab';

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
      expect(end.stderr, command).toMatch(/kept in KeePassXC.*GNOME Keyring answers/);
    }
    const { page } = await marquee.open();
    await expect(page.locator('[data-problem=keychain-elsewhere]')).toContainText('Start KeePassXC');
    await session.screen.keep('two-providers');
    expect(await session.screen.titles(), 'no dialog is open').toEqual(['Marquee']);
  });
});
