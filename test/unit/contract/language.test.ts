import { describe, expect, it } from 'vitest';
import { directionOf, languageFor } from '../../../preload/contract/language';

describe('the language', () => {
  it.each([
    [['en-GB', 'de'], 'en'],
    [['pt-BR', 'ja'], 'en'],
    [['fr', 'EN-xa'], 'en-XA'],
    [['den', '', '-'], 'en'],
    [[], 'en'],
  ])('of a person who speaks %j is %s', (preferred, language) => {
    expect(languageFor('system', preferred)).toBe(language);
  });

  it('that a person chose counts before those of the system', () => {
    expect(languageFor('en', ['de', 'fr'])).toBe('en');
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
