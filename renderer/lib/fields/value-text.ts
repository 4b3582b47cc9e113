import { passStub } from '../../../preload/contract/account/pass-words';
import type { Pass } from '../../../preload/contract/account/pass';
import { cut } from '../../../preload/contract/text';
import { count, day, perLocale, shortDay } from '../format';
import type { Row, Value } from './rows';
import { words } from '../words/words';

const regions = perLocale((locale) => new Intl.DisplayNames(locale, { type: 'region' }));
const languages = perLocale((locale) => new Intl.DisplayNames(locale, { type: 'language' }));

/** A country's name; the code itself when it stands for none. */
export function countryName(code: string, locale: string): string {
  return nameOrCode(code.toUpperCase(), code, regions(locale));
}

/** A locale in words, `British English`; the tag itself when it stands for none. Plex has written `en_GB` too. */
export function localeName(tag: string, locale: string): string {
  return nameOrCode(tag.replaceAll('_', '-'), tag, languages(locale));
}

/**
 * How a subscription stands, short enough for a ticket; empty where there is none.
 * @param now milliseconds since the epoch
 */
export function stubText(pass: Pass, now: number, locale: string): string {
  return cut(
    passStub(pass, now, (iso) => shortDay(iso, now, locale)),
    40,
  );
}

function nameOrCode(normal: string, asSent: string, names: Intl.DisplayNames): string {
  try {
    return names.of(normal) ?? asSent;
  } catch {
    return asSent; // not even the form of a code
  }
}

/** What a row shows for its value, in one line of text. */
export function valueText(row: Row, value: Value, locale: string): string {
  switch (row.as) {
    case 'flag':
      return value === true ? (row.words.yes ?? words.yes) : (row.words.no ?? words.no);
    case 'instant':
      return day(String(value), locale);
    case 'country':
      return countryName(String(value), locale);
    case 'locale':
      return localeName(String(value), locale);
    case 'count':
      return count(Number(value), locale);
    case 'seats':
      return row.most === null ? count(Number(value), locale) : words.seats(Number(value), row.most);
    case 'list':
      return Array.isArray(value) ? value.join(', ') : String(value);
    case 'text':
    case 'code':
      return String(value);
    default:
      return row.as satisfies never;
  }
}

/** What the copy button of a row puts on the clipboard: the value as the model has it; null when there is none. */
export function copyable({ reading }: Row): string | null {
  if (reading.state === 'unreadable') return reading.sent;
  if (reading.state !== 'value') return null;
  return Array.isArray(reading.value) ? reading.value.join('\n') : String(reading.value);
}
