import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../../renderer/lib/fields/highlight';

/** The text with what was found in brackets. */
function marked(text: string, query: string): string {
  return partsOf(text, query)
    .map((part) => (part.found ? `[${part.text}]` : part.text))
    .join('');
}

describe('what a search found is highlighted', () => {
  it.each([
    ['whatever the case', 'Two-factor FACTOR', 'factor', 'Two-[factor] [FACTOR]'],
    ['although blanks stand around the query', 'Backup codes', ' codes ', 'Backup [codes]'],
    ['at both ends, and side by side', 'pepper pip', 'p', '[p]e[p][p]er [p]i[p]'],
    ['with its accents, composed', 'Zoë Noël', 'zoe', '[Zoë] Noël'],
    ['with its accents, decomposed', 'a Zoe\u0308 b', 'zoë', 'a [Zoe\u0308] b'],
    ['after characters that fold to more', 'Straße ﬁnds Köln', 'koln', 'Straße ﬁnds [Köln]'],
    ['never half a character', 'Straße', 'stras', '[Straß]e'],
    ['once for a character that holds it twice', 'ß', 's', '[ß]'],
    ['over a soft hyphen', 'Ma\u00adria Maya', 'mar', '[Ma\u00adr]ia Maya'],
    ['in Persian, without the non-joiner', 'x علی\u200cرضا', 'علیرضا', 'x [علی\u200cرضا]'],
    ['in Hindi, vowels and all', 'रमा राम', 'राम', 'रमा [राम]'],
    ['a ligature whole', 'Cœur', 'co', '[Cœ]ur'],
    ['in Turkish', 'İSTANBUL', 'istanbul', '[İSTANBUL]'],
    ['in Greek, at the end of a word, too', 'ΟΔΟΣ ΟΔΟΣΑ', 'οδοσ', '[ΟΔΟΣ] [ΟΔΟΣ]Α'],
    [
      'after Korean letters that are decomposed',
      '한국'.normalize('NFD') + ' Plex',
      'plex',
      `${'한국'.normalize('NFD')} [Plex]`,
    ],
    ['in emoji that joiners hold together', '👩\u200d👧 ab', 'ab', '👩\u200d👧 [ab]'],
  ])('%s', (_, text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  it.each([
    ['an empty query', ' '],
    ['a query that is not there', 'x'],
  ])('and leaves a text whole for %s', (_, query) => {
    expect(partsOf('Email', query)).toEqual([{ text: 'Email', found: false }]);
  });
});
