import { expect, it } from 'vitest';
import { Turns } from '../../../main/base/turns';

it('tasks run one after the other, also after one that failed', async () => {
  const turns = new Turns();
  const order: string[] = [];
  let letGo = (): void => undefined;
  const first = turns.take(async () => {
    await new Promise<void>((resolve) => (letGo = resolve));
    order.push('first');
    throw new Error('broken');
  });
  const second = turns.take(() => Promise.resolve(order.push('second')));
  expect(turns.isIdle).toBe(false);
  await Promise.resolve();
  letGo();
  await expect(first).rejects.toThrow('broken');
  await second;
  await turns.settled();
  expect(order).toEqual(['first', 'second']);
  expect(turns.isIdle).toBe(true);
});
