import type { Page } from '@playwright/test';
import type { Messages } from '#messages/types';
import { catalogs as mainCatalogs } from '#messages/main';
import { catalogs as popoverCatalogs } from '#messages/popover';
import { catalogs as profileCatalogs } from '#messages/profile';
import { catalogs as viewCatalogs } from '#messages/views';
import type { Spoken } from '../../preload/contract/language';
import type { Desktop } from '../desktop/desktop';
import type { PlexTv } from '../plex-tv/server';
import { Marquee } from './marquee';

/** Marquee as someone starts it whose system has these variables of the language and region. */
export function marqueeIn(
  desktop: Desktop,
  plexTv: PlexTv,
  variables: Readonly<Record<string, string>>,
): Marquee {
  return new Marquee({ env: { ...desktop.env, ...variables } }, plexTv);
}

/** A made-up language, named as on any Linux system. */
export const pseudo = (language: 'en_XA' | 'ar_XB') => ({ LC_ALL: 'en_US.UTF-8', LANGUAGE: language });

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
