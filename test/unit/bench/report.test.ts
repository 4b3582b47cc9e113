import { describe, expect, it } from 'vitest';
import { isMet, type Figure, type Goal } from '../../bench/figure';
import { tableOf, withTable } from '../../bench/report';

const start: Figure = {
  name: 'start',
  baseline: 'a bare start',
  unit: 'ms',
  goal: { of: 'ratio', atMost: 1.15 },
  outcome: { kind: 'compared', series: { marquee: [880], bare: [800], bareAgain: [808] } },
};

function row(change: Partial<Figure>): string | undefined {
  return tableOf([{ ...start, ...change }]).split('\n')[2];
}

describe('the table', () => {
  it('sets each figure beside its baseline, the ratio, what chance makes of it, and the goal', () => {
    expect(row({})).toBe('| start | a bare start | 880 ms | 800 ms | 1.10 × | 1.01 × | ≤ 1.15 × | yes |');
  });

  it('shows the difference where that is the goal', () => {
    expect(row({ goal: { of: 'difference', atMost: 60 } })).toContain(
      '| +80.0 ms | +8.00 ms | ≤ +60 ms | no |',
    );
  });

  it('shows a size alone', () => {
    const size = { baseline: null, unit: 'kB', goal: { of: 'value', atMost: 45 } } as const;
    expect(row({ ...size, outcome: { kind: 'value', value: 44.96 } })).toBe(
      '| start |  | 45.0 kB |  |  |  | ≤ 45 kB | yes |',
    );
  });

  it('says why there is no figure, and gives none', () => {
    expect(row({ outcome: { kind: 'not measured', why: 'there is no tray' } })).toBe(
      '| start | a bare start | not measured: there is no tray |  |  |  | ≤ 1.15 × |  |',
    );
  });
});

describe('a goal', () => {
  const met = (goal: Goal | null): boolean | null => isMet({ ...start, goal });

  it('is met up to its limit', () => {
    expect(met({ of: 'ratio', atMost: 1.1 })).toBe(true);
    expect(met({ of: 'ratio', atMost: 1.09 })).toBe(false);
    expect(met({ of: 'difference', atMost: 80 })).toBe(true);
    expect(met({ of: 'difference', atMost: 79 })).toBe(false);
    expect(met({ of: 'value', atMost: 880 })).toBe(true);
    expect(met({ of: 'value', atMost: 879 })).toBe(false);
  });

  it('is neither met nor missed where there is none, or nothing was measured', () => {
    expect(met(null)).toBeNull();
    expect(isMet({ ...start, outcome: { kind: 'not measured', why: '' } })).toBeNull();
  });
});

describe('a document with the table', () => {
  const empty = 'before\n<!-- The table of npm run bench -->\n<!-- The end of that table -->\nafter';

  it('has it between its marks, however often it is written', () => {
    const once = withTable(empty, 'old');
    expect(withTable(once, 'new')).toBe(once.replace('old', 'new'));
    expect(once).toMatch(/^before\n<!--.*-->\n\nold\n\n<!--.*-->\nafter$/);
  });

  it('must have a place for it', () => {
    expect(() => withTable('before', 'table')).toThrow(/no place/);
  });
});
