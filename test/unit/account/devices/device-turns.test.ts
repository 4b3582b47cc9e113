import { describe, expect, it, vi } from 'vitest';
import { signedIn } from '../../../../preload/contract/account/account-state';
import { fail, succeed } from '../../../../preload/contract/result';
import { problem } from '../../../../main/base/problems';
import { device } from './device';
import { setUp } from './device-world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AT_START = '2026-01-01T00:00:00.000Z';

/** A watch that has read two devices. */
async function setUpRead() {
  const parts = setUp();
  const watch = parts.start();
  watch.follow(parts.account());
  await watch.settled();
  return { ...parts, watch };
}

describe('who looks at the devices', () => {
  it('is told whenever they, or how they are read, are another', async () => {
    const { world, account, start } = setUp();
    const watch = start();
    const seen: unknown[] = [];
    watch.onChange(() => seen.push([watch.state.reading, watch.shown().devices?.length ?? null]));
    watch.follow(account());
    await watch.settled();
    expect(seen).toContainEqual([true, null]);
    expect(seen.at(-1)).toEqual([false, 2]);
    expect(watch.shown()).toMatchObject({
      watched: true,
      fetchedAt: AT_START,
      problem: null,
      reading: false,
    });
    world.list = fail(problem('unreachable'));
    await watch.refresh();
    expect(watch.shown()).toMatchObject({ reading: false, problem: { kind: 'unreachable' } });
  });

  it('knows where the sign-in is kept, and that there is none to be read by a schedule', async () => {
    const { watch } = await setUpRead();
    expect(watch.state).toMatchObject({ kind: 'signed-in', kept: 'keychain' });
    const { start, world } = setUp();
    world.state = { kind: 'signed-out', problem: null };
    expect(start().state.kept).toBe('demo');
  });

  it('sees those of the run before until plex.tv has answered', async () => {
    const { world, account, start } = await setUpRead();
    const next = start();
    next.follow({ ...account(), reading: true });
    await next.settled();
    expect(next.shown().devices).toHaveLength(2);
    expect(next.state.nextReadAt).toBeNull();
    expect([world.asked, world.loads]).toEqual([1, 2]);
  });

  it('counts those that nobody uses', async () => {
    const { clock, world, account, start } = setUp();
    world.list = succeed([device('1', { lastSeenAt: '2024-01-01T00:00:00.000Z' }), device('2')]);
    const watch = start();
    expect(watch.counts()).toEqual({ new: 0, unused: 0 });
    watch.follow(account());
    await watch.settled();
    expect(watch.counts()).toEqual({ new: 0, unused: 1 });
    expect(watch.isIdle).toBe(true);
    void watch.refresh();
    expect(watch.isIdle).toBe(false);
    await watch.settled();
    expect(clock.now()).toBe(Date.parse(AT_START));
  });
});

describe('asking', () => {
  it('is done once for all who ask meanwhile', async () => {
    const { world, watch } = await setUpRead();
    const answers = await Promise.all([watch.refresh(), watch.refresh()]);
    expect(answers).toEqual([succeed(undefined), succeed(undefined)]);
    expect(world.asked).toBe(2);
    await watch.refresh();
    expect(world.asked).toBe(3);
  });

  it('loads what was kept once in a sign-in', async () => {
    const { world, watch } = await setUpRead();
    await watch.refresh();
    expect(world.loads).toBe(1);
  });

  it('comes to nothing where nobody is signed in any more', async () => {
    const { world, watch } = await setUpRead();
    world.list = succeed(null);
    expect(await watch.refresh()).toEqual(succeed(undefined));
    expect(watch.shown()).toMatchObject({ reading: false, problem: null, fetchedAt: AT_START });
  });

  it('takes an empty list where none was known', async () => {
    const { world, account, start } = setUp();
    world.list = succeed([]);
    const watch = start();
    watch.follow(account());
    await watch.settled();
    expect(watch.shown()).toMatchObject({ devices: [], problem: null });
    expect(await watch.refresh()).toEqual(succeed(undefined));
  });

  it('follows the account once an hour at most, where no schedule asks', async () => {
    const { clock, world, account, watch } = await setUpRead();
    world.isAutomatic = false;
    await watch.refresh();
    clock.pass(HOUR - 1);
    watch.follow(account());
    await watch.settled();
    expect(world.asked).toBe(2);
    clock.pass(1);
    watch.follow(account());
    await watch.settled();
    expect(world.asked).toBe(3);
  });

  it('leaves it to the schedule, where there is one', async () => {
    const { clock, world, account, watch } = await setUpRead();
    clock.pass(2 * HOUR);
    watch.follow(account());
    await watch.settled();
    expect(world.asked).toBe(1);
  });

  it('begins again with short waits after a good list', async () => {
    const { world, watch } = await setUpRead();
    const waits: (string | null)[] = [];
    const failing = fail(problem('unavailable', { status: 503 }));
    for (const list of [failing, failing, succeed([device('1')]), failing]) {
      world.list = list;
      await watch.refresh();
      waits.push(watch.state.nextReadAt);
    }
    expect(waits).toEqual([
      '2026-01-01T00:00:30.000Z',
      '2026-01-01T00:01:00.000Z',
      '2026-01-01T01:00:00.000Z',
      '2026-01-01T00:00:30.000Z',
    ]);
  });
});

describe('an answer of an earlier sign-in', () => {
  it('is dropped, be it a list or a refusal', async () => {
    for (const list of [succeed([device('9')]), fail(problem('unavailable', { status: 503 }))]) {
      const { world, account, watch } = await setUpRead();
      world.list = list;
      world.meanwhile = () => {
        world.signIn = 'second';
        world.isOn = false;
        watch.follow(account());
      };
      expect(await watch.refresh()).toEqual(succeed(undefined));
      expect(watch.shown()).toMatchObject({ devices: null, problem: null });
      expect(world.kept?.known?.devices).toHaveLength(2);
    }
  });

  it('of the disk is not looked at any more', async () => {
    const { account, start, world } = await setUpRead();
    const next = start();
    next.follow({ ...account(), reading: true });
    world.state = { kind: 'signed-out', problem: null };
    next.follow(world.state);
    await next.settled();
    expect(world.loads).toBe(1);
    expect(next.shown().devices).toBeNull();
  });

  it('of the disk is dropped', async () => {
    const { account, start, world } = await setUpRead();
    const next = start();
    next.follow({ ...account(), reading: true });
    world.meanwhile = () => {
      world.state = { kind: 'signed-out', problem: null };
      next.follow(world.state);
    };
    await next.settled();
    expect(world.loads).toBe(2);
    expect(next.shown().devices).toBeNull();
  });

  it('about a removed device changes nothing of the next one', async () => {
    const { world, watch } = await setUpRead();
    world.meanwhile = () => watch.follow({ kind: 'signed-out', problem: null });
    expect(await watch.remove('2')).toEqual(succeed(undefined));
    expect(world.removed).toEqual(['2']);
    expect(watch.shown().devices).toBeNull();
    expect(world.kept?.known?.devices).toHaveLength(2);
    expect(world.changes).toEqual([]);
  });
});

describe('an answer of before the watch was switched off', () => {
  it.each([
    ['a list', succeed([device('9')])],
    ['a refusal', fail(problem('unavailable', { status: 503 }))],
  ])('is dropped, be it %s', async (_, list) => {
    const { world, watch } = await setUpRead();
    world.list = list;
    let forgotten: Promise<unknown> = Promise.resolve();
    world.meanwhile = () => {
      world.isOn = false;
      forgotten = watch.forget();
    };
    expect(await watch.refresh()).toEqual(succeed(undefined));
    await forgotten;
    expect(watch.shown()).toMatchObject({ devices: null, problem: null, reading: false });
    expect(watch.state.nextReadAt).toBeNull();
    expect(world.kept).toBeNull();
  });

  it('is not asked for any more, if it still waited for its turn', async () => {
    const { world, watch } = await setUpRead();
    const reading = watch.refresh();
    world.isOn = false;
    await watch.forget();
    expect(await reading).toEqual(succeed(undefined));
    expect(world.asked).toBe(1);
  });

  it('is not shared by who asks after it was switched on again', async () => {
    const { world, account, watch } = await setUpRead();
    world.meanwhile = () => {
      world.meanwhile = () => undefined;
      world.isOn = false;
      void watch.forget();
      world.isOn = true;
      watch.follow(account());
    };
    await watch.refresh();
    await watch.settled();
    expect(world.asked).toBe(3);
    expect(watch.shown().devices).toHaveLength(2);
  });
});

describe('a session', () => {
  it('reads nothing of what the keychain’s sign-in has kept, and leaves nothing', async () => {
    const { account, world, watch } = await setUpRead();
    const [loads, writes] = [world.loads, world.writes];
    world.state = { ...signedIn('session'), last: account().last };
    world.list = succeed([device('9')]);
    watch.follow(world.state);
    await watch.settled();
    expect(watch.shown().devices).toMatchObject([{ id: '9', new: false }]);
    expect([world.loads, world.writes]).toEqual([loads, writes]);
  });
});

describe('what is kept', () => {
  it('is the list, and what plex.tv has told about leaving it alone', async () => {
    const { world, watch } = await setUpRead();
    expect(world.kept).toMatchObject({ known: { fetchedAt: AT_START, fresh: [] }, rest: null });
    const retryAt = '2026-01-01T00:02:00.000Z';
    world.list = fail(problem('rate-limited', { status: 429, retryAt }));
    await watch.refresh();
    expect(world.kept).toMatchObject({
      known: { fetchedAt: AT_START },
      rest: { until: retryAt, status: 429 },
    });
  });

  it('is not written for devices that were all seen before', async () => {
    const { clock, world, watch } = await setUpRead();
    await watch.markSeen();
    expect(world.writes).toBe(1);
    clock.pass(MINUTE);
    world.list = succeed([device('1'), device('2'), device('3')]);
    await watch.refresh();
    expect(watch.counts().new).toBe(1);
    await watch.markSeen();
    expect([watch.counts().new, world.writes]).toEqual([0, 3]);
    expect(world.kept?.known?.fresh).toEqual([]);
  });

  it('is nothing while the watch is off: a person’s own look leaves no trace', async () => {
    const { world, account, start } = setUp();
    world.isOn = false;
    const watch = start();
    watch.follow(account());
    await watch.settled();
    expect([world.asked, world.loads]).toEqual([0, 0]);
    await watch.refresh();
    world.list = succeed([device('1')]);
    await watch.refresh();
    expect(watch.shown()).toMatchObject({ watched: false, devices: [{ id: '1' }] });
    expect([world.writes, world.changes]).toEqual([0, []]);
  });

  it('is told to the history by name, also of one device that came', async () => {
    const { world, watch } = await setUpRead();
    world.list = succeed([device('1'), device('2'), device('3')]);
    await watch.refresh();
    expect(world.changes).toEqual([{ added: ['Device 3'], removed: [], since: AT_START, at: AT_START }]);
    await watch.refresh();
    expect(world.changes).toHaveLength(1);
  });

  it('is forgotten with the watch, and read again with the next sign-in', async () => {
    const { world, watch } = await setUpRead();
    world.isOn = false;
    await watch.forget();
    expect(watch.shown()).toMatchObject({ devices: null, fetchedAt: null });
    expect(world.kept).toBeNull();
  });
});

describe('who quits', () => {
  it('waits for what is written of the devices, and not for plex.tv, which can be asked again', async () => {
    const { world, account, start } = setUp();
    const watch = start();
    const idle: [string, boolean][] = [];
    world.meanwhile = () => {
      if (world.asked > 0) idle.push(['asks', watch.isIdle]);
    };
    world.whileWritten = () => {
      idle.push(['writes', watch.isIdle]);
    };
    watch.follow(account());
    await watch.settled();
    expect(idle).toContainEqual(['asks', true]);
    expect(idle).toContainEqual(['writes', false]);
    expect(watch.isIdle).toBe(true);
  });

  it('waits for what is asked for while plex.tv is asked', async () => {
    const { world, watch } = await setUpRead();
    let answer = (): void => undefined;
    world.list = new Promise((resolve) => (answer = () => resolve(succeed([])))) as never;
    void watch.refresh();
    await vi.waitFor(() => expect(watch.state.reading).toBe(true));
    await watch.settled();
    expect([watch.isIdle, watch.state.reading], 'a reading alone').toEqual([true, true]);
    void watch.remove('2');
    expect(watch.isIdle).toBe(false);
    const settled = watch.settled();
    answer();
    await settled;
    expect(world.removed).toEqual(['2']);
    expect(watch.isIdle).toBe(true);
  });
});
