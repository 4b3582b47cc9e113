import type { Page } from '@playwright/test';
import { keyringPassword } from '../../desktop/keyring';
import { accounts } from '../../plex-tv/accounts/accounts';
import type { PlexTv } from '../../plex-tv/server';
import { openPopover } from '../parts/intruder';
import { expect, test, type Marquee } from '../parts/marquee';
import { catchPages } from '../parts/opened-pages';
import { labelsOf } from '../parts/tray';

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true, unlockDialog: true } });

/** Starts in the tray as someone whose sign-in is not accepted any more. `opened` are the pages that the browser is given. */
async function startRejected(marquee: Marquee, plexTv: PlexTv, token: string) {
  await marquee.signIn(token);
  plexTv.revoke(token);
  const { app } = await marquee.startHidden();
  return { app, opened: await catchPages(app) };
}

/** Clicks what closes the popover, or takes the focus from it. */
async function clickAway(popover: Page, name: string): Promise<void> {
  const button = popover.locator('footer').getByRole('button', { name, exact: true });
  await button.click().catch((error: unknown) => {
    if (!popover.isClosed()) throw error; // it went with the click
  });
}

test('a rejected sign-in is renewed with one click in the popover', async ({
  marquee,
  desktop,
  plexTv,
  token,
}) => {
  const { app, opened } = await startRejected(marquee, plexTv, token);
  const popover = await openPopover(app, desktop);
  await expect(popover.getByRole('button', { name: 'Open profile' })).toBeVisible();
  const shown = app.waitForEvent('window');
  await clickAway(popover, 'Sign in again');
  const page = await shown;
  await expect(page.locator('[data-signing-in=waiting]')).toBeVisible();
  await expect.poll(opened).toHaveLength(1);

  const renewed = plexTv.addAccount(accounts.lifetimeHome);
  plexTv.pins.allow(plexTv.pins.newestCode ?? '', renewed);
  await expect(page.locator('[data-signing-in]')).toBeHidden();
  await expect(page.locator('[data-problem]')).toBeHidden();
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(renewed);
});

test('a rejected sign-in is renewed with one click in the tray’s menu', async ({
  marquee,
  desktop,
  plexTv,
  token,
}) => {
  const { app, opened } = await startRejected(marquee, plexTv, token);
  await desktop.trayHost.whenShown();
  await expect.poll(async () => labelsOf(await desktop.trayHost.menu())).toContain('Sign in again…');
  const shown = app.waitForEvent('window');
  await desktop.trayHost.click('Sign in again…');
  await expect((await shown).locator('[data-signing-in=waiting]')).toBeVisible();
  await expect.poll(opened).toHaveLength(1);
});

for (const from of ['the popover', 'the tray’s menu'] as const) {
  test(`a locked keychain is unlocked with one click in ${from}`, async ({ marquee, desktop, token }) => {
    await marquee.signIn(token);
    await desktop.keyring.lock();
    const { app } = await marquee.startHidden();
    await desktop.unlockDialog.whenOpen(); // at the start; the person is not ready for it
    desktop.unlockDialog.cancel();
    await desktop.trayHost.whenShown();
    await expect.poll(async () => labelsOf(await desktop.trayHost.menu())).toContain('Unlock keychain');
    if (from === 'the popover') await clickAway(await openPopover(app, desktop), 'Unlock keychain');
    else await desktop.trayHost.click('Unlock keychain');
    await desktop.unlockDialog.whenOpen();
    desktop.unlockDialog.answer(keyringPassword);
    await expect
      .poll(async () => (await desktop.trayHost.item()).tooltip)
      .toMatch(/^Quiet Lantern\nPlex Pass · Lifetime\nUpdated just now$/);
  });
}

test('the popover names another account that needs attention, and shows it', async ({
  marquee,
  desktop,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  await marquee.signIn(plexTv.addAccount(accounts.monthlyEnding));
  plexTv.revoke(token);
  const { app } = await marquee.startHidden();
  const popover = await openPopover(app, desktop);
  await expect(popover.locator('[data-name]')).toHaveText('Paper Moon');
  await popover.getByRole('button', { name: 'Quiet Lantern needs attention', exact: true }).click();
  await expect(popover.locator('[data-name]')).toHaveText('Quiet Lantern');
  await expect(popover.locator('footer').getByRole('button', { name: 'Sign in again' })).toBeVisible();
  await expect(popover.locator('[data-line=others]')).toBeHidden();
});
