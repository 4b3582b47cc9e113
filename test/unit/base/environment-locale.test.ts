import { describe, expect, it } from 'vitest';
import { localeOfEnvironment } from '../../../main/base/environment-locale';

describe('the locale of the environment', () => {
  it.each([
    [{ LC_ALL: 'de_DE.UTF-8' }, ['de-DE'], 'de-DE'],
    [{ LANG: 'en_US.UTF-8', LC_TIME: 'de_DE.UTF-8' }, ['en-US'], 'de-DE'],
    [{ LANG: 'fr_CA.UTF-8', LC_MESSAGES: 'en_GB.UTF-8' }, ['en-GB'], 'fr-CA'],
    [{ LANG: 'fr_CA.UTF-8', LC_MESSAGES: 'en_GB', LC_ALL: 'pt_BR' }, ['pt-BR'], 'pt-BR'],
    [{ LANG: 'de_AT@euro', LANGUAGE: 'de_AT:de:en' }, ['de-AT', 'de', 'en'], 'de-AT'],
    [{ LANG: 'de_DE', LANGUAGE: ':nonsense:fr' }, ['fr'], 'de-DE'],
    // C in the list stands for the words that a program has without a translation, and ends it.
    [{ LANG: 'de_DE', LANGUAGE: 'C' }, [], 'de-DE'],
    [{ LANG: 'de_DE', LANGUAGE: 'tlh:POSIX:fr' }, ['tlh'], 'de-DE'],
    [{ LANG: 'ar_EG.UTF-8', LC_ALL: '' }, ['ar-EG'], 'ar-EG'],
    [{ LANG: 'es_419.UTF-8' }, ['es-419'], 'es-419'],
    [{ LANG: 'nl' }, ['nl'], 'nl'],
    // Without a locale LANGUAGE says nothing, as for gettext.
    [{ LANG: 'C', LANGUAGE: 'de' }, [], null],
    [{ LC_ALL: 'C.UTF-8', LANG: 'de_DE.UTF-8' }, [], null],
    [{ LANG: 'POSIX' }, [], null],
    [{ LANG: '../../etc/passwd' }, [], null],
    [{}, [], null],
  ] as const)('%j', (env, languages, region) => {
    expect(localeOfEnvironment(env)).toEqual({ languages, region });
  });
});
