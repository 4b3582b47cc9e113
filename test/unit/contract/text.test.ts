import { describe, expect, it } from 'vitest';
import { cut, folded, isVisible, mayHoldAddress, oneLine } from '../../../preload/contract/text';

const FAMILY = '👨‍👩‍👧‍👦';
const ENGLAND = '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';

describe('a text in one line', () => {
  it.each([
    ['a name in Persian, which has non-joiners', 'می‌خواهم'],
    ['one in Hindi, which has joiners', 'क्‍ष'],
    ['a family, made of four people and joiners', FAMILY],
    ['a flag made of tags', ENGLAND],
    ['a flag of two letters, and a heart with a variation selector', '🇩🇪 ❤️'],
    ['accents, composed or not', 'Zoë Zoe\u0308'],
  ])('leaves %s as it is', (_, text) => expect(oneLine(text)).toBe(text));

  it.each([
    ['line breaks', 'a\r\nb\u2028c\u2029d\u0085e', 'a b c d e'],
    ['controls', 'a\u0000\u001b[31mb\u007f', 'a [31mb'],
    ['what turns text round', '\u202eabc\u202c \u2067x\u2069 \u200fy\u061c', 'abc x y'],
    ['a byte-order mark', '\ufeffna\ufeffme', 'name'],
    ['marks of direction in a word', 'C\u200f++\u200e (\u061cx)', 'C++ (x)'],
  ])('loses %s', (_, text, line) => expect(oneLine(text)).toBe(line));

  it('is cut between characters as a person counts them', () => {
    expect(oneLine(FAMILY.repeat(300))).toBe(FAMILY.repeat(200));
    expect(oneLine(`${ENGLAND}${FAMILY}x`, 2)).toBe(`${ENGLAND}${FAMILY}`);
    expect(cut('e\u0301'.repeat(3), 2)).toBe('e\u0301e\u0301');
  });

  it('takes no time for a name of 100 kB', () => {
    expect(oneLine('n'.repeat(100_000))).toHaveLength(200);
    expect(Array.from(oneLine(`a${'\u0301'.repeat(100_000)}`)).length).toBeLessThanOrEqual(4_000);
  });
});

describe('a folded text', () => {
  it.each([
    ['İstanbul', 'ISTANBUL', 'istanbul', 'ıstanbul'],
    ['Zoë', 'zoe', 'ZOE\u0308', 'Zoé'],
    ['Straße', 'STRASSE', 'strasse', 'STRAẞE'],
    ['Bjørn Łukasz Đorđe', 'bjorn lukasz dorde', 'BJØRN ŁUKASZ ĐORĐE'],
    ['Cœur Æther', 'coeur aether', 'CŒUR ÆTHER'],
    ['שָׁלוֹם مُحَمَّد', 'שלום محمد'],
    ['علی\u200cرضا', 'علیرضا'],
    ['Ma\u00adria\u200b\u2060', 'maria'],
    ['❤\ufe0f', '❤'],
    ['ΣΊΣΥΦΟΣ', 'σίσυφος', 'σισυφοσ'],
    ['ﬁn', 'FIN', 'fin'],
    ['Ｐｌｅｘ', 'plex'],
  ])('is the same for %s, %s and so on', (first, ...others) => {
    for (const other of others) expect(folded(other), other).toBe(folded(first));
  });

  it('keeps apart what is not the same', () => {
    expect(folded('über')).not.toBe(folded('oben'));
    expect(folded('名前')).toBe('名前');
    // In these scripts marks are vowels: the names Ram and Rama, and the words good and look.
    expect(folded('राम')).not.toBe(folded('रमा'));
    expect(folded('ดี')).not.toBe(folded('ดู'));
    expect(folded(ENGLAND)).not.toBe(folded('🏴'));
  });

  it('is the same alone and beside a letter that is none of ASCII', () => {
    const ascii = String.fromCharCode(...Array(128).keys());
    expect(`${folded(ascii)}ss`).toBe(folded(`${ascii}ß`));
  });
});

describe('cutting a text', () => {
  it('leaves a short one alone', () => expect(cut('short', 10)).toBe('short'));

  it('never leaves half a character', () => {
    expect(cut('👩‍👩‍👧x👩‍👩‍👧', 2)).toBe('👩‍👩‍👧x');
    expect(cut('a\u0301b\u0301c', 2)).toBe('a\u0301b\u0301');
    // Marks of two units each, more than are looked at, from an odd and from an even place.
    for (const before of ['', 'x']) {
      expect(cut(`${before}a${'\u{1d167}'.repeat(100)}`, 2).isWellFormed(), before).toBe(true);
    }
  });

  it('is quick on a name of 100 kB', () => expect(cut('n'.repeat(100_000), 120)).toHaveLength(120));
});

describe('what a person sees something of', () => {
  it.each(['a', '-', '7', '🎬', ' \u200dx\u200d ', '한'])('is “%s”', (text) =>
    expect(isVisible(text)).toBe(true),
  );
  it.each([
    ['nothing', ''],
    ['blanks and controls', ' \t\u0000\u00a0'],
    ['joiners and a selector', '\u200d\u200c\u2060\ufe0f'],
    ['fillers, which count as letters of Hangul', '\u3164\u115f\u1160\uffa0'],
    ['the blank of Braille, which counts as a symbol', '\u2800'],
  ])('is not %s', (_, text) => expect(isVisible(text)).toBe(false));
});

describe('what may hold an e-mail address', () => {
  it.each(['rose@example.org', 'Rose <rose＠example．org>', 'rose﹫example.org', '@'])('is %s', (text) =>
    expect(mayHoldAddress(text)).toBe(true),
  );
  it.each(['Rose', '', 'rose at example.org', '🌹'])('is not “%s”', (text) =>
    expect(mayHoldAddress(text)).toBe(false),
  );
});
