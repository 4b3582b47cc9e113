import { DEMO_SCENARIOS } from '../../../preload/contract/account/demo';
import { demoTest } from '../parts/demo';
import { openPopover } from '../parts/intruder';
import { expect, pasteToken, test } from '../parts/marquee';
import { zoomedScreenshot } from '../parts/screenshots';
import { brokenWords, cutTexts, inspect, inspectZoomed, lookZoomed } from '../parts/readable';

for (const scenario of DEMO_SCENARIOS) {
  demoTest(`the demo shows ${scenario}, readable to everyone`, async ({ demo }) => {
    const { app, page, plexTv, desktop } = demo;
    await page.locator('[data-demo]').getByRole('combobox').selectOption(scenario);
    await expect(page.locator(`[data-demo="${scenario}"]`)).toBeVisible();
    await inspect(page, `demo-${scenario}`);

    await inspectZoomed(app, page, `demo-${scenario}`);

    expect(plexTv.requests, 'the demo asks nobody').toEqual([]);
    expect(await desktop.keyring.count()).toBe(0);
  });
}

test('the welcome page is readable to everyone, and leads into the demo and back', async ({ marquee }) => {
  const { app, page } = await marquee.open();
  await inspect(page, 'welcome');
  await page.getByText('Paste a token').click();
  await page.getByText('Where do I find my token?').click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await inspect(page, 'welcome-help');
  await inspectZoomed(app, page, 'welcome');

  await page.getByRole('button', { name: 'Try a demo account' }).click();
  await expect(page.locator('[data-view=profile]')).toBeVisible();
  await page.getByRole('button', { name: 'Exit demo' }).click();
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

demoTest('what changed is readable to everyone, also while nothing has', async ({ demo }) => {
  const { app, page } = demo;
  await page.getByRole('button', { name: 'What changed' }).click();
  await expect(page.locator('[data-change]').first()).toBeVisible();
  await inspect(page, 'history');
  await inspectZoomed(app, page, 'history');

  await page.locator('[data-demo]').getByRole('combobox').selectOption('managed');
  await expect(page.locator('[data-empty]')).toBeVisible();
  await inspect(page, 'history-empty');
});

demoTest(
  'the devices, and what is said before one is removed, are readable to everyone',
  async ({ demo }) => {
    const { app, page } = demo;
    for (const scenario of ['new-device', 'twenty-devices'] as const) {
      await page.locator('[data-demo]').getByRole('combobox').selectOption(scenario);
      await page.getByRole('button', { name: /^Devices/ }).click();
      await expect(page.locator('[data-device]').first()).toBeVisible();
      await inspect(page, `devices-${scenario}`);
      await inspectZoomed(app, page, `devices-${scenario}`);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: /^Devices/ }).click();
    await page.getByRole('button', { name: 'Remove Demo Phone' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await inspect(page, 'remove-device');
  },
);

for (const scenario of DEMO_SCENARIOS) {
  demoTest(`the popover shows ${scenario}, readable to everyone`, async ({ demo }) => {
    const { app, page, desktop } = demo;
    await page.locator('[data-demo]').getByRole('combobox').selectOption(scenario);
    const popover = await openPopover(app, desktop);
    await inspect(popover, `popover-${scenario}`);
    const spare = () =>
      popover.evaluate(() => window.innerHeight - document.documentElement.getBoundingClientRect().height);
    await expect.poll(spare, 'the window is as high as what it says').toBeCloseTo(0, 0);
  });
}

demoTest('the popover keeps its shape at whatever size the pages are shown', async ({ demo }) => {
  const { app, page, desktop } = demo;
  await lookZoomed(app, page, 'profile-before-popover', async () => {
    const popover = await openPopover(app, desktop);
    const shape = () =>
      popover.evaluate(() => {
        const { height } = document.documentElement.getBoundingClientRect();
        return { width: window.innerWidth, spare: Math.abs(Math.round(window.innerHeight - height)) };
      });
    await expect
      .poll(shape, 'as wide as ever, and as high as what it says')
      .toEqual({ width: 340, spare: 0 });
    await zoomedScreenshot(app, popover, 'popover-zoomed');
    expect(await cutTexts(popover)).toEqual([]);
    expect(await brokenWords(popover)).toEqual([]);
  });
});

test.describe('in the tray', () => {
  test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true } });

  test('the popover of nobody leads to the sign-in', async ({ marquee, desktop }) => {
    const { app } = await marquee.startHidden();
    await desktop.trayHost.whenShown();
    const opened = app.waitForEvent('window');
    await desktop.trayHost.activate();
    const popover = await opened;
    await popover.locator('body[data-ready=signed-out]').waitFor();
    await inspect(popover, 'popover-signed-out');
    const profile = app.waitForEvent('window');
    await popover.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect((await profile).getByRole('button', { name: 'Sign in with your browser' })).toBeVisible();
  });
});

test.describe('without a keychain', () => {
  test.use({ desktopOptions: { keyring: 'absent' } });

  test('the welcome page says so', async ({ marquee, token }) => {
    const { page } = await marquee.open();
    await pasteToken(page, token);
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
    expect.arrayContaining([
      'Sign in with your browser',
      'Use a four-character code',
      'Paste a token',
      'Try a demo account',
      'Settings',
    ]),
  );
});
