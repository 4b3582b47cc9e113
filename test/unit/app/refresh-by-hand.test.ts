import { expect, it } from 'vitest';
import { RefreshByHand } from '../../../main/app/refresh-by-hand';
import { FakeClock } from '../support/fake-clock';

it('what was refreshed by hand is refreshed again only after a rest, which is told', () => {
  const clock = new FakeClock();
  const told: boolean[] = [];
  let times = 0;
  const refreshing = new RefreshByHand({
    clock,
    refresh: () => (times += 1),
    onChange: () => told.push(refreshing.isResting),
  });
  refreshing.run();
  expect([times, told]).toEqual([1, [true]]);

  clock.pass(9_999);
  refreshing.run();
  expect([times, told]).toEqual([1, [true]]);

  clock.pass(1);
  expect([times, told]).toEqual([1, [true, false]]);
  refreshing.run();
  expect([times, told]).toEqual([2, [true, false, true]]);
});
