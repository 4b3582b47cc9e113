import { describe, expect, it } from 'vitest';
import { directionOf, languageFor } from '../../../preload/contract/language';

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
    expect(languageFor('system', preferred)).toBe(language);
  });

  it('that a person chose counts before those of the system', () => {
    expect(languageFor('it', ['de', 'en'])).toBe('it');
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
