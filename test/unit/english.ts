import { catalogs as popover } from '#messages/popover';
import { catalogs as profile } from '#messages/profile';
import { catalogs as views } from '#messages/views';
import { speak } from '../../main/base/words';
import type { Locale } from '../../preload/contract/language';
import { useWords } from '../../renderer/lib/words/words.svelte';

const locale: Locale = { language: 'en', region: 'en-US' };

/** Loads what main and the pages load before they say anything. */
export async function speakEnglish(): Promise<void> {
  await speak(locale);
  for (const part of [popover, profile, views]) useWords(locale, (await part.en()).messages);
}
