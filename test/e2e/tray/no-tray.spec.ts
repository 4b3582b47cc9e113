import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Marquee } from '../parts/marquee';

test.use({ knowsNoTray: false });

const notice = (page: Page) => page.locator('[data-notice]');

/** Closes the notice, and waits until that is kept. */
async function readAndClose(page: Page, marquee: Marquee): Promise<void> {
  await notice(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice(page)).toHaveCount(0);
  await expect(async () => {
    const told = JSON.parse(await readFile(join(marquee.userData, 'told.json'), 'utf8')) as unknown;
    expect(told).toMatchObject({ knowsNoTray: true });
  }).toPass();
}

test('without a tray a person is told once that the window is the way, until they have closed that', async ({
  marquee,
}) => {
  const { app, page } = await marquee.open();
  await expect(notice(page)).toContainText('no place for tray icons');
  await expect(notice(page)).toContainText('closing it quits Marquee');
  await expect(notice(page), 'what can be done').toContainText('AppIndicator Support');
  await app.close();

  const again = await marquee.open();
  await readAndClose(again.page, marquee);
  await again.app.close();

  const known = await marquee.startHidden();
  const opened = await known.app.firstWindow();
  await opened.locator('body[data-ready]').waitFor();
  await expect(opened.locator('[data-view=welcome]')).toBeVisible();
  await expect(notice(opened), 'the window that opens at login says it no more either').toHaveCount(0);
});

test.describe('with a tray', () => {
  test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true } });

  test('nothing is said, until the icon is lost: then the window says why it opens, also to who has read it', async ({
    marquee,
    desktop,
  }) => {
    const { app, page } = await marquee.open();
    await desktop.trayHost.whenShown();
    await expect(page.locator('[data-view=welcome]')).toBeVisible();
    await expect(notice(page)).toHaveCount(0);
    desktop.trayHost.stop();
    await readAndClose(page, marquee);
    await app.close();
    await desktop.trayHost.start();

    const hidden = await marquee.startHidden();
    await desktop.trayHost.whenKnown();
    const window = hidden.app.waitForEvent('window');
    desktop.trayHost.stop();
    await expect(notice(await window)).toContainText('tray icon');
  });
});
