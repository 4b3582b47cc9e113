import { describe, expect, it } from 'vitest';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import { updateProblem, type UpdateProblem } from '../../../main/updates/update-problems';
import type { UnsupportedReason, UpdateState } from '../../../main/updates/update-state';
import { Updates, type Updater } from '../../../main/updates/updates';
import { FakeClock } from '../support/fake-clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Options {
  readonly unsupported?: UnsupportedReason;
  readonly automatic?: boolean;
  readonly random?: number;
  /** The version that the run before left to be replaced. */
  readonly replaced?: string;
}

function setUp(options: Options = {}) {
  const clock = new FakeClock();
  const states: UpdateState[] = [];
  const calls: string[] = [];
  const server: {
    newest: Result<string | null, UpdateProblem>;
    artifact: Result<undefined, UpdateProblem>;
    /** An installation that works ends the program, and so its promise never. */
    installation: Promise<UpdateProblem>;
  } = {
    newest: succeed(null),
    artifact: succeed(undefined),
    installation: new Promise(() => undefined),
  };
  const updater: Updater = {
    find: () => {
      calls.push('find');
      return Promise.resolve(server.newest);
    },
    download: (onProgress) => {
      calls.push('download');
      for (const percent of [0, 33.3, 33.9, 100]) onProgress(percent);
      return Promise.resolve(server.artifact);
    },
    install: () => {
      calls.push('install');
      return server.installation;
    },
  };
  const replaced = {
    value: options.replaced ?? null,
    save(version: string | null) {
      this.value = version;
      return Promise.resolve();
    },
  };
  const updates = new Updates({
    version: '1.0.0',
    replaced,
    unsupported: options.unsupported ?? null,
    loadUpdater: () => {
      calls.push('load');
      return Promise.resolve(updater);
    },
    clock,
    random: () => options.random ?? 0.5,
    automatic: () => options.automatic ?? false,
  });
  updates.onChange((state) => states.push(state));
  updates.start();
  return { clock, states, calls, server, updates, replaced };
}

/** Lets all that was promised happen. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('looking for a newer version', () => {
  it('waits until Marquee has started, loads nothing before, and not all in step', () => {
    const early = setUp({ random: 0 });
    const late = setUp({ random: 1 });
    expect(early.clock.untilNext).toBe(30_000);
    expect(late.clock.untilNext).toBe(90_000);
    expect(early.calls).toEqual([]);
  });

  it('is done again after a day, give or take a tenth', async () => {
    for (const [random, hours] of [
      [0, 21.6],
      [1, 26.4],
    ] as const) {
      const { clock, calls } = setUp({ random });
      clock.pass(90_000);
      await settled();
      expect(clock.untilNext).toBeCloseTo(hours * HOUR, -5);
      clock.pass(27 * HOUR);
      await settled();
      expect(calls.filter((call) => call === 'find')).toHaveLength(2);
    }
  });

  it('tells when it was done', async () => {
    const { clock, updates, states } = setUp();
    clock.pass(MINUTE);
    await settled();
    expect(states).toEqual([{ kind: 'checking' }, { kind: 'idle', checkedAt: '2026-01-01T00:01:00.000Z' }]);
    expect(updates.state).toEqual(states[1]);
  });

  it('finds a version and leaves the download to the person', async () => {
    const { clock, updates, calls, server } = setUp();
    server.newest = succeed('2.0.0');
    clock.pass(MINUTE);
    await settled();
    expect(updates.state).toEqual({ kind: 'available', version: '2.0.0' });
    expect(calls).toEqual(['load', 'find']);
  });

  it('by itself says nothing of a network that is down, and tries again in an hour', async () => {
    const { clock, updates, server } = setUp();
    server.newest = fail(updateProblem('unreachable'));
    clock.pass(MINUTE);
    await settled();
    expect(updates.state).toEqual({ kind: 'idle', checkedAt: null });
    expect(clock.untilNext).toBe(HOUR);
  });

  it('says it when a person asked, and always when something is not signed', async () => {
    const { clock, updates, server } = setUp();
    server.newest = fail(updateProblem('unreachable'));
    await updates.check();
    expect(updates.state).toEqual({ kind: 'failed', problem: updateProblem('unreachable') });
    server.newest = fail(updateProblem('untrusted'));
    clock.pass(HOUR);
    await settled();
    expect(updates.state).toEqual({ kind: 'failed', problem: updateProblem('untrusted') });
  });

  it('is done once at a time', async () => {
    const { updates, calls } = setUp();
    await Promise.all([updates.check(), updates.check()]);
    expect(calls).toEqual(['load', 'find']);
  });

  it('ends with Marquee', async () => {
    const { clock, updates } = setUp();
    const check = updates.check();
    updates.stop();
    await check;
    expect(clock.untilNext).toBeNull();
  });

  it('is not done where the system or a person brings newer versions', async () => {
    const { clock, updates, calls } = setUp({ unsupported: 'package-manager' });
    expect(clock.untilNext).toBeNull();
    await updates.check();
    expect(updates.state).toEqual({ kind: 'unsupported', reason: 'package-manager' });
    expect(calls).toEqual([]);
  });
});

describe('downloading a newer version', () => {
  it('tells whole percents as they change, and that it is ready', async () => {
    const { updates, states, server } = setUp();
    server.newest = succeed('2.0.0');
    await updates.check();
    await updates.download();
    expect(states.slice(2)).toEqual([
      { kind: 'downloading', version: '2.0.0', percent: 0 },
      { kind: 'downloading', version: '2.0.0', percent: 33 },
      { kind: 'downloading', version: '2.0.0', percent: 100 },
      { kind: 'ready', version: '2.0.0' },
    ]);
  });

  it('begins by itself when that is wanted', async () => {
    const { clock, updates, server } = setUp({ automatic: true });
    server.newest = succeed('2.0.0');
    clock.pass(MINUTE);
    await settled();
    expect(updates.state).toEqual({ kind: 'ready', version: '2.0.0' });
  });

  it('needs a version that was found', async () => {
    const { updates, calls } = setUp();
    await updates.download();
    expect(calls).toEqual([]);
  });

  it('can fail, and is possible again after another look', async () => {
    const { updates, server } = setUp();
    server.newest = succeed('2.0.0');
    server.artifact = fail(updateProblem('damaged'));
    await updates.check();
    await updates.download();
    expect(updates.state).toEqual({ kind: 'failed', problem: updateProblem('damaged') });
    server.artifact = succeed(undefined);
    await updates.check();
    await updates.download();
    expect(updates.state).toEqual({ kind: 'ready', version: '2.0.0' });
  });

  it('is not undone by another look', async () => {
    const { clock, updates, server, calls } = setUp({ automatic: true });
    server.newest = succeed('2.0.0');
    await updates.check();
    clock.pass(30 * HOUR);
    await updates.check();
    await settled();
    expect(updates.state).toEqual({ kind: 'ready', version: '2.0.0' });
    expect(calls.filter((call) => call === 'find')).toHaveLength(1);
  });
});

describe('installing a newer version', () => {
  it('happens at once only when it is ready and a person says so', async () => {
    const { updates, server, calls } = setUp();
    await updates.installNow();
    server.newest = succeed('2.0.0');
    await updates.check();
    await updates.installNow();
    expect(calls).not.toContain('install');
    await updates.download();
    void updates.installNow();
    await settled();
    expect(calls).toContain('install');
    expect(updates.state).toEqual({ kind: 'ready', version: '2.0.0' });
  });

  it('that fails is told, and possible again after another look', async () => {
    const { updates, server, calls } = setUp();
    server.newest = succeed('2.0.0');
    server.installation = Promise.resolve(updateProblem('not-installed'));
    await updates.check();
    await updates.download();
    await updates.installNow();
    expect(updates.state).toEqual({ kind: 'failed', problem: updateProblem('not-installed') });
    await updates.installNow();
    expect(calls.filter((call) => call === 'install')).toHaveLength(1);
    await updates.check();
    await updates.download();
    expect(updates.state).toEqual({ kind: 'ready', version: '2.0.0' });
  });

  it('is left to the end of the run, and told by the next one when it failed', async () => {
    const { updates, server, replaced } = setUp();
    server.newest = succeed('2.0.0');
    await updates.check();
    expect(updates.isIdle, 'nothing is here to install').toBe(true);
    await updates.settled();
    expect(replaced.value).toBeNull();
    await updates.download();
    expect(updates.isIdle).toBe(false);
    await updates.settled();
    expect(updates.isIdle).toBe(true);
    expect(replaced.value).toBe('1.0.0');

    const next = setUp({ replaced: '1.0.0' });
    expect(next.updates.state).toEqual({ kind: 'failed', problem: updateProblem('not-installed') });
    expect(next.replaced.value, 'it is told once').toBeNull();
  });

  it.each<[string, Options]>([
    ['the newer version is here', { replaced: '0.9.0' }],
    ['this copy can’t be updated', { replaced: '1.0.0', unsupported: 'checkout' }],
  ])('has not failed where %s', (_, options) => {
    const { updates, replaced } = setUp(options);
    expect(updates.state.kind).not.toBe('failed');
    expect(replaced.value).toBeNull();
  });

  it('that is begun by hand is told by the next run as well, unless this one could', async () => {
    const { updates, server, replaced } = setUp();
    server.newest = succeed('2.0.0');
    await updates.check();
    await updates.download();
    void updates.installNow();
    await settled();
    expect(replaced.value, 'Marquee quits').toBe('1.0.0');

    const told = setUp();
    told.server.newest = succeed('2.0.0');
    told.server.installation = Promise.resolve(updateProblem('not-installed'));
    await told.updates.check();
    await told.updates.download();
    await told.updates.installNow();
    expect(told.replaced.value).toBeNull();
  });
});
