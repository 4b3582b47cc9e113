import { createKeyring } from '../../desktop/keyring';
import {
  countItems,
  expect,
  KEYCHAIN_TROUBLE,
  describeKeyring,
  statusWithoutDialog,
  test,
  WAITS,
} from './lab';
import type { KeyringSession } from './session';

const PASSWORD = 'correct horse';

/** The daemon as the bus starts it: without a password, and at first without any keyring. */
function keyringOf({ bus, env }: KeyringSession) {
  return createKeyring(bus, { ...process.env, ...env });
}

describeKeyring('GNOME Keyring', () => {
  test('GNOME Keyring: a first sign-in chooses a password in the dialog, and says that one waits', async ({
    session,
    marquee,
    token,
  }) => {
    const signIn = marquee.startRun(['--sign-in'], { input: token });
    const dialog = await session.screen.whenShown(/^$/); // it has no title

    await expect.poll(signIn.stderr).toMatch(WAITS);
    await session.screen.keep('gnome-keyring-first-sign-in');
    await dialog.type(PASSWORD);
    await dialog.press('Tab');
    await dialog.type(PASSWORD);
    await dialog.press('Return');
    expect(await signIn.end).toMatchObject({ code: 0 });
    expect(await statusWithoutDialog(marquee, session)).toBe(0);
  });

  test.describe('GNOME Keyring that is locked', () => {
    test.beforeEach(async ({ session, marquee, token }) => {
      const keyring = keyringOf(session);
      await keyring.start();
      await marquee.signIn(token);
      await keyring.lock();
    });

    test('--status shows no dialog', async ({ session, marquee }) => {
      expect(await statusWithoutDialog(marquee, session)).toBe(KEYCHAIN_TROUBLE);
    });

    test('the window goes on when the person answers the dialog', async ({ session, marquee }) => {
      const { page } = await marquee.open();
      await expect(page.locator('[data-problem=keychain-waiting]')).toBeVisible();
      const dialog = await session.screen.whenShown(/unlock/i);
      await session.screen.keep('gnome-keyring-unlock');
      await dialog.type(PASSWORD);
      await dialog.press('Return');
      await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
      await session.screen.keep('gnome-keyring-unlocked');
    });

    test('--sign-out forgets nothing when the dialog is dismissed, and all when it is answered', async ({
      session,
      marquee,
    }) => {
      const dismissed = marquee.startRun(['--sign-out']);
      await (await session.screen.whenShown(/unlock/i)).press('Escape');
      expect(await dismissed.end).toMatchObject({
        code: KEYCHAIN_TROUBLE,
        stderr: expect.stringMatching(WAITS),
      });

      const answered = marquee.startRun(['--sign-out']);
      const dialog = await session.screen.whenShown(/unlock/i);
      await dialog.type(PASSWORD);
      await dialog.press('Return');
      expect(await answered.end).toMatchObject({ code: 0 });
      expect(await countItems(session), 'nothing of Marquee is left').toBe(0);
    });
  });
});
