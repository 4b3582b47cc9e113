import { createShortFormat, once, perTimeZone, type FormatWords, type ShortFormat } from './short-format';

/**
 * Writes dates, times, numbers and lists for a person. Each formatter is made when it is first used: that takes longer than
 * all its later uses.
 */
export interface Format extends ShortFormat {
  /** A day in words, in the computer's time zone: `4 January 2015`. */
  readonly day: (iso: string) => string;
  /** A day and its time to the second, with the time zone. */
  readonly dayAndTime: (iso: string) => string;
  /** The time of a day: `14:05`. */
  readonly timeOfDay: (iso: string) => string;
  /** What a message needs that counts: the number itself, to choose its words, and how it is written. */
  readonly counted: (value: number) => { readonly count: number; readonly number: string };
  /** Several things in one sentence: `a, b, and c`. */
  readonly list: (items: readonly string[]) => string;
  /** A country by its ISO 3166 code, or the code itself. */
  readonly country: (code: string) => string;
  /** A language by its BCP 47 tag, or the tag itself. Plex has written `en_GB` too. */
  readonly language: (tag: string) => string;
}

/**
 * The locale to write in: the language of Marquee's words, by the customs of the person's region. Someone who reads English
 * in Germany reads `2 December` and `14:05`, and no month in German amid English words.
 * @param region a BCP 47 tag, for example `de-AT`; null when the system names none
 * @returns for example `en-AT`
 */
export function writingLocale(language: string, region: string | null): string {
  try {
    const its = region === null ? undefined : new Intl.Locale(region).region;
    return its === undefined ? language : new Intl.Locale(language, { region: its }).toString();
  } catch {
    return language; // a system can name what is no locale
  }
}

/** Makes what writes for `locale`. */
export function createFormat(locale: string, words: FormatWords): Format {
  const short = createShortFormat(locale, words);
  const dates = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
    perTimeZone(() => new Intl.DateTimeFormat(locale, options));
  const days = dates({ dateStyle: 'long' });
  const hours = once(() => hoursOf(locale));
  const times = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
    perTimeZone(() => new Intl.DateTimeFormat(locale, { ...options, ...hours() }));
  const daysAndTimes = times({ dateStyle: 'full', timeStyle: 'long' });
  const timesOfDay = times({ timeStyle: 'short' });
  const lists = once(() => new Intl.ListFormat(locale));
  const countries = once(() => new Intl.DisplayNames(locale, { type: 'region' }));
  const languages = once(() => new Intl.DisplayNames(locale, { type: 'language' }));

  return {
    ...short,
    day: (iso) => days().format(new Date(iso)),
    dayAndTime: (iso) => daysAndTimes().format(new Date(iso)),
    timeOfDay: (iso) => timesOfDay().format(new Date(iso)),
    counted: (value) => ({ count: value, number: short.count(value) }),
    list: (items) => lists().format(items),
    country: (code) => nameOf(countries(), code.toUpperCase()) ?? code,
    language: (tag) => nameOf(languages(), tag.replaceAll('_', '-')) ?? tag,
  };
}

/**
 * Whether a clock of 24 hours is to be written where the language by itself would write one of 12: for many regions there is
 * no English but that of the United States (`en-BR`), and the region's own language knows how hours are counted there.
 */
function hoursOf(locale: string): Pick<Intl.DateTimeFormatOptions, 'hourCycle'> {
  const { region } = new Intl.Locale(locale);
  if (region === undefined) return {};
  const native = new Intl.Locale('und', { region }).maximize();
  const { hourCycle } = new Intl.DateTimeFormat(native, { hour: 'numeric' }).resolvedOptions();
  return hourCycle === 'h23' ? { hourCycle } : {};
}

function nameOf(names: Intl.DisplayNames, code: string): string | undefined {
  try {
    return names.of(code);
  } catch {
    return undefined; // not even the form of a code
  }
}
