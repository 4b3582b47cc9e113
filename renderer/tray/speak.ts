import { catalogs } from '#messages/popover';
import type { Locale } from '../../preload/contract/language';
import { markLanguage } from '../lib/words/locale';
import { Speaker } from '../lib/words/speaker';

const speaker = new Speaker(
  async (language) => (await catalogs[language]()).messages,
  (locale) => markLanguage(locale, document.documentElement),
);

/** Speaks a language from now on. */
export const speak = (locale: Locale): Promise<void> => speaker.speak(locale);
