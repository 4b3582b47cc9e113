import { expect, it } from 'vitest';
import { limited, timesIn, waitAtMost } from '../../../main/base/clock';
import { FakeClock } from '../support/fake-clock';

it('what comes again is counted as long as it was not too long ago', () => {
  const clock = new FakeClock();
  const times = timesIn(1_000, clock);
  expect([times(), times()]).toEqual([1, 2]);
  clock.pass(999);
  expect(times()).toBe(3);
  clock.pass(1);
  expect(times(), 'the first two are a second old').toBe(2);
});

it('a task that is asked for without end runs so many times in a span, and once after it', () => {
  const clock = new FakeClock();
  let runs = 0;
  const ask = limited(3, 1_000, clock, () => (runs += 1));
  for (let time = 0; time < 10; time += 1) ask.run();
  expect(runs).toBe(3);
  clock.pass(999);
  ask.run();
  expect(runs).toBe(3);
  clock.pass(1);
  expect(runs, 'what was put off is done once').toBe(4);
  clock.pass(10_000);
  expect(runs, 'and nothing by itself').toBe(4);
  expect(clock.untilNext).toBeNull();
  for (let time = 0; time < 10; time += 1) ask.run();
  ask.cancel();
  clock.pass(10_000);
  expect(runs).toBe(7);
});

it('what is waited for comes, unless its time is over before', async () => {
  const clock = new FakeClock();
  expect(await waitAtMost(Promise.resolve('here'), 1_000, clock)).toBe('here');
  expect(clock.untilNext, 'the limit is no longer waited for').toBeNull();
  const waited = waitAtMost(new Promise(() => undefined), 1_000, clock);
  clock.pass(1_000);
  expect(await waited).toBeUndefined();
  await expect(waitAtMost(Promise.reject(new Error('gone')), 1_000, clock)).rejects.toThrow('gone');
});
