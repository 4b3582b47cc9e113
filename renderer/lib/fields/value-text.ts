import { passStub } from '../../../preload/contract/account/pass-words';
import type { Pass } from '../../../preload/contract/account/pass';
import { cut } from '../../../preload/contract/text';
import type { Row, Value } from './rows';
import { format, sharedWords, words } from '../words/words.svelte';

/**
 * How a subscription stands, short enough for a ticket; empty where there is none.
 * @param now milliseconds since the epoch
 */
export function stubText(pass: Pass, now: number): string {
  return cut(passStub(pass, now, format(), sharedWords()), 40);
}

/** What a row shows for its value, in one line of text. */
export function valueText(row: Row, value: Value): string {
  switch (row.as) {
    case 'flag':
      return value === true ? (row.words.yes ?? words().yes) : (row.words.no ?? words().no);
    case 'instant':
      return format().day(String(value));
    case 'country':
      return format().country(String(value));
    case 'locale':
      return format().language(String(value));
    case 'count':
      return format().count(Number(value));
    case 'seats':
      return row.most === null
        ? format().count(Number(value))
        : words().seats({ size: format().count(Number(value)), most: format().count(row.most) });
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
