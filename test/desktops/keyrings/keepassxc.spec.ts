import { startKeePassXc } from './keepassxc';
import { expect, describeKeyring, test } from './lab';

describeKeyring('KeePassXC', () => {
  test.describe('KeePassXC that asks before an entry is read', () => {
    test.beforeEach(async ({ session, marquee, token }) => {
      await startKeePassXc(session, { confirmAccess: true });
      await marquee.signIn(token);
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
      await page.getByRole('button', { name: 'Try the keychain again' }).click();
      await (await session.screen.whenShown(/Access Request/)).press('Return');
      await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
    });
  });
});
