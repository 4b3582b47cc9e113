import type { Messages } from '#messages/types';
import { catalogs } from '#messages/main';
import { createFormat, writingLocale, type Format } from '../../preload/contract/format';
import type { Locale } from '../../preload/contract/language';
import { Emitter } from './emitter';

/** What main can say: the groups of the catalog that it has, `main` at the top. */
export type Words = Messages['main'] & Pick<Messages, 'shared' | 'commands'>;

const changed = new Emitter();

let current: { readonly locale: Locale; readonly words: Words; readonly format: Format } | null = null;

/** Loads what main says in a language; from then on it speaks that. Files of its own are all it needs, so it can't fail. */
export async function speak(locale: Locale): Promise<void> {
  const { messages } = await catalogs[locale.language]();
  const { main, shared, commands } = messages;
  current = {
    locale,
    words: { ...main, shared, commands },
    format: createFormat(writingLocale(locale.language, locale.region), shared.time),
  };
  changed.emit();
}

/** Listens to changes of the language: what is on show is to be said again. */
export function onLanguage(listener: () => void): void {
  changed.on(listener);
}

/** Whether a language is loaded. */
export function isSpeaking(): boolean {
  return current !== null;
}

/** What main says, in the language in use. Asked for when it is said, never kept: a person can change the language. */
export function words(): Words {
  return spoken().words;
}

/** Writes dates and numbers as the person's region does. */
export function format(): Format {
  return spoken().format;
}

/** The language and region in use. */
export function localeInUse(): Locale {
  return spoken().locale;
}

function spoken() {
  if (current === null) throw new Error('No language was loaded before something was said.');
  return current;
}
