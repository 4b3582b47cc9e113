import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../../preload/contract/result';
import { problem } from '../../../../main/base/problems';
import { device } from './device';
import { OWN, setUp } from './device-world';

const HOUR = 60 * 60_000;

describe('the watch', () => {
  it('reads after the first good reading of the account, and not before', async () => {
    const { world, account, start } = setUp();
    const watch = start();
    watch.follow({ ...account(), reading: true });
    watch.follow({ ...account(), problem: problem('unreachable') });
    watch.follow({ ...account(), last: { ...account().last, fetchedAt: '2025-12-31T23:00:00.000Z' } });
    await watch.settled();
    expect(world.asked, 'a reply of an earlier run is none').toBe(0);
    watch.follow(account());
    watch.follow(account());
    await watch.settled();
    expect(world.asked).toBe(1);
    expect(watch.state.nextReadAt).toBe('2026-01-01T01:00:00.000Z');
  });

  it('reads after the first good reading also where the clock was set back since the start', async () => {
    const { clock, world, account, start } = setUp();
    const watch = start();
    clock.set(clock.now() - 3 * HOUR);
    watch.follow({ ...account(), reading: true });
    clock.pass(1);
    watch.follow(account());
    await watch.settled();
    expect(world.asked).toBe(1);
  });

  it('follows the account also where the clock was set back since the devices were read', async () => {
    const { clock, world, account, start } = setUp();
    world.isAutomatic = false;
    const watch = start();
    watch.follow(account());
    await watch.settled();
    clock.set(clock.now() - 3 * HOUR);
    watch.follow(account());
    await watch.settled();
    expect(world.asked).toBe(2);
  });

  it('finds across a restart what came and went, and tells it by name', async () => {
    const { clock, world, account, start } = setUp();
    const first = start();
    first.follow(account());
    await first.settled();
    expect(world.changes).toEqual([]);

    clock.pass(HOUR);
    world.list = succeed([
      device('2', { name: 'Renamed' }),
      device('3'),
      device('4'),
      device('5', { clientIdentifier: OWN }),
    ]);
    const second = start();
    second.follow(account());
    await second.settled();
    expect(world.changes).toEqual([
      {
        added: ['Device 3', 'Device 4'],
        removed: ['Device 1'],
        since: '2026-01-01T00:00:00.000Z',
        at: '2026-01-01T01:00:00.000Z',
      },
    ]);
    expect(second.counts().new).toBe(2);
    await second.markSeen();
    const third = start();
    third.follow(account());
    await third.settled();
    expect(third.counts().new).toBe(0);
    expect(world.changes).toHaveLength(1);
  });

  it('does not take a list that came empty for devices that went', async () => {
    const { world, account, start } = setUp();
    const watch = start();
    watch.follow(account());
    await watch.settled();
    world.list = succeed([]);
    expect(await watch.refresh()).toMatchObject({ ok: false, problem: { kind: 'unreadable' } });
    expect(watch.shown().devices).toHaveLength(2);
    expect(world.changes).toEqual([]);
  });

  it('has nothing to compare with in a first list that came empty', async () => {
    const { world, account, start } = setUp();
    const full = world.list;
    world.list = succeed([]);
    const watch = start();
    watch.follow(account());
    await watch.settled();
    world.list = full;
    await watch.refresh();
    expect(watch.shown().devices).toHaveLength(2);
    expect(watch.counts().new).toBe(0);
    expect(world.changes).toEqual([]);
  });

  it.each([404, 410])('asks once a day after %d, also in the next run', async (status) => {
    const { clock, world, account, start } = setUp();
    world.list = fail(problem('bad-request', { status }));
    const watch = start();
    watch.follow(account());
    await watch.settled();
    expect(watch.state).toMatchObject({ nextReadAt: '2026-01-02T00:00:00.000Z', problem: { status } });
    await watch.refresh();
    clock.pass(23 * HOUR);
    const next = start();
    next.follow(account());
    await next.settled();
    expect(world.asked).toBe(1);
    expect(next.shown().problem?.message).toContain('no longer offers its list');
    clock.pass(HOUR);
    await next.refresh();
    expect(world.asked).toBe(2);
  });

  it('leaves plex.tv alone as long as it says, also in the next run', async () => {
    const { clock, world, account, start } = setUp();
    world.list = fail(problem('rate-limited', { status: 429, retryAt: '2026-01-01T00:02:00.000Z' }));
    const watch = start();
    watch.follow(account());
    await watch.settled();
    const next = start();
    expect(await next.refresh()).toMatchObject({ ok: false, problem: { kind: 'rate-limited' } });
    expect(world.asked).toBe(1);
    clock.pass(2 * 60_000);
    world.list = succeed([device('1')]);
    expect(await next.refresh()).toMatchObject({ ok: true });
  });

  it('asks again for who wants to while the answer before is still being kept', async () => {
    const { world, account, start } = setUp();
    const watch = start();
    watch.follow(account());
    await watch.settled();
    const again: Promise<unknown>[] = [];
    watch.onChange(() => {
      if (!watch.state.reading && again.length === 0) again.push(watch.refresh());
    });
    await watch.refresh();
    await Promise.all(again);
    expect(world.asked).toBe(3);
  });

  it('tries again after a failure in some minutes, and keeps what it knows', async () => {
    const { world, account, start } = setUp();
    const watch = start();
    watch.follow(account());
    await watch.settled();
    world.list = fail(problem('unavailable', { status: 503 }));
    await watch.refresh();
    expect(watch.state.nextReadAt).toBe('2026-01-01T00:00:30.000Z');
    expect(watch.shown()).toMatchObject({ problem: { status: 503 }, fetchedAt: '2026-01-01T00:00:00.000Z' });
  });

  it('asks no sooner because a reply lacks what the one before had', async () => {
    const { world, account, start } = setUp();
    const watch = start();
    const { last, ...rest } = account();
    watch.follow({ ...rest, last: { ...last, user: { ...last.user, uuid: 'a1' } } });
    await watch.settled();
    watch.follow(account());
    await watch.settled();
    expect(world.asked).toBe(1);
  });

  it('forgets with the sign-in, and begins again with another one', async () => {
    const { world, account, start } = setUp();
    const watch = start();
    watch.follow(account());
    await watch.settled();
    watch.follow({ kind: 'signed-out', problem: null });
    expect(watch.shown().devices).toBeNull();
    world.signIn = 'second';
    world.kept = null;
    world.list = succeed([device('9')]);
    watch.follow(account());
    await watch.settled();
    expect(watch.counts().new).toBe(0);
    expect(world.changes).toEqual([]);
  });

  it('asks nothing and keeps nothing while it is switched off', async () => {
    const { world, account, start } = setUp();
    const watch = start();
    watch.follow(account());
    await watch.settled();
    world.isOn = false;
    await watch.forget();
    watch.follow(account());
    await watch.settled();
    expect(world.asked).toBe(1);
    expect(world.kept).toBeNull();
    expect(watch.shown()).toMatchObject({ watched: false, devices: null });
  });

  it('has no schedule where only a person asks', async () => {
    const { world, account, start } = setUp();
    world.isAutomatic = false;
    const watch = start();
    watch.follow(account());
    await watch.settled();
    expect(world.asked).toBe(1);
    expect(watch.state.nextReadAt).toBeNull();
  });

  it('has no schedule while it is switched off, also after a person’s own look', async () => {
    const { world, start } = setUp();
    world.isOn = false;
    const watch = start();
    await watch.refresh();
    expect(watch.shown().devices).toHaveLength(2);
    expect(watch.state.nextReadAt).toBeNull();
  });

  it('plans anew when the schedule was set again', async () => {
    const { clock, world, account, start } = setUp();
    const watch = start();
    watch.reschedule();
    expect(watch.state.nextReadAt, 'the account is read first').toBeNull();
    watch.follow(account());
    await watch.settled();
    world.isAutomatic = false;
    watch.reschedule();
    expect(watch.state.nextReadAt).toBeNull();
    world.isAutomatic = true;
    clock.pass(HOUR / 2);
    watch.reschedule();
    expect(watch.state.nextReadAt).toBe('2026-01-01T01:30:00.000Z');
  });

  it('plans nothing any more for a wait of an earlier run when it is to be read by hand alone', async () => {
    const { world, account, start } = setUp();
    world.kept = { known: null, rest: { until: '2026-01-01T12:00:00.000Z', status: 410 } };
    const watch = start();
    watch.follow({ ...account(), reading: true }); // so the devices are not asked for yet
    await watch.settled();
    expect(watch.state.nextReadAt).toBe('2026-01-01T12:00:00.000Z');
    world.isAutomatic = false;
    watch.reschedule();
    expect(watch.state.nextReadAt).toBeNull();
    expect(world.asked).toBe(0);
  });

  it('plans nothing while it reads: the outcome does', async () => {
    const { world, account, start } = setUp();
    const watch = start();
    world.meanwhile = () => watch.reschedule();
    watch.follow(account());
    const planned: unknown[] = [];
    watch.onChange(() => watch.state.reading && planned.push(watch.state.nextReadAt));
    await watch.settled();
    expect(planned).toEqual([null]);
  });
});

describe('removing a device', () => {
  it('waits for plex.tv, and is a change that is no news', async () => {
    const { world, account, start } = setUp();
    const watch = start();
    watch.follow(account());
    await watch.settled();
    world.removal = fail(problem('unavailable', { status: 503 }));
    expect(await watch.remove('2')).toMatchObject({ ok: false });
    expect(watch.shown().devices).toHaveLength(2);
    world.removal = succeed(undefined);
    expect(await watch.remove('2')).toEqual(succeed(undefined));
    expect(watch.shown().devices?.map(({ id }) => id)).toEqual(['1']);
    expect(world.kept?.known?.devices).toHaveLength(1);
    expect(world.changes).toMatchObject([{ added: [], removed: ['Device 2'] }]);
  });

  it('is refused for a server, this Marquee and what is not listed, before plex.tv is asked', async () => {
    const { world, account, start } = setUp();
    world.list = succeed([device('1', { provides: ['server'] }), device('2', { clientIdentifier: OWN })]);
    const watch = start();
    watch.follow(account());
    await watch.settled();
    for (const id of ['1', '2', '3']) {
      expect(await watch.remove(id)).toMatchObject({ ok: false, problem: { kind: 'invalid-call' } });
    }
    expect(world.removed).toEqual([]);
  });
});
