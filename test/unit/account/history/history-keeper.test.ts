import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../../preload/contract/account/account-state';
import { fail, succeed } from '../../../../preload/contract/result';
import { countUnseen, type History } from '../../../../main/account/history/history';
import { HistoryKeeper } from '../../../../main/account/history/history-keeper';
import type { HistoryStore, Written } from '../../../../main/account/stores';
import { problem } from '../../../../main/base/problems';

class FakeStore implements HistoryStore {
  kept: History | null = null;
  writes = 0;
  reads = 0;
  /** Another Marquee has the lock: nothing can be changed. */
  isBusy = false;
  /** The disk is full: nothing can be written. */
  isFull = false;
  /** The system does not let the file be opened. */
  isClosed = false;

  read = (): Promise<History | null> => {
    this.reads += 1;
    return Promise.resolve(this.kept);
  };
  update = (change: (stored: History | null) => History | null): Promise<Written> => {
    if (this.isBusy) return Promise.resolve('not-yet');
    const stored = this.isClosed ? null : this.kept;
    const history = change(stored);
    if (history === stored) return Promise.resolve('written');
    if (this.isClosed) return Promise.resolve('closed');
    if (this.isFull) return Promise.resolve('not-yet');
    this.writes += 1;
    this.kept = history;
    return Promise.resolve('written');
  };
  erase = (): ReturnType<HistoryStore['erase']> => {
    this.kept = null;
    return Promise.resolve(succeed(undefined));
  };
}

const reply = (homeSize: number): Reply => ({
  user: { id: '1', homeSize, subscription: null, oddities: [], extra: {} },
  fetchedAt: `2026-01-0${homeSize}T00:00:00.000Z`,
});

function setUp(store = new FakeStore()) {
  const received: (History | null)[] = [];
  const keeper = new HistoryKeeper(store);
  keeper.onChange((history) => received.push(history));
  return { keeper, store, received };
}

describe('the keeper of the history', () => {
  it('stores what changed, and tells once for each change', async () => {
    const { keeper, store, received } = setUp();
    await keeper.record(null, reply(1), 'keychain');
    await keeper.record(reply(1), reply(2), 'keychain');
    await keeper.record(reply(2), { ...reply(2), fetchedAt: reply(3).fetchedAt }, 'keychain');
    expect(store.kept?.entries).toHaveLength(1);
    expect(store.writes).toBe(2);
    expect(received.length).toBe(2);
    expect(received).toEqual([expect.anything(), store.kept]);
    expect(keeper.current).toBe(store.kept);
  });

  it('goes on with what another Marquee has stored meanwhile', async () => {
    const store = new FakeStore();
    const [window, command] = [setUp(store).keeper, setUp(store).keeper];
    await window.record(null, reply(1), 'keychain');
    await command.record(reply(1), reply(2), 'keychain');
    await window.record(reply(1), { ...reply(2), fetchedAt: reply(3).fetchedAt }, 'keychain');
    expect(store.kept?.entries).toHaveLength(1);
  });

  it('records later what changed while another Marquee was busy, unless the sign-in ended', async () => {
    const { keeper, store } = setUp();
    await keeper.record(null, reply(1), 'keychain');
    store.isBusy = true;
    await keeper.record(reply(1), reply(2), 'keychain');
    await keeper.record(reply(2), reply(2), 'keychain');
    store.isBusy = false;
    await keeper.record(reply(2), reply(2), 'keychain');
    expect(store.kept?.entries).toMatchObject([{ before: '1', after: '2' }]);
    store.isBusy = true;
    await keeper.record(reply(2), reply(3), 'keychain');
    store.isBusy = false;
    await keeper.erase();
    await keeper.record(null, reply(3), 'keychain');
    expect(store.kept?.entries).toEqual([]);
  });

  it('keeps that of a session in memory alone', async () => {
    const { keeper, store } = setUp();
    await keeper.record(null, reply(1), 'session');
    await keeper.record(reply(1), reply(2), 'session');
    await keeper.load('session');
    expect(keeper.current?.entries).toHaveLength(1);
    expect(store.writes).toBe(0);
  });

  it('erases after what is still being recorded', async () => {
    const { keeper, store } = setUp();
    void keeper.record(null, reply(1), 'keychain');
    void keeper.record(Promise.resolve(reply(1)), reply(2), 'keychain');
    await keeper.erase();
    expect(store.kept).toBeNull();
    await keeper.load('keychain');
    expect(keeper.current).toBeNull();
  });

  it('hands the new history on without reading back what was just stored', async () => {
    const { keeper, store, received } = setUp();
    await keeper.record(null, reply(1), 'keychain');
    await keeper.record(reply(1), reply(2), 'keychain');
    expect(await keeper.account('keychain')).toEqual({ id: '1' });
    expect(store.reads).toBe(0);
    expect(received.at(-1)).toBe(keeper.current);
  });

  it('loads what an earlier run has stored, and hands it on', async () => {
    const store = new FakeStore();
    await setUp(store).keeper.record(null, reply(1), 'keychain');
    const { keeper, received } = setUp(store);
    await keeper.load('keychain');
    expect(received).toEqual([store.kept]);
    expect(keeper.current).toBe(store.kept);
  });
});

it('what was held of a sign-in that has ended elsewhere is not kept again at the next one', async () => {
  const { keeper, store, received } = setUp();
  await keeper.record(null, reply(1), 'keychain');
  await keeper.record(reply(1), reply(2), 'keychain');
  await store.erase();
  const before = received.length;
  await keeper.forget();
  await keeper.load('keychain');
  expect(keeper.current).toBeNull();
  expect(received.length).toBe(before + 1);
  await keeper.record(null, reply(3), 'keychain');
  expect(store.kept?.entries).toEqual([]);
});

describe('seeing the history', () => {
  it('is kept, told once, and leaves nothing unseen until the next change', async () => {
    const { keeper, store, received } = setUp();
    await keeper.record(null, reply(1), 'keychain');
    await keeper.record(reply(1), reply(2), 'keychain');
    expect(store.kept && countUnseen(store.kept)).toBe(1);

    const before = received.length;
    await keeper.markSeen('keychain');
    await keeper.markSeen('keychain');
    expect(store.kept && countUnseen(store.kept)).toBe(0);
    expect(received.length).toBe(before + 1);

    await keeper.record(reply(2), reply(3), 'keychain');
    expect(store.kept && countUnseen(store.kept)).toBe(1);
  });

  it('of a session is kept in memory alone', async () => {
    const { keeper, store } = setUp();
    await keeper.record(null, reply(1), 'session');
    await keeper.record(reply(1), reply(2), 'session');
    await keeper.markSeen('session');
    expect(keeper.current && countUnseen(keeper.current)).toBe(0);
    expect(store.writes).toBe(0);
  });

  it('finds nothing where nothing was recorded', async () => {
    const { keeper, store, received } = setUp();
    await keeper.markSeen('keychain');
    expect([store.kept, received.length]).toEqual([null, 0]);
  });
});

it('a change that another Marquee has found is told, too', async () => {
  const store = new FakeStore();
  const [window, command] = [setUp(store), setUp(store)];
  await window.keeper.record(null, reply(1), 'keychain');
  await command.keeper.record(reply(1), reply(2), 'keychain');
  const before = window.received.length;
  await window.keeper.record(reply(1), { ...reply(2), fetchedAt: reply(3).fetchedAt }, 'keychain');
  expect(window.received.length).toBe(before + 1);
});

describe('the end of Marquee', () => {
  it('waits for what is still being kept', async () => {
    const { keeper, store } = setUp();
    expect(keeper.isIdle).toBe(true);
    void keeper.record(null, reply(1), 'keychain');
    expect(keeper.isIdle).toBe(false);
    await keeper.settled();
    expect(keeper.isIdle).toBe(true);
    expect(store.kept?.account).toEqual({ id: '1' });
  });
});

describe('whose history it is', () => {
  it('is known from the first reply on', async () => {
    const { keeper } = setUp();
    expect(await keeper.account('keychain')).toBeNull();
    await keeper.record(null, reply(1), 'keychain');
    expect(await keeper.account('keychain')).toEqual({ id: '1' });
  });
});

describe('a change that could not be written', () => {
  /** A change from 1 to 2, which is shown and not kept. */
  async function setUpUnkept() {
    const parts = setUp();
    await parts.keeper.record(null, reply(1), 'keychain');
    parts.store.isFull = true;
    await parts.keeper.record(reply(1), reply(2), 'keychain');
    return parts;
  }
  const [second, third] = [
    { at: reply(2).fetchedAt, before: '1', after: '2' },
    { at: reply(3).fetchedAt, before: '2', after: '3' },
  ];

  it('stays in the timeline, is told once, and is kept when the disk has room again', async () => {
    const { keeper, store, received } = await setUpUnkept();
    const told = received.length;
    await keeper.record(reply(2), reply(2), 'keychain');
    await keeper.load('keychain');
    expect(keeper.current?.entries).toMatchObject([second]);
    store.isFull = false;
    await keeper.record(reply(2), reply(2), 'keychain');
    expect(keeper.current?.entries).toMatchObject([second]);
    expect(store.kept?.entries).toMatchObject([second]);
    expect(received.slice(told).map((it) => it?.entries.length)).toEqual([1]);
    store.kept = { ...(store.kept as History), entries: [] };
    await keeper.record(reply(2), reply(3), 'keychain');
    expect(store.kept.entries, 'what was kept is not looked after any longer').toMatchObject([third]);
  });

  it('is told of, so that the reply with it is not kept either', async () => {
    const { keeper, store } = setUp();
    const record = (before: number, after: number): Promise<boolean> =>
      keeper.record(reply(before), reply(after), 'keychain');
    store.isFull = true;
    expect(await record(1, 1), 'nor that it begins').toBe(false);
    store.isFull = false;
    expect(await record(1, 2)).toBe(true);
    store.isFull = true;
    expect(await record(2, 3)).toBe(false);
    store.isBusy = true;
    expect(await record(3, 4)).toBe(false);
    store.isFull = store.isBusy = false;
    expect(await record(4, 4)).toBe(true);
    expect(await keeper.record(reply(4), reply(5), 'session')).toBe(true);
  });

  it('where its file can’t be opened is shown all the same, and does not keep the reply from being kept', async () => {
    const { keeper, store } = setUp();
    await keeper.record(null, reply(1), 'keychain');
    store.isClosed = true;
    expect(await keeper.record(reply(1), reply(2), 'keychain')).toBe(true);
    expect(keeper.current?.entries).toMatchObject([second]);
    store.isClosed = false;
    await keeper.record(reply(2), reply(3), 'keychain');
    expect(store.kept?.entries, 'both, once it can be opened').toMatchObject([third, second]);
  });

  it('is kept with those after it, newest first, also with one that another Marquee has kept', async () => {
    const { keeper, store } = await setUpUnkept();
    await keeper.record(reply(2), reply(3), 'keychain');
    store.isBusy = true;
    await keeper.markSeen('keychain');
    expect(store.kept?.entries).toEqual([]);
    store.isFull = store.isBusy = false;
    const between = {
      at: '2026-01-02T12:00:00.000Z',
      kind: 'device-added',
      before: null,
      after: ['TV'],
    } as const;
    store.kept = { ...(store.kept as History), entries: [between] };
    await keeper.record(reply(3), reply(3), 'keychain');
    expect(store.kept.entries).toMatchObject([third, between, second]);
  });

  it('is not kept at the next sign-in, nor after the history was erased', async () => {
    for (const end of ['erase', 'forget'] as const) {
      const { keeper, store } = await setUpUnkept();
      store.isFull = false;
      await store.erase();
      await keeper[end]();
      await keeper.record(null, reply(3), 'keychain');
      expect(store.kept?.entries).toEqual([]);
    }
  });

  it('is none of another account’s', async () => {
    const { keeper, store } = await setUpUnkept();
    const other = { ...reply(3), user: { ...reply(3).user, id: '2' } };
    await keeper.record(null, other, 'keychain');
    store.isFull = false;
    await keeper.record(other, other, 'keychain');
    expect(store.kept).toMatchObject({ account: { id: '2' }, entries: [] });
  });
});

describe('a store that fails', () => {
  it('leaves what is held to be shown', async () => {
    const { keeper, store } = setUp();
    await keeper.record(null, reply(1), 'keychain');
    await keeper.record(reply(1), reply(2), 'keychain');
    store.kept = null; // such as a file that can't be read
    await keeper.load('keychain');
    expect(keeper.current?.entries).toHaveLength(1);
  });

  it('says so of erasing, and nothing is held any more', async () => {
    const { keeper, store, received } = setUp();
    await keeper.record(null, reply(1), 'session');
    store.erase = () => Promise.resolve(fail(problem('disk', { code: 'EROFS' })));
    const before = received.length;
    expect(await keeper.erase()).toMatchObject({ ok: false, problem: { kind: 'disk' } });
    expect(received.length).toBe(before + 1);
    await keeper.load('session');
    expect(keeper.current).toBeNull();
  });

  it('and a sign-in that ended elsewhere leave nothing to record later', async () => {
    const { keeper, store } = setUp();
    await keeper.record(null, reply(1), 'keychain');
    store.isBusy = true;
    await keeper.record(reply(1), reply(2), 'keychain');
    store.isBusy = false;
    await store.erase();
    await keeper.forget();
    await keeper.record(null, reply(2), 'keychain');
    expect(store.kept?.entries).toEqual([]);
  });
});

it('a session does not read what the keychain’s sign-in has stored', async () => {
  const store = new FakeStore();
  await setUp(store).keeper.record(null, reply(1), 'keychain');
  const { keeper } = setUp(store);
  await keeper.load('session');
  expect(keeper.current).toBeNull();
});
