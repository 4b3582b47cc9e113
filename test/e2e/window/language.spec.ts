import type { ElectronApplication, Page } from '@playwright/test';
import { ALL_LANGUAGES, directionOf } from '../../../preload/contract/language';
import { openPopover } from '../parts/intruder';
import {
  languageOf,
  marqueeIn,
  seeAccount,
  seeSettings,
  seeSignIn,
  systemIn,
  textsOf,
  untranslated,
  wordsOf,
} from '../parts/languages';
import { expect, test } from '../parts/marquee';
import { screenshot } from '../parts/screenshots';
import { brokenWords, cutTexts, lookZoomed } from '../parts/readable';

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true, notifications: {} } });

/** What the entries of the application's menu say. */
const menuOf = (app: ElectronApplication): Promise<readonly string[]> =>
  app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) =>
      (submenu?.items ?? []).map(({ label }) => label),
    ),
  );

/** Looks whether all that the page says fits on it. */
async function expectToFit(page: Page, name: string): Promise<void> {
  expect.soft(await cutTexts(page), name).toEqual([]);
  expect.soft(await brokenWords(page), name).toEqual([]);
}

/** The same, and whether it is from the catalogs. */
async function expectWhole(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await screenshot(page, `languages/${name}`);
  await expectToFit(page, name);
  const { lang } = await languageOf(page);
  if (lang === 'en-XA') expect.soft(untranslated(await textsOf(page)), name).toEqual([]);
}

/** All of that, as it is and at twice its size. */
async function expectWholeZoomed(app: ElectronApplication, page: Page, name: string): Promise<void> {
  await expectWhole(page, name);
  await lookZoomed(app, page, `languages/${name}`, () => expectToFit(page, `${name}, zoomed`));
}

for (const language of ALL_LANGUAGES) {
  test(`each page says all of it in ${language}, and is marked with language and direction`, async ({
    desktop,
    plexTv,
    token,
    marquee: english,
  }) => {
    await english.signIn(token);
    const words = await wordsOf(language);
    const marquee = marqueeIn(desktop, plexTv, systemIn(language));
    const { app, page } = await marquee.openAndRead();
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const look = (shown: Page, name: string) => expectWholeZoomed(app, shown, `${language}-${name}`);
    const marked = { lang: language, dir: directionOf(language) };
    try {
      expect(await languageOf(page)).toEqual(marked);
      await seeSettings(page, words, look);
      await button(words.views.signOut.here.button).click();
      await button(words.views.welcome.demo).click();
      await seeAccount(page, words, look);
      const popover = await openPopover(app, desktop);
      expect(await languageOf(popover)).toEqual(marked);
      await expectWhole(popover, `${language}-popover`);
      const hidden = await popover.locator('main').evaluate((it) => it.scrollHeight - it.clientHeight);
      expect.soft(hidden, 'the popover need not be scrolled').toBe(0);
      await button(words.views.demo.leave).click();
      await seeSignIn(page, words, look);
    } finally {
      await marquee.close();
    }
  });
}

for (const [language, variables] of [
  ['de', { LC_ALL: 'de_DE.UTF-8', LANGUAGE: '' }],
  ['en-XA', systemIn('en-XA')],
] as const) {
  test(`tray and notifications speak the language of the system, ${language}`, async ({
    desktop,
    plexTv,
    token,
    marquee: english,
  }) => {
    await english.signIn(token);
    const { main, shared } = await wordsOf(language);
    const { tray } = main;
    const marquee = marqueeIn(desktop, plexTv, variables);
    const { page } = await marquee.openAndRead();
    try {
      const pass = shared.passLine({ pass: shared.passes['plex-pass'], stub: shared.stub.lifetime });
      const read = main.read({ age: shared.time.justNow });
      await expect
        .poll(async () => (await desktop.trayHost.item()).tooltip)
        .toBe(`Quiet Lantern\n${pass}\n${read}`);
      const entries = (await desktop.trayHost.menu()).map(({ label }) => label).filter(Boolean);
      expect(entries).toEqual([
        'Quiet Lantern',
        pass,
        main.states.upToDate,
        read,
        tray.openProfile,
        tray.refresh,
        tray.whatChanged,
        tray.copyStatus,
        shared.managePass({ pass: shared.passes['plex-pass'] }),
        shared.openPlexAccount,
        tray.settings,
        tray.launchAtLogin,
        tray.signOut,
        main.menu.about,
        main.updates.check,
        main.menu.quit,
      ]);
      plexTv.setUser(token, { attributes: { twoFactorEnabled: '0', homeSize: '6' } });
      await page.keyboard.press('Control+r');
      const [shown] = await desktop.notifications.waitFor(1);
      expect(shown?.summary).toBe(main.notifications.changes({ count: 2, number: '2' }));
      expect(shown?.body.split('\n')).toEqual([
        'Quiet Lantern',
        main.changes['two-factor'],
        main.changes['home-size'],
      ]);
    } finally {
      await marquee.close();
    }
  });
}

test('a language that is chosen speaks at once, in window, popover, tray and menus, and after a restart', async ({
  desktop,
  plexTv,
}) => {
  const marquee = marqueeIn(desktop, plexTv, { LC_ALL: 'en_US.UTF-8', LANGUAGE: '' });
  const [de, en] = [await wordsOf('de'), await wordsOf('en')];
  const trayMenu = async (): Promise<readonly string[]> =>
    (await desktop.trayHost.menu()).map(({ label }) => label);
  const expectSpoken = async (app: ElectronApplication, page: Page, words: typeof de) => {
    await expect.poll(() => languageOf(page)).toEqual({ lang: words === de ? 'de' : 'en', dir: 'ltr' });
    await expect.poll(trayMenu).toContain(words.main.tray.settings);
    await expect.poll(() => menuOf(app)).toContain(words.main.menu.settings);
    const renews = words.shared.stub.renews({ day: '' }).trim();
    await expect.poll(async () => (await desktop.trayHost.item()).tooltip).toContain(renews);
    await expect(page.locator('body')).toContainText(words.views.settings.title);
  };
  const choose = async (page: Page, from: typeof de, label: string): Promise<void> => {
    const { language } = from.views.settings;
    await page.getByRole('combobox', { name: language, exact: true }).selectOption({ label });
  };
  try {
    const { app, page } = await marquee.open('--demo');
    await page.keyboard.press('Control+,');
    await expect(page.locator('[data-view=settings]')).toBeVisible();
    const popover = await openPopover(app, desktop);
    await expectSpoken(app, page, en);
    await expect(popover.locator('body')).toContainText(en.popover.open);
    await choose(page, en, 'Deutsch');
    await expectSpoken(app, page, de);
    await expect(popover.locator('body')).toContainText(de.popover.open);
    expect(await languageOf(popover)).toEqual({ lang: 'de', dir: 'ltr' });
    const changed = await page.locator('[data-view=settings]').innerText();
    await app.close();

    const again = await marquee.open('--demo');
    await again.page.keyboard.press('Control+,');
    await expectSpoken(again.app, again.page, de);
    expect(changed, 'nothing was left in English').toBe(
      await again.page.locator('[data-view=settings]').innerText(),
    );
    await choose(again.page, de, de.views.settings.languageOfSystem);
    await expectSpoken(again.app, again.page, en);
  } finally {
    await marquee.close();
  }
});
