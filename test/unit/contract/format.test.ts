import { describe, expect, it } from 'vitest';
import { createFormat, writingLocale } from '../../../preload/contract/format';

const NOON = '2026-12-02T12:05:00Z';
const NOW = Date.parse('2026-11-29T12:00:00Z');
const words = { justNow: 'just now', soon: 'in a moment' };
const format = (language: string, region: string | null) =>
  createFormat(writingLocale(language, region), words);

describe('the writing locale', () => {
  it.each([
    ['en', 'en-GB', 'en-GB'],
    ['de', 'de-DE', 'de-DE'],
    ['fr', 'fr-CA', 'fr-CA'],
    ['en', 'pt-BR', 'en-BR'],
    ['en', 'ar-EG', 'en-EG'],
    ['en', 'de-DE', 'en-DE'],
    ['en', 'zh-Hant-TW', 'en-TW'],
    ['es', 'es-419', 'es-419'],
    ['it', 'it', 'it'],
    ['nl', null, 'nl'],
    ['en', 'not a locale', 'en'],
  ])('for words in %s and a system in %s is %s', (language, region, locale) => {
    expect(writingLocale(language, region)).toBe(locale);
  });
});

describe('a day', () => {
  it.each([
    ['en', 'en-US', 'December 2, 2026', 'Dec 2'],
    ['en', 'en-GB', '2 December 2026', '2 Dec'],
    ['de', 'de-DE', '2. Dezember 2026', '2. Dez.'],
    ['fr', 'fr-CA', '2 décembre 2026', '2 déc.'],
    ['en', 'de-DE', '2 December 2026', '2 Dec'],
    ['en', 'pt-BR', 'December 2, 2026', 'Dec 2'],
    ['en', 'ar-EG', 'December 2, 2026', 'Dec 2'],
    ['en', 'fa-IR', 'December 2, 2026', 'Dec 2'],
    ['nl', 'nl-NL', '2 december 2026', '2 dec'],
  ])('in %s of %s', (language, region, long, short) => {
    expect(format(language, region).day(NOON)).toBe(long);
    expect(format(language, region).shortDay(NOON, NOW)).toBe(short);
  });

  it('in short has its year when that is another', () => {
    expect(format('en', 'en-US').shortDay('2027-12-02T12:00:00Z', NOW)).toBe('Dec 2, 2027');
    expect(format('de', 'de-DE').shortDay('2025-12-02T12:00:00Z', NOW)).toBe('2. Dez. 2025');
  });
});

describe('the rest', () => {
  it('follows the region: hours, separators', () => {
    expect(format('en', 'de-DE').timeOfDay(NOON)).toMatch(/^\d\d:05$/);
    expect(format('en', 'en-US').timeOfDay(NOON)).toMatch(/:05.[AP]M$/);
    expect(format('en', 'de-DE').count(12_345)).toBe('12.345');
    expect(format('fr', 'fr-CA').count(12_345)).toMatch(/^12\s345$/);
  });

  it.each([
    ['de', 'de-DE', '18:30'],
    ['fr', 'fr-CA', '18 h 30'],
    ['en', 'pt-BR', '18:30'],
    ['en', 'fa-IR', '18:30'],
    ['en', 'ja-JP', '18:30'],
    ['en', 'ar-EG', '6:30 PM'],
    ['en', 'en-US', '6:30 PM'],
    ['de', 'en-US', '18:30'],
    ['en', null, '6:30 PM'],
  ])('counts the hours in %s of %s as there: %s', (language, region, time) => {
    const evening = new Date(2013, 5, 14, 18, 30).toISOString();
    expect(format(language, region).timeOfDay(evening).replace(/\s/g, ' ')).toBe(time);
    expect(/[AP]M/.test(format(language, region).dayAndTime(evening))).toBe(time.endsWith('PM'));
  });

  it('follows the language: ages, lists', () => {
    const { age, list } = format('de', 'de-DE');
    expect(age(new Date(NOW - 3 * 60_000).toISOString(), NOW)).toBe('vor 3 Minuten');
    expect(age(new Date(NOW - 1_000).toISOString(), NOW)).toBe('just now');
    expect(age(new Date(NOW + 30_000).toISOString(), NOW)).toBe('in a moment');
    expect(list(['a', 'b', 'c'])).toBe('a, b und c');
  });
});

describe('codes', () => {
  it.each([
    ['DE', 'Germany'],
    ['gb', 'United Kingdom'],
    ['XX', 'XX'],
    ['Narnia', 'Narnia'],
    ['!', '!'],
  ])('of countries: %s is %s', (code, name) => expect(format('en', null).country(code)).toBe(name));

  it.each([
    ['en-GB', 'British English'],
    ['pt_BR', 'Brazilian Portuguese'],
    ['not a locale', 'not a locale'],
  ])('of languages: %s is %s', (tag, name) => expect(format('en', null).language(tag)).toBe(name));
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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
  ])('tell %d ms as %s', (ms, words) =>
    expect(format('en', null).age(new Date(NOW + ms).toISOString(), NOW)).toBe(words),
  );
});

describe('ages of what has happened', () => {
  it('are never in the future, since no two clocks agree', () => {
    const ageOf = (ms: number): string => format('en', null).ageOfPast(new Date(NOW + ms).toISOString(), NOW);
    expect(ageOf(5 * MINUTE)).toBe('just now');
    expect(ageOf(-3 * HOUR)).toBe('3 hours ago');
  });

  it('are the day itself where that is further ahead than clocks differ: one of them is wrong, or it is no time', () => {
    const ageOf = (iso: string): string => format('en', null).ageOfPast(iso, NOW);
    expect(ageOf(new Date(NOW + DAY).toISOString())).toBe('just now');
    expect(ageOf('5138-11-16T09:46:39.000Z')).toBe('Nov 16, 5138');
  });
});
