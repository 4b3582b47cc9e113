import type { CheckedKind } from '../../../preload/contract/account/user';
import { isoTime } from '../../base/clock';

/** Reads one non-empty attribute as its kind, whatever blanks are around it; null when it is something else. */
export function readAttribute(kind: CheckedKind, sent: string): string | number | boolean | null {
  return readers[kind](sent.trim());
}

const readers: Readonly<Record<CheckedKind, (sent: string) => string | number | boolean | null>> = {
  flag: readFlag,
  count: readCount,
  instant: readInstant,
  url: (sent) => (isWebAddress(sent) ? sent : null),
};

/** `1`, `0`, `true` and `false` are what plex.tv sends, whatever their case; anything else is null. */
export function readFlag(sent: string): boolean | null {
  if (/^(1|true)$/i.test(sent)) return true;
  return /^(0|false)$/i.test(sent) ? false : null;
}

function readCount(sent: string): number | null {
  const count = /^\d+$/.test(sent) ? Number(sent) : NaN;
  return Number.isSafeInteger(count) ? count : null;
}

/** The last second of the year 9999: later times can't be written as ISO 8601 with four digits. */
const LAST_SECOND = 253_402_300_799;

const DATE_AND_TIME =
  /^(?<date>\d{4}-\d\d-\d\d)(?:[T ](?<time>\d\d:\d\d:\d\d)(?<fraction>\.\d{1,9})?\s?(?<zone>Z|UTC|[+-]\d\d:?\d\d)?)?$/;

/**
 * Reads a time in any of the three forms that plex.tv uses. A time without a zone is UTC.
 * The epoch itself and what comes before it are refused: plex.tv has no account that old, and a `0` means
 * "never", not 1970.
 * @returns an ISO 8601 UTC string, or null
 */
export function readInstant(sent: string): string | null {
  const seconds = /^\d{1,12}$/.test(sent) ? Number(sent) : secondsOfDate(sent);
  return seconds > 0 && seconds <= LAST_SECOND ? isoTime(seconds * 1000) : null;
}

function secondsOfDate(sent: string): number {
  const parts = DATE_AND_TIME.exec(sent)?.groups;
  if (!parts) return NaN;
  const { date, time = '00:00:00', fraction = '', zone = 'Z' } = parts;
  // Date.parse rolls 30 February over into March: a date that does not come back as it went in is none.
  const local = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(`${date}T${time}`)) return NaN;
  return Date.parse(`${date}T${time}${fraction.slice(0, 4)}${zone === 'UTC' ? 'Z' : zone}`) / 1000;
}

function isWebAddress(sent: string): boolean {
  const url = URL.canParse(sent) ? new URL(sent) : null;
  return (
    (url?.protocol === 'https:' || url?.protocol === 'http:') && url.username === '' && url.password === ''
  );
}
