import type { ElectronApplication, Page } from '@playwright/test';
import { directionOf } from '../../preload/contract/language';
import { languageOf, marqueeIn, pseudo, wordsOf } from './languages';
import { expect, screenshot, test } from './marquee';
import { cutTexts } from './readable';

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true, notifications: {} } });

const zoom = (app: ElectronApplication, factor: number): Promise<void> =>
  app.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to);
  }, factor);

/** Looks whether all that the page says fits on it, as it is and at twice its size. */
async function expectWhole(app: ElectronApplication, page: Page, name: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const width = await page.evaluate(() => window.innerWidth);
  await screenshot(page, `languages/${name}`);
  expect.soft(await cutTexts(page), name).toEqual([]);
  await zoom(app, 2);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(width);
  await screenshot(page, `languages/${name}-zoomed`);
  expect.soft(await cutTexts(page), `${name} at twice its size`).toEqual([]);
  await zoom(app, 1);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
}

for (const [variable, language] of [
  ['en_XA', 'en-XA'],
  ['ar_XB', 'ar-XB'],
] as const) {
  test.describe(`in ${language}`, () => {
    test('the pages of an account say all of it, and are marked with language and direction', async ({
      desktop,
      plexTv,
    }) => {
      const marquee = marqueeIn(desktop, plexTv, pseudo(variable));
      const { app, page } = await marquee.open('--demo');
      const { profile, views } = await wordsOf(language);
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      try {
        expect(await languageOf(page)).toEqual({ lang: language, dir: directionOf(language) });
        await expectWhole(app, page, `${language}-profile`);

        await page.getByRole('button', { name: profile.history.open }).first().click();
        await expect(page.locator('[data-change]').first()).toBeVisible();
        await expectWhole(app, page, `${language}-history`);
        await page.keyboard.press('Escape');

        await page.getByRole('button', { name: profile.devices.open }).first().click();
        await expect(page.locator('[data-device]').first()).toBeVisible();
        await expectWhole(app, page, `${language}-devices`);
        await button(views.devices.removeNamed({ name: 'Demo Phone' })).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectWhole(app, page, `${language}-remove-device`);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();

        await desktop.trayHost.whenShown();
        const opened = app.waitForEvent('window');
        await desktop.trayHost.activate();
        const popover = await opened;
        await popover.locator('body[data-ready]').waitFor();
        expect(await languageOf(popover)).toEqual({ lang: language, dir: directionOf(language) });
        await screenshot(popover, `languages/${language}-popover`);
        expect.soft(await cutTexts(popover), 'popover').toEqual([]);
      } finally {
        await marquee.close();
      }
    });

    test('the ways to sign in say all of it', async ({ desktop, plexTv }) => {
      const marquee = marqueeIn(desktop, plexTv, pseudo(variable));
      const { views } = await wordsOf(language);
      const { app, page } = await marquee.open();
      try {
        await expectWhole(app, page, `${language}-welcome`);
        await page.getByText(views.ways.paste).click();
        await page.getByText(views.tokenHelp.title).click();
        await expectWhole(app, page, `${language}-token`);
        await page.getByRole('button', { name: views.ways.code }).click();
        await expect(page.locator('[data-view=welcome]')).toBeHidden();
        await expectWhole(app, page, `${language}-code`);
      } finally {
        await marquee.close();
      }
    });

    test('the settings and their dialogs say all of it', async ({
      desktop,
      plexTv,
      token,
      marquee: english,
    }) => {
      await english.signIn(token);
      const marquee = marqueeIn(desktop, plexTv, pseudo(variable));
      const { views, profile } = await wordsOf(language);
      const { app, page } = await marquee.openAndRead();
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      try {
        await page.keyboard.press('Control+,');
        await expect(page.locator('[data-view=settings]')).toBeVisible();
        await expectWhole(app, page, `${language}-settings`);
        await button(views.settings.forget).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectWhole(app, page, `${language}-forget`);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
        await button(profile.signOut).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectWhole(app, page, `${language}-sign-out`);
      } finally {
        await marquee.close();
      }
    });
  });
}

test('a language that is chosen speaks at once, in window, tray and menus', async ({ desktop, plexTv }) => {
  const marquee = marqueeIn(desktop, plexTv, pseudo('en_XA'));
  const { app, page } = await marquee.open('--demo');
  const entries = async (): Promise<string> =>
    (await desktop.trayHost.menu()).map(({ label }) => label).join('\n');
  const menus = (): Promise<string> =>
    app.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? [])
        .flatMap(({ label, submenu }) => [label, ...(submenu?.items ?? []).map((item) => item.label)])
        .join('\n'),
    );
  try {
    await desktop.trayHost.whenShown();
    expect(await entries()).not.toContain('Settings…');
    expect(await menus()).not.toContain('Settings…');
    await page.keyboard.press('Control+,');
    await page.locator('section[aria-labelledby=language] select').selectOption({ label: 'English' });
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
    expect(await languageOf(page)).toEqual({ lang: 'en', dir: 'ltr' });
    await expect.poll(entries).toContain('Settings…');
    await expect.poll(menus).toContain('Settings…');
    expect((await desktop.trayHost.item()).tooltip).not.toContain('~');

    await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Same as your computer' });
    await expect.poll(() => languageOf(page)).toEqual({ lang: 'en-XA', dir: 'ltr' });
    await expect.poll(entries).not.toContain('Settings…');
    expect((await desktop.trayHost.item()).tooltip).toContain('~');
  } finally {
    await marquee.close();
  }
});
