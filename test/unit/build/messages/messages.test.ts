import { describe, expect, it } from 'vitest';
import { LANGUAGES, PSEUDO_LANGUAGES, readCatalog, SOURCE } from '../../../../build/messages/languages.mjs';
import { faultsOf } from '../../../../build/messages/faults.mjs';
import { pseudoCatalog } from '../../../../build/messages/pseudo.mjs';

const source = readCatalog(SOURCE);

describe('the catalog', () => {
  it.each(LANGUAGES)('of %s has every message, as one writes in that language', (language) => {
    expect(faultsOf(language, source, readCatalog(language))).toEqual([]);
  });

  it.each(PSEUDO_LANGUAGES)('of %s has every message', (language) => {
    expect(faultsOf(SOURCE, source, pseudoCatalog(source, language))).toEqual([]);
  });
});

describe('a catalog is refused', () => {
  const english = { tray: { name: 'Hi {name}', left: '{count, plural, one{1 day} other{{number} days}}' } };
  const { name, left } = english.tray;

  it.each<[fault: string, language: string, tray: Readonly<Record<string, string>>]>([
    ['tray.left is missing', 'de', { name }],
    ['tray.more is not in English', 'en', { name, left, more: 'More' }],
    ['tray.name has the arguments [], and not [["name","string"]]', 'en', { name: 'Hi', left }],
    ['tray.left has no plural “one”', 'en', { name, left: '{count, plural, other{{number} days}}' }],
    [
      'tray.left has no plural “few”',
      'pl',
      { name, left: '{count, plural, one{1} many{{number}} other{{number}}}' },
    ],
    [
      'tray.left has the plural “few”',
      'de',
      { name, left: '{count, plural, one{1} few{{number}} other{{number}}}' },
    ],
    ['tray.left has a #', 'en', { name, left: '{count, plural, one{1 {number}} other{# days}}' }],
    ['tray.name begins or ends with a blank', 'en', { name: `${name} `, left }],
    ['tray.name has a straight quote', 'en', { name: `It''s {name}`, left }],
    ['tray.name has a straight quote', 'en', { name: '"{name}"', left }],
    ['tray.name has three dots', 'en', { name: `${name}...`, left }],
    ['tray.name has an ellipsis at a word', 'de', { name: `${name} melden…`, left }],
    ['tray.name has a mark that a line can break off', 'fr', { name: `${name} !`, left }],
    ['tray.name has a mark that a line can break off', 'fr', { name: `« {name}\u00a0»`, left }],
  ])('where %s', (fault, language, tray) => {
    expect(faultsOf(language, english, { tray })).toEqual([expect.stringContaining(fault)]);
  });

  it('but not where it has words of its own for one number', () => {
    const hours = '{count, plural, =24{Once a day} one{Every hour} other{Every {number} hours}}';
    expect(faultsOf('en', { hours }, { hours })).toEqual([]);
  });

  it('but not where it has a plural for a million, as French has', () => {
    const days = '{count, plural, one{1 jour} many{{number} de jours} other{{number} jours}}';
    expect(faultsOf('fr', english, { tray: { name, left: days } })).toEqual([]);
  });
});
