import { catalogs } from '#messages/profile';
import { catalogs as viewCatalogs } from '#messages/views';
import type { Locale } from '../../preload/contract/language';
import { markLanguage } from '../lib/words/locale';
import { useWords } from '../lib/words/words.svelte';

let wanted: Locale | null = null;
let hasViews = false;
/** The words that are being loaded, or were last. */
let loading: Promise<void> = Promise.resolve();

/** Speaks a language from now on. */
export async function speak(locale: Locale): Promise<void> {
  if (wanted?.language === locale.language && wanted.region === locale.region) return;
  wanted = locale;
  loading = load(locale);
  await loading;
}

/** Loads what the views say that a window with a profile begins without, beside `view` itself. */
export async function withViewWords<View>(view: Promise<View>): Promise<View> {
  if (!hasViews && wanted) {
    hasViews = true;
    loading = load(wanted);
  }
  await loading; // also where another view had them loaded a moment ago
  return view;
}

async function load(locale: Locale): Promise<void> {
  const [profile, views] = await Promise.all([
    catalogs[locale.language](),
    hasViews ? viewCatalogs[locale.language]() : null,
  ]);
  if (wanted !== locale) return loading; // it was changed again meanwhile
  useWords(locale, { ...profile.messages, ...views?.messages });
  markLanguage(locale, document.documentElement);
}
