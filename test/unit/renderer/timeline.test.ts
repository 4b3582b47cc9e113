import { describe, expect, it } from 'vitest';
import { CHANGE_KINDS, type HistoryEntry } from '../../../preload/contract/account/changes';
import { demoHistory } from '../../../main/account/demo/demo-history';
import { titleOf } from '../../../main/account/history/change-words';
import { countHappenings, timelineOf } from '../../../renderer/lib/timeline';

const size: HistoryEntry = { at: '2026-01-02T12:30:00.000Z', kind: 'home-size', before: '3', after: '4' };
const email: HistoryEntry = {
  at: '2026-01-02T12:00:00.000Z',
  kind: 'email',
  before: '',
  after: 'x@example.com',
};
const added: HistoryEntry = {
  at: '2026-01-01T12:00:00.000Z',
  kind: 'features-added',
  before: null,
  after: ['dvr', 'live tv'],
};
const entries = [size, email, added];

const timelineOfAll = (all: readonly HistoryEntry[], query: string, showPrivate: boolean) =>
  timelineOf(
    all.map((entry) => ({ ...entry, title: titleOf(entry) })),
    query,
    showPrivate,
  );
const timeline = (query = '', showPrivate = false) => timelineOfAll(entries, query, showPrivate);
const detailOf = (entry: HistoryEntry) => timelineOfAll([entry], '', true)[0]?.happenings[0]?.detail;

describe('the timeline', () => {
  it('has the changes of each day together, the newest first', () => {
    expect(timeline().map(({ title, happenings }) => [title, ...happenings.map(({ kind }) => kind)])).toEqual(
      [
        ['January 2, 2026', 'home-size', 'email'],
        ['January 1, 2026', 'features-added'],
      ],
    );
    expect(countHappenings(timeline())).toBe(3);
  });

  it('says in words what changed, with the values or the ids', () => {
    expect(timeline()[1]?.happenings[0]).toMatchObject({
      title: '2 features added',
      detail: { kind: 'ids', ids: ['dvr', 'live tv'] },
    });
    expect(detailOf(size)).toEqual({ kind: 'values', before: '3', after: '4', hidden: false });
    expect(detailOf({ ...size, kind: 'username', after: '' })).toMatchObject({ after: 'nothing' });
  });

  it('has words for both directions', () => {
    const happening = (after: string) =>
      timelineOfAll([{ at: size.at, kind: 'plex-pass', before: null, after }], '', false)[0]?.happenings[0];
    expect(happening('true')).toMatchObject({ title: 'Plex Pass started', tone: 'good', detail: null });
    expect(happening('false')).toMatchObject({ title: 'Plex Pass ended', tone: 'bad', detail: null });
  });

  it('takes a name that looks like a flag for a name', () => {
    expect(detailOf({ ...size, kind: 'username', after: 'true' })).toMatchObject({ after: 'true' });
  });

  it.each(['4', 'LIVE TV', 'people in your plex home', 'january 1'])('is searched for %j', (query) => {
    expect(countHappenings(timeline(query))).toBe(1);
  });

  it('does not give away what is hidden, until it is shown', () => {
    expect(countHappenings(timeline('x@example'))).toBe(0);
    expect(countHappenings(timeline('x@example', true))).toBe(1);
    const asName: HistoryEntry = { ...email, kind: 'username' };
    expect(countHappenings(timelineOfAll([asName], 'x@example', false))).toBe(0);
    const wide: HistoryEntry = { ...asName, after: 'x＠example.com' };
    expect(countHappenings(timelineOfAll([wide], 'x＠example', false))).toBe(0);
  });

  it('tells the changes of one reply apart', () => {
    const all = CHANGE_KINDS.map((kind) => ({ ...size, kind }));
    const keys = timelineOfAll(all, '', false).flatMap(({ happenings }) => happenings);
    expect(new Set(keys.map(({ key }) => key)).size).toBe(CHANGE_KINDS.length);
  });
});

it('the demo has a made-up history, the newest first, and an empty one', () => {
  const now = Date.UTC(2026, 0, 1);
  const times = demoHistory('plex-pass', now).entries.map(({ at }) => at);
  expect(times.length).toBeGreaterThan(5);
  expect(times).toEqual([...times].sort().reverse());
  expect(demoHistory('sparse', now).entries).toEqual([]);
});
