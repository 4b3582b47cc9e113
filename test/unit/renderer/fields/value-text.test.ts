import { describe, expect, it } from 'vitest';
import type { Row, Value } from '../../../../renderer/lib/fields/rows';
import { copyable, valueText } from '../../../../renderer/lib/fields/value-text';

function row(as: Row['as'], more: Partial<Row> = {}): Row {
  return {
    path: 'x',
    words: { label: 'X' },
    as,
    hidden: false,
    reading: { state: 'absent' },
    most: null,
    ...more,
  };
}

describe('values', () => {
  it.each<[Row['as'], Value, string]>([
    ['flag', true, 'Yes'],
    ['flag', false, 'No'],
    ['count', 1234, '1,234'],
    ['seats', 4, '4'],
    ['list', ['a', 'b'], 'a, b'],
    ['text', 'as sent', 'as sent'],
    ['country', 'DE', 'Germany'],
  ])('shown as %s: %j is “%s”', (as, value, text) => expect(valueText(row(as), value)).toBe(text));

  it('can have their own words for yes and no', () => {
    const twoFactor = row('flag', { words: { label: 'Two-factor', yes: 'On', no: 'Off' } });
    expect(valueText(twoFactor, true)).toBe('On');
    expect(valueText(twoFactor, false)).toBe('Off');
  });

  it('count people against the room there is', () => {
    expect(valueText(row('seats', { most: 15 }), 4)).toBe('4 of 15');
  });
});

describe('copying a row', () => {
  it('gives the value as the model has it: ISO 8601 for a time, true for a flag', () => {
    const iso = '2015-01-04T06:27:34.000Z';
    expect(copyable(row('instant', { reading: { state: 'value', value: iso } }))).toBe(iso);
    expect(copyable(row('flag', { reading: { state: 'value', value: true } }))).toBe('true');
    expect(copyable(row('list', { reading: { state: 'value', value: ['a', 'b'] } }))).toBe('a\nb');
  });

  it('gives what was sent where it could not be read, and nothing where there is nothing', () => {
    const reading = { state: 'unreadable', sent: 'many', expected: 'count' } as const;
    expect(copyable(row('count', { reading }))).toBe('many');
    expect(copyable(row('text', { reading: { state: 'empty' } }))).toBeNull();
    expect(copyable(row('text'))).toBeNull();
  });
});
