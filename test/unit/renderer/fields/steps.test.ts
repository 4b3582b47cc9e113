import { describe, expect, it } from 'vitest';
import { cardsOf } from '../../../../renderer/lib/fields/rows';
import { DrawnSteps } from '../../../../renderer/lib/fields/drawn-steps.svelte';
import { firstRows, STEP } from '../../../../renderer/lib/fields/steps';
import { firstHappenings, timelineOf } from '../../../../renderer/lib/timeline';

const user = {
  subscription: null,
  subscriptions: Array.from({ length: 8_000 }, (_, index) => ({ id: String(index) })),
  oddities: [],
  extra: {},
};

describe('a card of thousands of rows', () => {
  const groups = cardsOf(user).at(-1)?.groups ?? [];
  const all = groups.reduce((sum, { rows }) => sum + rows.length, 0);

  it('is shown in steps', () => {
    expect(all).toBeGreaterThan(70_000);
    for (const shown of [1, STEP, 2 * STEP]) {
      expect(firstRows(groups, shown).flatMap(({ rows }) => rows)).toHaveLength(shown);
    }
  });

  it('is made as far as it is shown', () => {
    let looks = 0;
    const subscriptions = user.subscriptions.map(({ id }) => ({
      get id() {
        looks += 1;
        return id;
      },
    }));
    firstRows(cardsOf({ ...user, subscriptions }).at(-1)?.groups ?? [], STEP);
    expect(looks).toBeGreaterThan(0);
    expect(looks).toBeLessThan(STEP);
  });

  it('is shown whole when it has no more than a step', () => {
    const few = groups.slice(0, 3);
    expect(firstRows(few, STEP)).toEqual(few);
  });
});

describe('a list that is drawn in steps', () => {
  /** How many entries are drawn after each frame, until no more are awaited. */
  function framesOf(steps: DrawnSteps, count: number): readonly number[] {
    const frames: number[] = [steps.drawn];
    while (!steps.isDrawn(count)) {
      steps.drawMore();
      frames.push(steps.drawn);
    }
    return frames;
  }

  it('has a few entries at once, and a few more with each frame, up to what was asked for', () => {
    const steps = new DrawnSteps();
    expect(framesOf(steps, 1_000)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(steps.wanted).toBe(STEP);
    steps.more();
    expect(steps.wanted).toBe(2 * STEP);
    expect(framesOf(steps, 1_000)).toEqual([100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200]);
  });

  it('needs no frame for a short list', () => {
    expect(framesOf(new DrawnSteps(), 10)).toEqual([10]);
    expect(framesOf(new DrawnSteps(), 11)).toEqual([10, 20]);
  });

  it('begins again with a few entries when it is another', () => {
    const steps = new DrawnSteps();
    steps.more();
    framesOf(steps, 1_000);
    steps.restart();
    expect([steps.wanted, steps.drawn]).toEqual([STEP, 10]);
  });
});

describe('a timeline of hundreds of changes', () => {
  it('is shown in steps, the newest first', () => {
    const entries = Array.from({ length: 500 }, (_, index) => ({
      at: new Date(Date.UTC(2026, 0, 1) - index * 3_600_000).toISOString(),
      kind: 'username' as const,
      title: 'Your username changed',
      before: 'a',
      after: `b${index}`,
    }));
    const days = timelineOf(entries, '', true);
    const shown = firstHappenings(days, STEP).flatMap(({ happenings }) => happenings);
    expect(shown).toHaveLength(STEP);
    expect(shown[0]).toMatchObject({ at: entries[0]?.at });
    expect(firstHappenings(days, 1_000)).toEqual(days);
  });
});
