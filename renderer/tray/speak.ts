import { catalogs } from '#messages/popover';
import type { Locale } from '../../preload/contract/language';
import { markLanguage } from '../lib/words/locale';
import { useWords } from '../lib/words/words.svelte';

let wanted: Locale | null = null;

/** Speaks a language from now on. */
export async function speak(locale: Locale): Promise<void> {
  if (wanted?.language === locale.language && wanted.region === locale.region) return;
  wanted = locale;
  const { messages } = await catalogs[locale.language]();
  if (wanted !== locale) return; // it was changed again meanwhile
  useWords(locale, messages);
  markLanguage(locale, document.documentElement);
}
