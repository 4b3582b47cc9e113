import { describe, expect, it } from 'vitest';
import { inRounds, inRoundsAtOnce, seriesOf, type Contestant } from '../../bench/rounds';

describe('rounds', () => {
  it('measure each contestant once a round, and begin with another one each time', async () => {
    const order: Contestant[] = [];
    await inRounds(3, (contestant) => Promise.resolve(order.push(contestant)));
    const rounds = [0, 3, 6, 9].map((at) => order.slice(at, at + 3));
    expect(rounds.map((round) => new Set(round).size)).toEqual([3, 3, 3, 3]);
    expect(new Set(rounds.slice(1).map(([first]) => first)).size).toBe(3);
  });

  it('leave the first round out, which finds everything still on disk', async () => {
    let times = 0;
    const rounds = await inRounds(2, () => Promise.resolve((times += 1)));
    expect(times).toBe(9);
    expect(Math.min(...rounds.marquee, ...rounds.bare, ...rounds.bareAgain)).toBe(4);
  });

  it('run one after another', async () => {
    let running = 0;
    await inRounds(1, async () => {
      running += 1;
      await Promise.resolve();
      expect(running).toBe(1);
      running -= 1;
    });
    expect.assertions(6);
  });

  it('measure all at once where that costs waiting alone', async () => {
    const waiting: (() => void)[] = [];
    let number = 0;
    const rounds = await inRoundsAtOnce(2, ['a', 'b', 'c'], async () => {
      const mine = (number += 1);
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 3) waiting.splice(0).forEach((goOn) => goOn());
      });
      return mine;
    });
    expect(rounds).toEqual({ a: [1, 4], b: [2, 5], c: [3, 6] });
  });

  it('give a series of each number that was measured', () => {
    const rounds = { marquee: [{ a: 1 }, { a: 2 }], bare: [{ a: 3 }], bareAgain: [{ a: 4 }] };
    expect(seriesOf(rounds, ({ a }) => a * 10)).toEqual({ marquee: [10, 20], bare: [30], bareAgain: [40] });
  });
});
