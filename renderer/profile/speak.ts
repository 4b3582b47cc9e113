import { catalogs } from '#messages/profile';
import { catalogs as viewCatalogs } from '#messages/views';
import type { Locale } from '../../preload/contract/language';
import { markLanguage } from '../lib/words/locale';
import { useWords } from '../lib/words/words.svelte';

let wanted: Locale | null = null;
let hasViews = false;

/** Speaks a language from now on. */
export async function speak(locale: Locale): Promise<void> {
  if (wanted?.language === locale.language && wanted.region === locale.region) return;
  wanted = locale;
  await load(locale);
}

/** Loads what the views say that a window with a profile begins without, beside `view` itself. */
export async function withViewWords<View>(view: Promise<View>): Promise<View> {
  const isNew = !hasViews;
  hasViews = true;
  if (isNew && wanted) await load(wanted);
  return view;
}

async function load(locale: Locale): Promise<void> {
  const [profile, views] = await Promise.all([
    catalogs[locale.language](),
    hasViews ? viewCatalogs[locale.language]() : null,
  ]);
  if (wanted !== locale) return; // it was changed again meanwhile
  useWords(locale, { ...profile.messages, ...views?.messages });
  markLanguage(locale, document.documentElement);
}
