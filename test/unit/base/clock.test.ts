import { expect, it } from 'vitest';
import { atMostOnceIn, timesIn } from '../../../main/base/clock';
import { FakeClock } from '../support/fake-clock';

it('a task that is asked for again and again runs once in its time, also when the clock is set back', () => {
  const clock = new FakeClock();
  let runs = 0;
  const ask = atMostOnceIn(10_000, clock, () => (runs += 1));
  ask();
  clock.pass(9_999);
  ask();
  expect(runs).toBe(1);
  clock.pass(1);
  ask();
  expect(runs).toBe(2);
  clock.set(clock.now() - 365 * 24 * 60 * 60_000);
  ask();
  expect(runs).toBe(3);
});

it('what comes again is counted as long as it was not too long ago', () => {
  const clock = new FakeClock();
  const times = timesIn(1_000, clock);
  expect([times(), times()]).toEqual([1, 2]);
  clock.pass(999);
  expect(times()).toBe(3);
  clock.pass(1);
  expect(times(), 'the first two are a second old').toBe(2);
});
