import { describe, expect, it } from 'vitest';
import { HistoryKeeper } from '../../../../main/account/history/history-keeper';
import type { HistoryStore } from '../../../../main/account/stores';
import { succeed } from '../../../../preload/contract/result';

/** A session has no store. */
const noStore: HistoryStore = {
  read: () => Promise.reject(new Error('The store was read.')),
  update: () => Promise.reject(new Error('The store was written.')),
  erase: () => Promise.resolve(succeed(undefined)),
};
const reply = {
  user: { id: '1', subscription: null, oddities: [], extra: {} },
  fetchedAt: '2026-01-01T00:00:00.000Z',
};
const came = {
  added: ['Porch'],
  removed: [],
  since: '2026-01-01T00:00:00.000Z',
  at: '2026-01-02T00:00:00.000Z',
};

describe('the history of devices', () => {
  it('tells of those that came, once', async () => {
    const keeper = new HistoryKeeper(noStore);
    await keeper.record(null, reply, 'session');
    let told = 0;
    keeper.onChange(() => (told += 1));
    await keeper.recordDevices(came, 'session');
    await keeper.recordDevices(came, 'session');
    expect(keeper.current?.entries).toEqual([
      { at: came.at, kind: 'device-added', before: null, after: ['Porch'] },
    ]);
    expect(told).toBe(1);
  });

  it('begins with the first good reply: before that there is nothing to add to', async () => {
    const keeper = new HistoryKeeper(noStore);
    await keeper.recordDevices(came, 'session');
    expect(keeper.current).toBeNull();
  });

  it('knows whose it is without the store, once it has begun', async () => {
    const keeper = new HistoryKeeper(noStore);
    await keeper.record(null, reply, 'session');
    expect(await keeper.account('keychain')).toEqual({ id: '1' });
  });
});
