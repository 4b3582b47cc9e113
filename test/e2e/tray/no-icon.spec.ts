import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Desktop } from '../../desktop/desktop';
import { expect, test } from '../parts/marquee';
import { endOf } from '../parts/processes';

test.use({ knowsNoTray: false, desktopOptions: { keyring: 'unlocked', trayHost: true } });

/** As if the person had chosen that once. */
function keepInTray(userData: string): void {
  mkdirSync(userData, { recursive: true });
  writeFileSync(join(userData, 'settings.json'), '{"onClose": "tray"}');
}

const notice = (page: Page) => page.locator('[data-notice]');

test.describe('where there is no place for tray icons', () => {
  test.use({ desktopOptions: { keyring: 'unlocked' } });

  test('the window opens instead and says why, and closing it quits', async ({ marquee }) => {
    const { app } = await marquee.startHidden();
    const page = await app.firstWindow();
    await expect(notice(page)).toContainText('no place for tray icons');
    const ended = endOf(app);
    await page.close();
    await ended;
  });
});

test.describe('where there is no session bus', () => {
  test.use({ desktopOptions: { keyring: 'no-bus' } });

  test('the window opens instead and says why', async ({ marquee }) => {
    const { app } = await marquee.startHidden();
    await expect(notice(await app.firstWindow())).toContainText('no place for tray icons');
  });
});

test.describe('where the panel says that it has a place', () => {
  for (const icons of ['refused', 'unlisted', 'unread'] as const) {
    test(`and the icon is ${icons}, the window opens and says why, and closing it quits`, async ({
      marquee,
      desktop,
    }) => {
      keepInTray(marquee.userData);
      desktop.trayHost.become({ icons });
      const { app } = await marquee.startHidden();
      const page = await app.firstWindow();
      await expect(notice(page)).toContainText('isn’t showing Marquee’s tray icon');
      const ended = endOf(app);
      await page.close();
      await ended;
    });
  }

  test('a window that is closed before the icon is there comes back when it is refused', async ({
    marquee,
    desktop,
  }) => {
    keepInTray(marquee.userData);
    desktop.trayHost.become({ icons: 'unlisted' });
    const { app } = await marquee.open();
    const window = app.waitForEvent('window');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect(notice(await window)).toContainText('isn’t showing Marquee’s tray icon');
  });

  test('the icon that is taken late is there, and the notice goes', async ({ marquee, desktop }) => {
    desktop.trayHost.become({ icons: 'refused' });
    const { app } = await marquee.startHidden();
    const page = await app.firstWindow();
    await expect(notice(page)).toContainText('isn’t showing Marquee’s tray icon');
    desktop.trayHost.become({ icons: 'taken' });
    desktop.trayHost.stop();
    await desktop.trayHost.start();
    await desktop.trayHost.whenShown();
    await expect(notice(page)).toBeHidden();
  });
});

test.describe('when the icon is lost while no window is open', () => {
  for (const [how, lose] of Object.entries({
    'the panel ends': ({ trayHost }: Desktop) => trayHost.stop(),
    'its host goes': ({ trayHost }: Desktop) => trayHost.become({ hasHost: false }),
    'the watcher drops it and does not take it again'({ trayHost }: Desktop) {
      trayHost.become({ icons: 'refused' });
      trayHost.forgetIcons('told');
    },
  })) {
    test(`since ${how}, the window opens and says why`, async ({ marquee, desktop }) => {
      const { app } = await marquee.startHidden();
      await desktop.trayHost.whenKnown();
      const window = app.waitForEvent('window');
      lose(desktop);
      await expect(notice(await window)).toContainText('tray icon');
    });
  }
});

test.describe('where the panel hangs', () => {
  test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true } });

  test('the window opens instead, and the icon is made when the panel is well again', async ({
    marquee,
    desktop,
  }) => {
    desktop.trayHost.become({ hung: true });
    const { app } = await marquee.startHidden();
    const page = await app.firstWindow();
    await expect(notice(page)).toContainText('no place for tray icons');
    desktop.trayHost.become({ hung: false });
    desktop.trayHost.become({ hasHost: false });
    desktop.trayHost.become({ hasHost: true });
    await desktop.trayHost.whenShown();
    await expect(notice(page)).toBeHidden();
  });

  test('a window that is closed before the panel has answered comes back', async ({ marquee, desktop }) => {
    keepInTray(marquee.userData);
    desktop.trayHost.become({ hung: true });
    const { app } = await marquee.open();
    const window = app.waitForEvent('window');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    const page = await window;
    await expect(notice(page)).toContainText('no place for tray icons');
  });
});
