import { expect, it } from 'vitest';
import { resultsOf } from '../../bench/results';

it('results keep each figure with its goal, what it came to, and the value of every round', () => {
  const setting = { date: '2026-11-25', pairs: 1, versions: { marquee: '1', electron: '33', node: '20' } };
  const series = { marquee: [1.23456], bare: [1], bareAgain: [1] };
  const results = resultsOf(setting, [
    {
      name: 'a',
      baseline: 'b',
      unit: 'ms',
      goal: { of: 'ratio', atMost: 1.2 },
      outcome: { kind: 'compared', series },
    },
    { name: 'c', baseline: null, unit: 'kB', goal: null, outcome: { kind: 'not measured', why: 'no c' } },
  ]);
  expect(results).toMatchObject({
    ...setting,
    figures: [
      { name: 'a', met: false, marquee: 1.235, ratio: 1.235, rounds: { marquee: [1.235], bare: [1] } },
      { name: 'c', met: null, notMeasured: 'no c' },
    ],
  });
});
