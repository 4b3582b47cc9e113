import { describe, expect, it } from 'vitest';
import { cardsOf } from '../../../../renderer/lib/fields/rows';
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

  it('is shown in steps, and tells how many rows are left', () => {
    expect(all).toBeGreaterThan(70_000);
    const first = firstRows(groups, STEP);
    expect(first.groups.flatMap(({ rows }) => rows)).toHaveLength(STEP);
    expect(first.rest).toBe(all - STEP);
    expect(firstRows(groups, 2 * STEP).groups.flatMap(({ rows }) => rows)).toHaveLength(2 * STEP);
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
    expect(firstRows(few, STEP)).toEqual({ groups: few, rest: 0 });
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
