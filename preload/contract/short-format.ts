/** The few words that dates need beside those that the system has. */
export interface FormatWords {
  readonly justNow: string;
  readonly soon: string;
}

/** The part of a `Format` that the popover needs; it loads no more than that. */
export interface ShortFormat {
  /** BCP 47 tag. */
  readonly locale: string;
  /** A day in short, with its year only where that is not the present one: `Dec 2`. */
  readonly shortDay: (iso: string, now: number) => string;
  /**
   * How far an instant is from now: `just now`, `3 minutes ago`, `in 2 hours`. A few seconds into the future count as now,
   * since two clocks never agree.
   * @param now milliseconds since the epoch
   */
  readonly age: (iso: string, now: number) => string;
  /**
   * The `age` of what has happened: where another clock, or a page's idea of now, is behind, that was just now. The day itself
   * where it is more than a day ahead, as it is for a computer whose clock has stopped.
   */
  readonly ageOfPast: (iso: string, now: number) => string;
  /** A number with the separators of the region. */
  readonly count: (value: number) => string;
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

/** Makes what writes for `locale` in short. */
export function createShortFormat(locale: string, words: FormatWords): ShortFormat {
  const days = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
    perTimeZone(() => new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', ...options }));
  const daysOfThisYear = days({});
  const daysOfOtherYears = days({ year: 'numeric' });
  const ages = once(() => new Intl.RelativeTimeFormat(locale));
  const counts = once(() => new Intl.NumberFormat(locale));

  function shortDay(iso: string, now: number): string {
    const date = new Date(iso);
    const isThisYear = date.getFullYear() === new Date(now).getFullYear();
    return (isThisYear ? daysOfThisYear() : daysOfOtherYears()).format(date);
  }

  function age(iso: string, now: number): string {
    const seconds = (Date.parse(iso) - now) / 1000;
    const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
    if (!unit) return seconds > 5 ? words.soon : words.justNow;
    const [name, length] = unit;
    return ages().format(Math.trunc(seconds / length), name);
  }

  return {
    locale,
    shortDay,
    age,
    ageOfPast(iso, now) {
      const then = Date.parse(iso);
      return then - now > DAY * 1000 ? shortDay(iso, now) : age(iso, Math.max(now, then));
    },
    count: (value) => counts().format(value),
  };
}

/** What is made when it is first used: making a formatter takes longer than all its later uses. */
export function once<Value>(make: () => Value): () => Value {
  let made: Value | null = null;
  return () => (made ??= make());
}

/** What formats dates keeps the time zone that it was made in, and a person can travel while Marquee runs. */
export function perTimeZone<Value>(make: () => Value): () => Value {
  let made: { readonly offset: number; readonly value: Value } | null = null;
  return () => {
    const offset = new Date().getTimezoneOffset();
    if (made?.offset !== offset) made = { offset, value: make() };
    return made.value;
  };
}
