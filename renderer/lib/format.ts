import { cut } from '../../preload/contract/text';
import { sharedWords } from './words/shared-words';

/**
 * Marquee's words are English; dates and numbers follow the region of the computer all the same.
 * @param systemLocale the locale of the system, for example `de-AT`
 * @returns the locale to write in, for example `en-AT`
 */
export function writingLocale(systemLocale: string): string {
  const region = new Intl.Locale(systemLocale).region;
  return region === undefined ? sharedWords.language : `${sharedWords.language}-${region}`;
}

/** Makes what formats for a locale once and keeps it: making it costs far more than using it. */
export function perLocale<Formatter>(make: (locale: string) => Formatter): (locale: string) => Formatter {
  const made = new Map<string, Formatter>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

const days = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));
const shortDays = perLocale((locale) => new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' }));
const shortDaysOfYear = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric' }),
);
const daysAndTimes = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }),
);
const timesOfDay = perLocale((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
const ages = perLocale((locale) => new Intl.RelativeTimeFormat(locale));
const counts = perLocale((locale) => new Intl.NumberFormat(locale));

/** A day in words, in the computer's time zone: `4 January 2015`. */
export function day(iso: string, locale: string): string {
  return days(locale).format(new Date(iso));
}

/**
 * A day in few words, in the computer's time zone: `Dec 2`, or `Dec 2, 2027` in another year than now's.
 * @param now milliseconds since the epoch
 */
export function shortDay(iso: string, now: number, locale: string): string {
  const date = new Date(iso);
  const formats = date.getFullYear() === new Date(now).getFullYear() ? shortDays : shortDaysOfYear;
  return formats(locale).format(date);
}

/** A day and its time to the second, with the time zone. */
export function dayAndTime(iso: string, locale: string): string {
  return daysAndTimes(locale).format(new Date(iso));
}

/** The time of a day: `14:05`. */
export function timeOfDay(iso: string, locale: string): string {
  return timesOfDay(locale).format(new Date(iso));
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = [
  ['year', 365.25 * DAY],
  ['month', 30.4375 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
] as const;

/**
 * How far an instant is from now: `just now`, `3 minutes ago`, `in 2 hours`. A few seconds into the future count
 * as now, since two clocks never agree.
 * @param now milliseconds since the epoch
 */
export function age(iso: string, now: number, locale: string): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
  if (!unit) return seconds > 5 ? sharedWords.soon : sharedWords.justNow;
  const [name, length] = unit;
  return ages(locale).format(Math.trunc(seconds / length), name);
}

/** The same of what has happened: where plex.tv's clock is ahead of this one, that was just now. */
export function ageOfPast(iso: string, now: number, locale: string): string {
  return age(iso, Math.max(now, Date.parse(iso)), locale);
}

/** A number with the separators of the locale. */
export function count(value: number, locale: string): string {
  return counts(locale).format(value);
}

/** The one or two letters that stand for a name where there is no picture; empty when there is no name. */
export function initials(name: string): string {
  const words = cut(name, 500).matchAll(/([\p{L}\p{N}]\p{M}*)[\p{L}\p{N}\p{M}]*/gu);
  const letters = Array.from(words, ([, letter = '']) => letter);
  const [first = ''] = letters;
  const last = letters.length > 1 ? (letters.at(-1) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}
