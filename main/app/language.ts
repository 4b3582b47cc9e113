import { app } from 'electron';
import { DEFAULT_SETTINGS, type Settings } from '../../preload/contract/app/settings';
import { ALL_LANGUAGES, LANGUAGES, languageFor, type LanguageChoice } from '../../preload/contract/language';
import { localeOfEnvironment, type EnvironmentLocale } from '../base/environment-locale';
import { THIS_PLATFORM } from '../base/platform';
import { isSpeaking, speak } from '../base/words';
import { SettingsSchema } from '../storage/files/settings';
import type { StoredValue } from '../storage/files/stored-value';
import { openUserData } from './services/user-data';

/** Opens the settings. */
export function openSettings(): Promise<StoredValue<Settings>> {
  return openUserData('settings.json', SettingsSchema, DEFAULT_SETTINGS);
}

/** Speaks the language that a person chose from now on, or that of their system. */
export async function speakAs(choice: LanguageChoice): Promise<void> {
  const { languages, region } = systemLocale();
  const known = app.isPackaged ? LANGUAGES : ALL_LANGUAGES;
  await speak({ language: languageFor(choice, languages, known), region });
}

/** Speaks what the settings say where they can be read, or else the system's language: for a start that comes to nothing. */
export async function speakAsKept(): Promise<void> {
  let choice: LanguageChoice = 'system';
  try {
    choice = (await openSettings()).value.language;
  } catch {
    // there is no folder
  }
  await speakAs(choice);
}

/** Sees to it that there are words, whatever has failed before. */
export async function speakSomehow(): Promise<void> {
  if (isSpeaking()) return;
  try {
    await speakAs('system');
  } catch {
    await speak({ language: 'en', region: null });
  }
}

/** A person's languages, in their order, and their region, by the system's settings. */
function systemLocale(): EnvironmentLocale {
  if (THIS_PLATFORM === 'linux') return localeOfEnvironment(process.env);
  // Electron knows the region only once the app is ready; what is told before has no dates in it.
  const region = app.isReady() ? app.getSystemLocale() : '';
  return { languages: app.getPreferredSystemLanguages(), region: region === '' ? null : region };
}
