import { describe, expect, it } from 'vitest';
import { ALL_LANGUAGES, directionOf, languageFor, LANGUAGES } from '../../../preload/contract/language';

describe('the language', () => {
  it.each([
    [['de'], 'de'],
    [['de-AT'], 'de'],
    [['DE-at'], 'de'],
    [['de-Latn-CH-1996'], 'de'],
    [['pt-BR', 'fr-CA', 'en'], 'fr'],
    [['pt-BR', 'ja'], 'en'],
    [['en-GB', 'de'], 'en'],
    [['ja', 'EN-xa'], 'en-XA'],
    [['den', '', '-'], 'en'],
    [['', '-', 'nl-BE'], 'nl'],
    [[], 'en'],
  ])('of a person who speaks %j is %s', (preferred, language) => {
    expect(languageFor('system', preferred, ALL_LANGUAGES)).toBe(language);
  });

  it('that a person chose counts before those of the system', () => {
    expect(languageFor('it', ['de', 'en'], ALL_LANGUAGES)).toBe('it');
  });

  it('is none of the made-up ones where there are no words in them', () => {
    expect(languageFor('system', ['ar-XB', 'en-XA', 'fr'], LANGUAGES)).toBe('en');
    expect(languageFor('system', ['ar-XB', 'fr'], LANGUAGES)).toBe('fr');
  });

  it.each([
    ['ar-XB', 'rtl'],
    ['fa', 'rtl'],
    ['en', 'ltr'],
    ['en-XA', 'ltr'],
    ['de', 'ltr'],
  ])('%s runs %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});
