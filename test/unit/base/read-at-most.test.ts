import { expect, it } from 'vitest';
import { readAtMost } from '../../../main/base/read-at-most';

/** Pieces of two bytes each, and who asked for how many of them. */
function pieces(count: number) {
  const given = { count: 0 };
  async function* give() {
    for (; given.count < count; given.count += 1) yield await Promise.resolve(Buffer.from('ab'));
  }
  return { body: give(), given };
}

it('what is no longer than it may be is read whole', async () => {
  expect(await readAtMost(pieces(3).body, 6)).toEqual(Buffer.from('ababab'));
});

it('what is longer is read no further than it must be to know that', async () => {
  const { body, given } = pieces(1_000);
  expect(await readAtMost(body, 5)).toBeNull();
  expect(given.count).toBe(2);
});
