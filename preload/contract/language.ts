import { LANGUAGES, PSEUDO_LANGUAGES, type Spoken } from '#messages/languages';

export { LANGUAGES };

/** A language that Marquee speaks, as a BCP 47 tag. */
export type Language = (typeof LANGUAGES)[number];

/** Which language a person wants: one of Marquee's, or that of their system. */
export type LanguageChoice = Language | 'system';

/** A language that there are words in: those that Marquee speaks, and two made-up ones for tests. */
export type { Spoken };

/** How a person is spoken to. */
export interface Locale {
  readonly language: Spoken;
  /** Whose customs dates and numbers follow, as a BCP 47 tag; null when the system names none. */
  readonly region: string | null;
}

/** All that there are words in, in a checkout; a package has none in the made-up ones. */
export const ALL_LANGUAGES: readonly Spoken[] = [...LANGUAGES, ...PSEUDO_LANGUAGES];

/** What is spoken where none of a person's languages is. */
const FALLBACK: Language = 'en';

/** Scripts that run from right to left, by the languages that are written in them. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set([
  'ar',
  'dv',
  'fa',
  'he',
  'ku',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
]);

/**
 * The first of a person's languages that Marquee speaks, in their order. One that it does not speak falls back to its own
 * kind (`de-AT` to `de`) before the next one counts. The made-up ones are spoken to whoever names them in full.
 * @param preferred BCP 47 tags
 * @param known the languages that there are words in
 */
export function languageFor(
  choice: LanguageChoice,
  preferred: readonly string[],
  known: readonly Spoken[],
): Spoken {
  if (choice !== 'system') return choice;
  for (const tag of preferred) {
    const parts = tag.toLowerCase().split('-');
    for (let length = parts.length; length > 0; length -= 1) {
      const wanted = parts.slice(0, length).join('-');
      const spoken = known.find((language) => language.toLowerCase() === wanted);
      if (spoken) return spoken;
    }
  }
  return FALLBACK;
}

/** Whether there are words in a language. */
export function isSpoken(language: string): language is Spoken {
  return ALL_LANGUAGES.some((spoken) => spoken === language);
}

/** How a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** What a language calls itself, as it stands in a list: `Deutsch`, `Français`. */
export function nameOfLanguage(language: Language): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
