import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../../preload/contract/account/account-state';
import type { User } from '../../../../preload/contract/account/user';
import { recorded, type History } from '../../../../main/account/history/history';

const user: User = { id: '1', homeSize: 1, subscription: null, oddities: [], extra: {} };

/** A reply of minute `minute`. */
function reply(minute: number, more: Partial<User> = {}): Reply {
  const fetchedAt = new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
  return { user: { ...user, ...more }, fetchedAt };
}

/** The history after replies that came one after the other. */
function historyOf(...replies: readonly Reply[]): History | null {
  return replies.reduce<History | null>(
    (history, after, index) => recorded(history, replies[index - 1] ?? null, after),
    null,
  );
}

const valuesOf = (history: History | null) => history?.entries.map(({ before, after }) => [before, after]);

describe('the history', () => {
  it('begins with the first good reply, empty', () => {
    expect(historyOf(reply(0))).toEqual({
      account: { id: '1' },
      since: reply(0).fetchedAt,
      entries: [],
      seen: null,
    });
  });

  it('has the newest change first, with the time of the reply that told it', () => {
    const history = historyOf(reply(0), reply(1, { homeSize: 2 }), reply(2, { homeSize: 3 }));
    expect(history?.since).toBe(reply(0).fetchedAt);
    expect(history?.entries).toEqual([
      { at: reply(2).fetchedAt, kind: 'home-size', before: '2', after: '3' },
      { at: reply(1).fetchedAt, kind: 'home-size', before: '1', after: '2' },
    ]);
  });

  it('is the very same object when nothing has changed', () => {
    const history = historyOf(reply(0), reply(1, { homeSize: 2 }));
    expect(recorded(history, reply(1, { homeSize: 2 }), reply(2, { homeSize: 2 }))).toBe(history);
    expect(recorded(history, null, reply(2, { homeSize: 9 }))).toBe(history);
  });

  it('does not log a change again that is found again from the same reply', () => {
    const history = historyOf(reply(0), reply(1, { homeSize: 2 }));
    expect(recorded(history, reply(0), reply(5, { homeSize: 2 }))).toBe(history);
  });

  it('logs a change that happens again', () => {
    const history = historyOf(
      reply(0, { twoFactorEnabled: true }),
      reply(1, { twoFactorEnabled: false }),
      reply(2, { twoFactorEnabled: true }),
      reply(3, { twoFactorEnabled: false }),
    );
    expect(history?.entries.map(({ at }) => at)).toEqual([reply(3).fetchedAt, reply(1).fetchedAt]);
  });

  it('logs an unknown attribute once, however often it comes and goes', () => {
    const history = historyOf(
      reply(0),
      reply(1, { extra: { x: '' } }),
      reply(2),
      reply(3, { extra: { x: '', y: '' } }),
      reply(4),
      reply(5, { extra: { x: '', y: '' } }),
    );
    expect(valuesOf(history)).toEqual([
      [null, ['y']],
      [null, ['x']],
    ]);
  });

  it('logs of an unknown attribute what a change of another kind has named before, and a feature each time', () => {
    const withFeatures = (...features: string[]): Partial<User> => ({
      subscription: { active: true, plan: 'yearly', status: 'Active', features },
    });
    const history = historyOf(
      reply(0, withFeatures('pass')),
      reply(1, withFeatures('pass', 'dvr')),
      reply(2, withFeatures('pass')),
      reply(3, withFeatures('pass', 'dvr')),
      reply(4, { ...withFeatures('pass', 'dvr'), extra: { dvr: '' } }),
    );
    expect(valuesOf(history)).toEqual([
      [null, ['dvr']],
      [null, ['dvr']],
      [['dvr'], null],
      [null, ['dvr']],
    ]);
  });

  it('keeps the newest 500 changes', () => {
    const history = historyOf(
      ...Array.from({ length: 600 }, (_, index) => reply(index, { homeSize: index })),
    );
    expect(history?.entries).toHaveLength(500);
    expect(history?.entries[0]).toMatchObject({ before: '598', after: '599' });
  });

  it('keeps fewer when they are huge', () => {
    const features = (odd: boolean) =>
      Array.from({ length: 200 }, (_, index) => `${odd ? 'odd' : 'even'} ${index} ${'x'.repeat(190)}`);
    const replies = Array.from({ length: 100 }, (_, index) =>
      reply(index, { subscription: { features: features(index % 2 === 1) } }),
    );
    const history = historyOf(...replies);
    expect(JSON.stringify(history).length).toBeLessThan(2.1 * 1024 * 1024);
    expect(history?.entries[0]?.at).toBe(reply(99).fetchedAt);
  });

  it('begins again with another account, and compares nothing with it', () => {
    const history = historyOf(reply(0), reply(1, { homeSize: 2 }), reply(2, { id: '2', homeSize: 3 }));
    expect(history).toEqual({ account: { id: '2' }, since: reply(2).fetchedAt, entries: [], seen: null });
  });
});
