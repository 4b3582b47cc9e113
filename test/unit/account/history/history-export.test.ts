import { describe, expect, it } from 'vitest';
import type { ChangeValue } from '../../../../preload/contract/account/changes';
import { formatHistory, type Exported } from '../../../../main/account/history/history-export';

const at = '2026-01-01T00:00:00.000Z';

function historyWith(before: ChangeValue, after: ChangeValue): Exported {
  return { since: at, entries: [{ at, kind: 'username', before, after }] };
}

const csvOf = (before: ChangeValue, after: ChangeValue = null): string | undefined =>
  formatHistory(historyWith(before, after), 'csv').split('\r\n').slice(1).join('\r\n');

describe('as CSV', () => {
  it('a history is a header and one line for each change, and says that it is UTF-8', () => {
    expect(formatHistory(historyWith('a', 'b'), 'csv')).toBe(
      `\ufeff"time","change","before","after"\r\n"${at}","username","a","b"\r\n`,
    );
    expect(formatHistory(null, 'csv')).toBe('\ufeff"time","change","before","after"\r\n');
  });

  it('quotes, commas and line breaks stay in their cell', () => {
    expect(csvOf('a "b", c\r\nd')).toBe(`"${at}","username","a ""b"", c\r\nd",""\r\n`);
  });

  it('a list is one cell', () => {
    expect(csvOf(null, ['a', 'b c'])).toBe(`"${at}","username","","a; b c"\r\n`);
  });

  it.each([
    ...['=1+1', '+1', '-1', '@SUM(A1)', "=cmd|' /C calc'!A0"],
    ...['\t=1', '\r=1', '\n=1', '\tx', ' =1', '   @x', '\u00a0=1', '\u3000-1'],
    ...['\ufeff=1', '\u200b=1', '\u202e=1', '\u0000=1', ' \u2066 +1'],
    ...['＝1+1', '＋1', '－1', '＠SUM(A1)', '﹦1', '﹣1'],
  ])('%j is no formula', (text) => {
    expect(csvOf(text)).toBe(`"${at}","username","'${text}",""\r\n`);
    expect(csvOf([text, 'x'])).toContain(`"'${text}; x"`);
  });

  it.each(['a=1', 'Zoë', '映画', ' a-1', '’=1', '“=1”', ''])('%j stays as it is', (text) => {
    expect(csvOf(text)).toBe(`"${at}","username","${text}",""\r\n`);
  });
});

describe('as JSON', () => {
  it('a history is what it is, without the ids of the account', () => {
    const history = { ...historyWith(null, ['=1']), account: { id: '1' } };
    expect(JSON.parse(formatHistory(history, 'json'))).toEqual({
      schema: 1,
      since: at,
      entries: [{ at, kind: 'username', before: null, after: ['=1'] }],
    });
    expect(JSON.parse(formatHistory(null, 'json'))).toEqual({ schema: 1, since: null, entries: [] });
  });
});
