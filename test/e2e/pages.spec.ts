import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { DEMO_SCENARIOS } from '../../main/account/demo';
import { expect, screenshot, test } from './marquee';

async function expectAccessible(page: Page): Promise<void> {
  // Legacy mode, since Electron can't open the extra page that axe would like for frames; there are none here.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** Texts that are cut off: boxes that hide what does not fit into them, and a page wider than its window. */
async function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll<HTMLElement>('body *')];
    return boxes
      .filter((box) => {
        const { overflowX } = getComputedStyle(box);
        const isForScreenReaders = box.clientWidth <= 1;
        const hides = box === document.documentElement || overflowX === 'hidden' || overflowX === 'clip';
        return hides && !isForScreenReaders && box.innerText !== '' && box.scrollWidth > box.clientWidth + 1;
      })
      .map((box) => `${box.tagName}.${box.className}: ${box.innerText.slice(0, 60)}`);
  });
}

/** Looks at one page as people with different eyes do, and keeps pictures of it. */
async function inspect(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await test.step(`${name}, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme });
      await screenshot(page, `${name}-${colorScheme}`);
      await expectAccessible(page);
    });
  }
}

for (const scenario of DEMO_SCENARIOS) {
  test(`the demo shows ${scenario}, readable to everyone`, async ({ marquee, plexTv, desktop }) => {
    const { app, page } = await marquee.open('--demo');
    await page.locator('[data-demo]').getByRole('combobox').selectOption(scenario);
    await expect(page.locator(`[data-demo="${scenario}"]`)).toBeVisible();
    await inspect(page, `demo-${scenario}`);

    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(600);
    await screenshot(page, `demo-${scenario}-zoomed`);
    expect(await cutTexts(page)).toEqual([]);
    await expectAccessible(page);

    expect(plexTv.requests, 'the demo asks nobody').toEqual([]);
    expect(await desktop.keyring.count()).toBe(0);
  });
}

test('the welcome page is readable to everyone, and leads into the demo and back', async ({ marquee }) => {
  const { app, page } = await marquee.open();
  await inspect(page, 'welcome');
  await page.getByText('Where do I find my token?').click();
  await page.getByRole('button', { name: 'Check and sign in' }).click();
  await inspect(page, 'welcome-help');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(600);
  await screenshot(page, 'welcome-zoomed');
  expect(await cutTexts(page)).toEqual([]);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1));

  await page.getByRole('button', { name: 'Look around with a demo account' }).click();
  await expect(page.locator('[data-view=profile]')).toBeVisible();
  await page.getByRole('button', { name: 'Leave the demo' }).click();
  await expect(page.locator('[data-view=welcome]')).toBeVisible();
});

test('the settings and the way out are readable to everyone', async ({ marquee, token }) => {
  await marquee.signIn(token);
  const { page } = await marquee.open();
  await page.keyboard.press('Control+,');
  await expect(page.locator('[data-view=settings]')).toBeVisible();
  await inspect(page, 'settings');
  await page.getByRole('button', { name: /sign out/i }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await inspect(page, 'sign-out');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('what changed is readable to everyone, also while nothing has', async ({ marquee }) => {
  const { app, page } = await marquee.open('--demo');
  await page.getByRole('button', { name: 'What changed' }).click();
  await expect(page.locator('[data-change]').first()).toBeVisible();
  await inspect(page, 'history');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(600);
  await screenshot(page, 'history-zoomed');
  expect(await cutTexts(page)).toEqual([]);
  await expectAccessible(page);

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1));
  await page.locator('[data-demo]').getByRole('combobox').selectOption('managed');
  await expect(page.locator('[data-empty]')).toBeVisible();
  await inspect(page, 'history-empty');
});

test.describe('in the tray', () => {
  test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true } });

  for (const scenario of DEMO_SCENARIOS) {
    test(`the popover shows ${scenario}, readable to everyone`, async ({ marquee, desktop }) => {
      const { app, page } = await marquee.open('--demo');
      await page.locator('[data-demo]').getByRole('combobox').selectOption(scenario);
      await desktop.trayHost.whenShown();
      const opened = app.waitForEvent('window');
      await desktop.trayHost.activate();
      const popover = await opened;
      await popover.locator('body[data-ready]').waitFor();
      await inspect(popover, `popover-${scenario}`);
      expect(await popover.locator('main').evaluate((it) => it.scrollHeight - it.clientHeight)).toBe(0);
    });
  }

  test('the popover of nobody leads to the sign-in', async ({ marquee, desktop }) => {
    const { app } = await marquee.startHidden();
    await desktop.trayHost.whenShown();
    const opened = app.waitForEvent('window');
    await desktop.trayHost.activate();
    const popover = await opened;
    await popover.locator('body[data-ready=signed-out]').waitFor();
    await inspect(popover, 'popover-signed-out');
    const profile = app.waitForEvent('window');
    await popover.getByRole('button', { name: 'Sign in' }).click();
    await expect((await profile).getByLabel('Plex token', { exact: true })).toBeVisible();
  });
});

test.describe('without a keychain', () => {
  test.use({ desktopOptions: { keyring: 'absent' } });

  test('the welcome page says so', async ({ marquee, token }) => {
    const { page } = await marquee.open();
    await page.getByLabel('Plex token', { exact: true }).fill(token);
    await page.getByRole('button', { name: 'Check and sign in' }).click();
    await expect(page.locator('[data-sign-in-problem=keychain-absent]')).toBeVisible();
    await inspect(page, 'welcome-no-keychain');
  });
});

test('a locked keychain and an unreachable plex.tv have pages of their own', async ({
  marquee,
  token,
  desktop,
  plexTv,
}) => {
  await marquee.signIn(token);
  await desktop.keyring.lock();
  const { page } = await marquee.open();
  await expect(page.locator('[data-view=trouble]')).toBeVisible();
  await inspect(page, 'trouble-keychain-locked');
  plexTv.answerWith('503');
  await desktop.keyring.unlock();
  await expect(page.locator('[data-problem=unavailable]')).toBeVisible();
  await inspect(page, 'stale-unavailable');
});

test('everything can be reached with the keyboard', async ({ marquee }) => {
  const { page } = await marquee.open();
  const reached: string[] = [];
  for (let steps = 0; steps < 12; steps += 1) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => (document.activeElement as HTMLElement).innerText.trim()));
  }
  expect(reached).toEqual(
    expect.arrayContaining(['Check and sign in', 'Look around with a demo account', 'Settings']),
  );
});
