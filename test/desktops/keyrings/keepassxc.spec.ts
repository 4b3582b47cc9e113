import { DATABASE_PASSWORD, DELETE_BUTTON, lockDatabase, startKeePassXc } from './keepassxc';
import {
  countItems,
  expect,
  KEYCHAIN_TROUBLE,
  describeKeyring,
  statusWithoutDialog,
  test,
  WAITS,
} from './lab';

describeKeyring('KeePassXC', () => {
  test('KeePassXC without questions: signs in, reads and signs out', async ({ session, marquee, token }) => {
    await startKeePassXc(session, {});
    await marquee.signIn(token);
    expect(await statusWithoutDialog(marquee, session)).toBe(0);
    expect(await marquee.run(['--sign-out'])).toMatchObject({ code: 0, stderr: '' });
    expect(await countItems(session), 'nothing of Marquee is left').toBe(0);
  });

  test.describe('KeePassXC that asks before an entry is read', () => {
    test.beforeEach(async ({ session, marquee, token }) => {
      await startKeePassXc(session, { confirmAccess: true });
      await marquee.signIn(token);
    });

    test('--status shows no dialog, and says what to do', async ({ session, marquee }) => {
      expect(await statusWithoutDialog(marquee, session)).toBe(KEYCHAIN_TROUBLE);
      expect((await marquee.run(['--status'])).stdout).toContain('allow access');
    });

    test('the window asks once, and reads on for as long as it runs', async ({ session, marquee }) => {
      const { page } = await marquee.open();
      const dialog = await session.screen.whenShown(/Access Request/);
      await expect(page.locator('[data-problem=keychain-waiting]')).toBeVisible();
      await session.screen.keep('keepassxc-access-request');
      await dialog.press('Return');
      await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
      const lastRead = page.locator('[data-last-read]');
      await expect(lastRead).toBeVisible();
      const first = await lastRead.getAttribute('datetime');
      await page.keyboard.press('Control+r');
      await expect(lastRead).not.toHaveAttribute('datetime', first ?? '');
      await expect(page.locator('[data-problem]')).toBeHidden();
      await session.screen.keep('keepassxc-allowed');
    });

    test('the window says so when the person does not allow it, and asks again when told to', async ({
      session,
      marquee,
    }) => {
      const { page } = await marquee.open();
      const denied = await session.screen.whenShown(/Access Request/);
      await denied.press('Escape');
      await expect(page.locator('[data-problem=keychain-denied]')).toContainText('allow access');
      await page.getByRole('button', { name: 'Unlock keychain' }).click();
      await (await session.screen.whenShown(/Access Request/)).press('Return');
      await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
    });
  });

  test('KeePassXC that asks before an entry is removed: --sign-out waits for the person', async ({
    session,
    marquee,
    token,
  }) => {
    const keePassXc = await startKeePassXc(session, { confirmDelete: true });
    await marquee.signIn(token);
    const signOut = marquee.startRun(['--sign-out']);
    const aboutToken = await session.screen.whenShown(/Delete/);
    await session.screen.keep('keepassxc-delete');
    await expect.poll(signOut.stderr, 'it is said while the person reads').toMatch(WAITS);
    const kept = await keePassXc.saved();
    await aboutToken.clickFromCorner(...DELETE_BUTTON);
    await aboutToken.whenGone();
    const aboutKey = await session.screen.whenShown(/Delete/); // the key of the sealed files
    await expect.poll(() => keePassXc.saved(), 'the first removal is saved').not.toBe(kept);
    await aboutKey.clickFromCorner(...DELETE_BUTTON);
    expect(await signOut.end).toMatchObject({ code: 0 });
    expect(await countItems(session), 'nothing of Marquee is left').toBe(0);
  });

  test.describe('KeePassXC with a locked database', () => {
    test.beforeEach(async ({ session, marquee, token }) => {
      await startKeePassXc(session, {});
      await marquee.signIn(token);
      await lockDatabase(session);
    });

    test('--status shows no dialog', async ({ session, marquee }) => {
      expect(await statusWithoutDialog(marquee, session)).toBe(KEYCHAIN_TROUBLE);
    });

    test('the window goes on when the person unlocks it', async ({ session, marquee }) => {
      const { page } = await marquee.open();
      const dialog = await session.screen.whenShown(/Unlock Database/);
      await session.screen.keep('keepassxc-unlock');
      await dialog.type(DATABASE_PASSWORD);
      await dialog.press('Return');
      await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
    });
  });
});
