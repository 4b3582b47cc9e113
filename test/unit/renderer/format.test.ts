import { describe, expect, it } from 'vitest';
import {
  age,
  copyable,
  countryName,
  cut,
  day,
  initials,
  localeName,
  valueText,
  writingLocale,
} from '../../../renderer/lib/format';
import type { Row, Value } from '../../../renderer/lib/rows';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function ageAfter(ms: number): string {
  return age(new Date(NOW + ms).toISOString(), NOW, 'en');
}

function row(as: Row['as'], more: Partial<Row> = {}): Row {
  return {
    path: 'x',
    words: { label: 'X' },
    as,
    hidden: false,
    reading: { state: 'absent' },
    most: null,
    ...more,
  };
}

describe('ages', () => {
  it.each([
    [-1 * SECOND, 'just now'],
    [3 * SECOND, 'just now'],
    [-59 * SECOND, 'just now'],
    [-60 * SECOND, '1 minute ago'],
    [-119 * SECOND, '1 minute ago'],
    [-59 * MINUTE, '59 minutes ago'],
    [-23 * HOUR, '23 hours ago'],
    [-1 * DAY, '1 day ago'],
    [-45 * DAY, '1 month ago'],
    [-4000 * DAY, '10 years ago'],
    [30 * SECOND, 'in a moment'],
    [4 * MINUTE, 'in 4 minutes'],
    [13 * DAY, 'in 13 days'],
  ])('tell %d ms as %s', (ms, words) => expect(ageAfter(ms)).toBe(words));
});

describe('dates', () => {
  it('are written the way of the computer’s region', () => {
    expect(day('2015-01-04T12:00:00Z', 'en-GB')).toBe('4 January 2015');
    expect(day('2015-01-04T12:00:00Z', 'en-US')).toBe('January 4, 2015');
  });
});

describe('the writing locale', () => {
  it.each([
    ['de-AT', 'en-AT'],
    ['zh-Hant-TW', 'en-TW'],
    ['fr', 'en'],
  ])('for a system in %s is %s', (system, writing) => expect(writingLocale(system)).toBe(writing));
});

describe('codes', () => {
  it.each([
    ['DE', 'Germany'],
    ['gb', 'United Kingdom'],
    ['XX', 'XX'],
    ['Narnia', 'Narnia'],
    ['!', '!'],
  ])('of countries: %s is %s', (code, name) => expect(countryName(code, 'en')).toBe(name));

  it.each([
    ['en-GB', 'British English'],
    ['pt_BR', 'Brazilian Portuguese'],
    ['not a locale', 'not a locale'],
  ])('of locales: %s is %s', (tag, name) => expect(localeName(tag, 'en')).toBe(name));
});

describe('values', () => {
  it.each<[Row['as'], Value, string]>([
    ['flag', true, 'Yes'],
    ['flag', false, 'No'],
    ['count', 1234, '1,234'],
    ['seats', 4, '4'],
    ['list', ['a', 'b'], 'a, b'],
    ['text', 'as sent', 'as sent'],
    ['country', 'DE', 'Germany'],
  ])('shown as %s: %j is “%s”', (as, value, text) => expect(valueText(row(as), value, 'en')).toBe(text));

  it('can have their own words for yes and no', () => {
    const twoFactor = row('flag', { words: { label: 'Two-factor', yes: 'On', no: 'Off' } });
    expect(valueText(twoFactor, true, 'en')).toBe('On');
    expect(valueText(twoFactor, false, 'en')).toBe('Off');
  });

  it('count people against the room there is', () => {
    expect(valueText(row('seats', { most: 15 }), 4, 'en')).toBe('4 of 15');
  });
});

describe('copying a row', () => {
  it('gives the value as the model has it: ISO 8601 for a time, true for a flag', () => {
    const iso = '2015-01-04T06:27:34.000Z';
    expect(copyable(row('instant', { reading: { state: 'value', value: iso } }))).toBe(iso);
    expect(copyable(row('flag', { reading: { state: 'value', value: true } }))).toBe('true');
    expect(copyable(row('list', { reading: { state: 'value', value: ['a', 'b'] } }))).toBe('a\nb');
  });

  it('gives what was sent where it could not be read, and nothing where there is nothing', () => {
    const reading = { state: 'unreadable', sent: 'many', expected: 'a whole number' } as const;
    expect(copyable(row('count', { reading }))).toBe('many');
    expect(copyable(row('text', { reading: { state: 'empty' } }))).toBeNull();
    expect(copyable(row('text'))).toBeNull();
  });
});

describe('cutting a text', () => {
  it('leaves a short one alone', () => expect(cut('short', 10)).toBe('short'));

  it('never leaves half a character', () => {
    expect(cut('👩‍👩‍👧x👩‍👩‍👧', 2)).toBe('👩‍👩‍👧x');
    expect(cut('a\u0301b\u0301c', 2)).toBe('a\u0301b\u0301');
  });

  it('is quick on a name of 100 kB', () => expect(cut('n'.repeat(100_000), 120)).toHaveLength(120));
});

describe('initials', () => {
  it.each([
    ['Demo Account', 'DA'],
    ['rose', 'R'],
    ['First of four words', 'FW'],
    ['  (the) demo ', 'TD'],
    ['élodie d’Arc', 'ÉA'],
    ['فاطمة الزهراء', 'فا'],
    ['***', ''],
    ['', ''],
  ])('of “%s” are “%s”', (name, letters) => expect(initials(name)).toBe(letters));
});
