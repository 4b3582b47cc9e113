import type { ChangeValue, ExportFormat } from '../../../preload/contract/account/changes';
import { normalized } from '../../../preload/contract/text';
import type { History } from './history';

/** What of a history goes into a file: everything but the ids of the account. */
export type Exported = Pick<History, 'since' | 'entries'>;

/** Writes a history as a text in `format`, the newest change first. */
export function formatHistory(history: Exported | null, format: ExportFormat): string {
  switch (format) {
    case 'csv':
      return asCsv(history);
    case 'json':
      return asJson(history);
    default:
      return format satisfies never;
  }
}

/** Without it Excel takes UTF-8 for the code page of the system. */
const BYTE_ORDER_MARK = '\ufeff';

/** As RFC 4180 describes it, with a header line. The names of its columns are the same in every language: programs read them. */
function asCsv(history: Exported | null): string {
  const rows = (history?.entries ?? []).map(({ at, kind, before, after }) => [
    at,
    kind,
    inOneCell(before),
    inOneCell(after),
  ]);
  const lines = [['time', 'change', 'before', 'after'], ...rows].map(
    (row) => `${row.map(cell).join(',')}\r\n`,
  );
  return BYTE_ORDER_MARK + lines.join('');
}

/** Fields are only ever added while `schema` stays 1. */
function asJson(history: Exported | null): string {
  const { since = null, entries = [] } = history ?? {};
  return `${JSON.stringify({ schema: 1, since, entries }, null, 2)}\n`;
}

function inOneCell(value: ChangeValue): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : value.join('; ');
}

/**
 * A spreadsheet would run a text that begins like a formula; after an apostrophe it is a text. Some drop blanks and what
 * can't be seen before they look, and some take the wide and small forms of the signs for the signs.
 */
function cell(text: string): string {
  const safe = /^[\t\r\n]|^[\s\p{C}]*[=+\-@]/u.test(normalized(text, 'NFKC')) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
