import { describe, expect, it } from 'vitest';
import { cut } from '../../../preload/contract/text';
import { age, ageOfPast, day, initials, writingLocale } from '../../../renderer/lib/format';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function ageAfter(ms: number): string {
  return age(new Date(NOW + ms).toISOString(), NOW, 'en');
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

describe('ages of what has happened', () => {
  it('are never in the future, since no two clocks agree', () => {
    const ageOf = (ms: number): string => ageOfPast(new Date(NOW + ms).toISOString(), NOW, 'en');
    expect(ageOf(5 * MINUTE)).toBe('just now');
    expect(ageOf(-3 * HOUR)).toBe('3 hours ago');
  });
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
