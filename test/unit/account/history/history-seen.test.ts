import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../../preload/contract/account/changes';
import {
  completed,
  countUnseen,
  recorded,
  recordedDevices,
  seen,
  type History,
} from '../../../../main/account/history/history';

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
const homeSize = (minute: number): HistoryEntry => ({
  at: at(minute),
  kind: 'home-size',
  before: '1',
  after: '2',
});
const newDevice = (minute: number): HistoryEntry => ({
  at: at(minute),
  kind: 'device-added',
  before: null,
  after: ['TV'],
});
const goneDevice = (minute: number): HistoryEntry => ({ ...newDevice(minute), kind: 'device-removed' });
const historyOf = (entries: readonly HistoryEntry[], until: string | null = null): History => ({
  account: { id: '1' },
  since: at(0),
  entries,
  seen: until,
});

describe('what a person has not seen', () => {
  it.each<[string, History, number]>([
    ['is nothing in an empty history', historyOf([]), 0],
    ['is all of one that nobody has looked at', historyOf([homeSize(2), homeSize(1)]), 2],
    ['is what came after the last look', historyOf([homeSize(3), homeSize(2), homeSize(1)], at(1)), 2],
    ['is nothing after a look at the newest', historyOf([homeSize(2), homeSize(1)], at(2)), 0],
    [
      'is what came after the last look, also where the clock was set back',
      historyOf([homeSize(2), homeSize(9)], at(9)),
      1,
    ],
    ['is nothing after a look at what came then', historyOf([homeSize(2), homeSize(9)], at(2)), 0],
    [
      'is no device, which is counted among the devices',
      historyOf([newDevice(2), goneDevice(2), homeSize(1)]),
      1,
    ],
  ])('%s', (_, history, count) => {
    expect(countUnseen(history)).toBe(count);
  });

  it.each<[string, History, readonly number[], number]>([
    ['after the last look', historyOf([homeSize(2), homeSize(1)], at(1)), [3, 2, 1], 2],
    ['where the clock was set back', historyOf([homeSize(9)], at(9)), [3, 9], 1],
    ['before the clock was set back', historyOf([homeSize(2), homeSize(9)], at(9)), [3, 2, 9], 2],
    ['before another was looked at', historyOf([homeSize(4)], at(4)), [3, 4], 1],
  ])('is what is put back, %s', (_, history, minutes, count) => {
    const whole = completed(history, [homeSize(3)]);
    expect(whole.entries).toEqual(minutes.map(homeSize));
    expect(countUnseen(whole)).toBe(count);
    expect(countUnseen(seen(whole))).toBe(0);
  });

  it('is nothing any more after a look', () => {
    const history = historyOf([newDevice(3), homeSize(2)]);
    expect(seen(history)).toEqual({ ...history, seen: at(3) });
  });

  it.each<[string, History]>([
    ['nothing is there', historyOf([])],
    ['all was seen', historyOf([homeSize(1)], at(1))],
    ['devices alone are new', historyOf([newDevice(2), homeSize(1)], at(1))],
  ])('leaves the very same history when %s', (_, history) => {
    expect(seen(history)).toBe(history);
  });
});

describe('devices in the history', () => {
  const coming = { added: ['TV'], removed: ['Phone'], since: at(1), at: at(2) };

  it('stand above what was there, with the time of the list that told them', () => {
    const history = historyOf([homeSize(1)], at(1));
    expect(recordedDevices(history, coming)).toEqual({
      ...history,
      entries: [
        { at: at(2), kind: 'device-added', before: null, after: ['TV'] },
        { at: at(2), kind: 'device-removed', before: ['Phone'], after: null },
        homeSize(1),
      ],
    });
  });

  it('are not logged again by a Marquee that has compared with the same list', () => {
    const history = recordedDevices(historyOf([]), coming);
    expect(recordedDevices(history, { ...coming, at: at(3) })).toBe(history);
    expect(recordedDevices(history, { ...coming, added: ['Tablet'], at: at(3) }).entries).toHaveLength(3);
    expect(recordedDevices(history, { ...coming, since: at(2), at: at(3) }).entries).toHaveLength(4);
  });

  it('leave the very same history when none came or went', () => {
    const history = historyOf([homeSize(1)]);
    expect(recordedDevices(history, { ...coming, added: [], removed: [] })).toBe(history);
  });

  it('are the newest 500 like all else', () => {
    const many = historyOf(Array.from({ length: 500 }, (_, index) => homeSize(index)));
    expect(recordedDevices(many, coming).entries).toHaveLength(500);
  });
});

describe('whose history it is', () => {
  const user = { subscription: null, oddities: [], extra: {} };

  it.each([
    [
      { id: '1', uuid: 'a' },
      { id: '1', uuid: 'a' },
    ],
    [{ uuid: 'a' }, { uuid: 'a' }],
    [{}, {}],
  ])('is as much as plex.tv told: %j', (ids, account) => {
    expect(recorded(null, null, { user: { ...user, ...ids }, fetchedAt: at(0) }).account).toEqual(account);
  });
});
