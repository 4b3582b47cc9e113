import type { Page } from '@playwright/test';
import type { Messages } from '#messages/types';
import { catalogs as mainCatalogs } from '#messages/main';
import { catalogs as popoverCatalogs } from '#messages/popover';
import { catalogs as profileCatalogs } from '#messages/profile';
import { catalogs as viewCatalogs } from '#messages/views';
import type { DemoScenario } from '../../../preload/contract/account/demo';
import type { Spoken } from '../../../preload/contract/language';
import type { Desktop } from '../../desktop/desktop';
import type { PlexTv } from '../../plex-tv/server';
import { expect, Marquee } from './marquee';

/** Marquee as someone starts it whose system has these variables of the language and region. */
export function marqueeIn(
  desktop: Desktop,
  plexTv: PlexTv,
  variables: Readonly<Record<string, string>>,
): Marquee {
  return new Marquee({ env: { ...desktop.env, ...variables } }, plexTv);
}

/** The variables of a Linux system in a language, real or made-up. */
export const systemIn = (language: Spoken) => ({
  LC_ALL: 'en_US.UTF-8',
  LANGUAGE: language.replace('-', '_'),
});

/** All that is said in a language. */
export async function wordsOf(language: Spoken): Promise<Messages> {
  const groups = await Promise.all([
    mainCatalogs[language](),
    popoverCatalogs[language](),
    profileCatalogs[language](),
    viewCatalogs[language](),
  ]);
  const [main, popover, profile, views] = groups;
  return { ...main.messages, ...popover.messages, ...profile.messages, ...views.messages };
}

/** What the page says of its own language. */
export const languageOf = (page: Page): Promise<{ readonly lang: string; readonly dir: string }> =>
  page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }));

/** What plex.tv and the region say, the letters of a code among it, and names: they are the same in every language. */
const NO_WORDS =
  /\b(Demo (Account|Phone)|Quiet Lantern|Living Room|Plex Pass|Marquee|Electron|Linux|Ubuntu|Debian|Ctrl|Esc|[a-z]+[A-Z]\w*|[a-z]{2}-[A-Z]{2}|[A-Z]{1,3}|ago|in|yesterday|tomorrow|(second|minute|hour|day|month|year)s?|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\b/g;

/** The words in texts of `en-XA` that are in no catalog: those of the catalogs have an accent on each vowel. */
export function untranslated(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => /[aeiouy]/i.test(text.replace(NO_WORDS, '')));
}

/** The texts of a page: what it shows and what a screen reader says, but for what stands apart as plex.tv's. */
export const textsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const labels = ['aria-label', 'title', 'placeholder', 'alt'];
    return [
      ...document.querySelectorAll('body, body *:not(script, style, bdi, bdi *, code, time, [lang])'),
    ].flatMap((element) => [
      ...[...element.childNodes].filter((it) => it instanceof Text).map((it) => it.data.trim()),
      ...labels.map((name) => element.getAttribute(name) ?? ''),
    ]);
  });

/** Looks at what is on show, which has a name. */
export type Look = (page: Page, name: string) => Promise<void>;

/** Goes through the pages and dialogs of the demo account, and back to its profile. */
export async function seeAccount(page: Page, { profile, views }: Messages, look: Look): Promise<void> {
  await look(page, 'profile');
  await page.getByRole('button', { name: profile.history.open }).first().click();
  await expect(page.locator('[data-change]').first()).toBeVisible();
  await look(page, 'history');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: profile.devices.open }).first().click();
  await expect(page.locator('[data-device]').first()).toBeVisible();
  await look(page, 'devices');
  await page.getByRole('button', { name: views.devices.removeNamed({ name: 'Demo Phone' }) }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(page, 'remove-device');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Escape');

  const scenario = page.locator('[data-demo] select');
  await scenario.selectOption('sparse' satisfies DemoScenario);
  await expect(page.locator('[data-state=unreadable]').first()).toBeVisible();
  await look(page, 'sparse');
  await scenario.selectOption('plex-pass' satisfies DemoScenario);
  await expect(page.locator('[data-state=unreadable]')).toHaveCount(0);
}

/** Goes through the ways to sign in: the first page, with a token, with a code. */
export async function seeSignIn(page: Page, { views }: Messages, look: Look): Promise<void> {
  await look(page, 'welcome');
  await page.getByText(views.ways.paste).click();
  await page.getByText(views.tokenHelp.title).click();
  await look(page, 'token');
  await page.getByRole('button', { name: views.ways.code }).click();
  await expect(page.locator('[data-view=welcome]')).toBeHidden();
  await look(page, 'code');
}

/** Goes through the settings and their dialogs, for someone who is signed in. */
export async function seeSettings(page: Page, { views }: Messages, look: Look): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.keyboard.press('Control+,');
  await expect(page.locator('[data-view=settings]')).toBeVisible();
  await look(page, 'settings');
  await button(views.settings.forget).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(page, 'forget');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await button(views.signOut.ask).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(page, 'sign-out');
}
