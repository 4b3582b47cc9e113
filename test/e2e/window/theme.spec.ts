import type { ElectronApplication, Page } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Theme } from '../../../preload/contract/app/settings';
import { demoTest } from '../parts/demo';
import { openPopover } from '../parts/intruder';
import { expect, test, type Marquee } from '../parts/marquee';

/** The canvas of renderer/theme.css, as a computed style tells it. */
const CANVAS = { light: 'rgb(247, 245, 242)', dark: 'rgb(21, 19, 18)' } as const;

/** The color of a page's canvas. Playwright would have each page be light, whatever the app says. */
async function canvasOf(page: Page): Promise<string> {
  await page.emulateMedia({ colorScheme: null });
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

const backgroundsOf = (app: ElectronApplication): Promise<readonly string[]> =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getBackgroundColor().toLowerCase()),
  );

async function choose(page: Page, label: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Theme', exact: true }).selectOption({ label });
}

test.describe('in the tray', () => {
  test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true } });

  test('a theme that is chosen is shown at once, in window and popover, and forgotten with everything else', async ({
    marquee,
    desktop,
  }) => {
    const { app, page } = await marquee.open();
    await page.getByRole('button', { name: 'Settings' }).click();
    const popover = await openPopover(app, desktop);
    const bySystem = await canvasOf(page);
    for (const theme of ['dark', 'light'] as const) {
      await choose(page, theme === 'dark' ? 'Dark' : 'Light');
      await expect.poll(() => canvasOf(page)).toBe(CANVAS[theme]);
      await expect.poll(() => canvasOf(popover)).toBe(CANVAS[theme]);
      const background = theme === 'dark' ? '#151312' : '#f7f5f2';
      await expect.poll(() => backgroundsOf(app)).toEqual([background, background]);
    }
    await choose(page, bySystem === CANVAS.dark ? 'Light' : 'Dark');
    await expect.poll(() => canvasOf(page)).not.toBe(bySystem);
    await page.getByRole('button', { name: 'Forget everything…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click();
    await expect.poll(() => canvasOf(page)).toBe(bySystem);
  });
});

for (const theme of ['light', 'dark'] as const) {
  test(`a window opens in the chosen theme from its first moment: ${theme}`, async ({
    marquee,
  }, testInfo) => {
    await keepTheme(marquee, theme);
    const script = testInfo.outputPath('note-windows.cjs');
    await writeFile(script, NOTE_WINDOWS);
    const { app } = await marquee.startHidden(script);
    marquee.startProcess(); // the Marquee that runs opens its window
    const page = await app.firstWindow();
    await page.locator('body[data-ready]').waitFor();
    expect(await canvasOf(page)).toBe(CANVAS[theme]);
    expect(await app.evaluate(() => Reflect.get(globalThis, 'firstBackgrounds') as unknown)).toEqual([
      theme === 'dark' ? '#151312' : '#f7f5f2',
    ]);
  });
}

/** Notes the background that each window has when it is made. */
const NOTE_WINDOWS = `
const { app } = require('electron');
globalThis.firstBackgrounds = [];
app.on('browser-window-created', (_, window) => {
  queueMicrotask(() => globalThis.firstBackgrounds.push(window.getBackgroundColor().toLowerCase()));
});
`;

/** Leaves a theme for the next start, as an earlier one would have. */
async function keepTheme(marquee: Marquee, theme: Theme): Promise<void> {
  await mkdir(marquee.userData, { recursive: true });
  await writeFile(join(marquee.userData, 'settings.json'), JSON.stringify({ theme }));
}

test('nothing shines through anything where a person wants less transparency', async ({ marquee }) => {
  const { page } = await marquee.open('--demo');
  expect(await translucent(page), 'otherwise the sign shines through its chips').not.toEqual([]);
  const devtools = await page.context().newCDPSession(page);
  const features = ['transparency', 'motion'].map((it) => ({
    name: `prefers-reduced-${it}`,
    value: 'reduce',
  }));
  await devtools.send('Emulation.setEmulatedMedia', { features });
  await expect(page.locator('[data-view=profile]')).toBeVisible();
  expect(await translucent(page)).toEqual([]);
  await page.getByRole('button', { name: /^Devices/ }).click();
  await page
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await translucent(page)).toEqual([]);
});

/** What of the page has a ground that lets something shine through, dialogs with what lies behind them included. */
function translucent(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isTranslucent = (element: Element, part?: string): boolean => {
      const alpha = /^rgba\(.*, ([\d.]+)\)$/.exec(getComputedStyle(element, part).backgroundColor)?.[1];
      return alpha !== undefined && Number(alpha) > 0;
    };
    const dialogs = [...document.querySelectorAll('dialog[open]')];
    return [
      ...[...document.querySelectorAll('body *')].filter((it) => isTranslucent(it)),
      ...dialogs.filter((it) => isTranslucent(it, '::backdrop')),
    ].map(({ tagName, className }) => `${tagName} ${className}`);
  });
}

demoTest(
  'icons have the color of the text beside them where the system forces its colors',
  async ({ demo }) => {
    const { page } = demo;
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await expect(page.locator('[data-perks] svg').first()).toBeVisible();
    const iconsOfOtherColors = await page.evaluate(() =>
      [...document.querySelectorAll('svg[viewBox="0 0 20 20"]')]
        .filter(
          (it) => it.parentElement && getComputedStyle(it).color !== getComputedStyle(it.parentElement).color,
        )
        .map((it) => `${it.parentElement?.className}: ${getComputedStyle(it).color}`),
    );
    expect(iconsOfOtherColors).toEqual([]);
  },
);
