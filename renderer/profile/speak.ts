import { catalogs } from '#messages/profile';
import { catalogs as viewCatalogs } from '#messages/views';
import type { Locale } from '../../preload/contract/language';
import { markLanguage } from '../lib/words/locale';
import { Speaker } from '../lib/words/speaker';

let hasViews = false;

const speaker = new Speaker(
  async (language) => {
    const [profile, views] = await Promise.all([
      catalogs[language](),
      hasViews ? viewCatalogs[language]() : null,
    ]);
    return { ...profile.messages, ...views?.messages };
  },
  (locale) => markLanguage(locale, document.documentElement),
);

/** Speaks a language from now on. */
export const speak = (locale: Locale): Promise<void> => speaker.speak(locale);

/** Loads what the views say that a window with a profile begins without, beside `view` itself. */
export async function withViewWords<View>(view: Promise<View>): Promise<View> {
  if (!hasViews) {
    hasViews = true;
    speaker.loadAgain();
  }
  await speaker.spoken; // also where another view had them loaded a moment ago
  return view;
}
