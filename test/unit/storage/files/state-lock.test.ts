import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { THIS_PLATFORM } from '../../../../main/base/platform';
import { systemClock } from '../../../../main/base/clock';
import { fail, succeed } from '../../../../preload/contract/result';
import { problem } from '../../../../main/base/problems';
import { createStateLock } from '../../../../main/storage/files/state-lock';
import { FakeClock } from '../../support/fake-clock';
import { bundle, type Bundle } from '../bundle';

let program: Bundle;
beforeAll(async () => {
  program = await bundle('test/unit/storage/lock-holder.ts');
});
afterAll(() => program.remove());

let folder: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-lock-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

function start(...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [program.file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

/** Another Marquee that has the lock, and keeps it. */
async function startHolder(): Promise<ChildProcess> {
  const holder = start(folder, '', '0');
  if (holder.stdout) await once(holder.stdout, 'data');
  return holder;
}

function lockHere(at = folder, clock = systemClock, maxTotalWaitMs = Infinity) {
  const received: boolean[] = [];
  const hold = createStateLock({
    folder: at,
    platform: THIS_PLATFORM,
    clock,
    onWaiting: (it) => received.push(it),
    maxTotalWaitMs,
  });
  return { hold, received };
}

const nothing = () => Promise.resolve(succeed(undefined));

describe('the lock on what all Marquees share', () => {
  it('lets one process in at a time', { timeout: 60_000 }, async () => {
    const file = join(folder, 'count');
    await writeFile(file, '0');
    const ends = Array.from({ length: 6 }, () => once(start(folder, file, '20'), 'exit'));
    expect((await Promise.all(ends)).map(([code]) => code as number)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await readFile(file, 'utf8')).toBe('120');
  });

  it('is gone when its holder is killed', async () => {
    const holder = await startHolder();
    const { hold } = lockHere();
    const later = hold(nothing);
    holder.kill('SIGKILL');
    expect(await later).toEqual(succeed(undefined));
  });

  it.skipIf(process.platform === 'win32')(
    'is waited for half a minute while its holder hangs, and that is told',
    async () => {
      const holder = await startHolder();
      holder.kill('SIGSTOP');
      const clock = new FakeClock();
      const { hold, received } = lockHere(folder, clock);
      let ran = false;
      let end: unknown = null;
      void hold(() => {
        ran = true;
        return nothing();
      }).then((it) => (end = it));
      const startedAt = clock.now();
      while (end === null) {
        clock.pass(clock.untilNext ?? 0);
        await new Promise(setImmediate);
      }
      expect(clock.now() - startedAt).toBe(30_000);
      expect(end).toEqual(fail(problem('busy')));
      expect([ran, received]).toEqual([false, [true, false]]);
    },
  );

  it('is waited for so long in all as its options say, however often it is asked for', async () => {
    const holder = await startHolder();
    const clock = new FakeClock();
    const { hold, received } = lockHere(folder, clock, 2_000);
    const startedAt = clock.now();
    const ends: unknown[] = [];
    for (let time = 1; time <= 3; time += 1) void hold(nothing).then((end) => ends.push(end));
    void hold(nothing, 0)
      .then(() => hold(nothing))
      .then((end) => ends.push(end));
    while (ends.length < 4) {
      clock.pass(clock.untilNext ?? 0);
      await new Promise(setImmediate);
    }
    expect(ends).toEqual(Array(4).fill(fail(problem('busy'))));
    expect(clock.now() - startedAt).toBe(2_000);
    expect(received).toEqual([]);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await hold(nothing), 'one that is free is taken').toEqual(succeed(undefined));
  });

  it('is shared within a process, and free after the last one', async () => {
    const { hold } = lockHere();
    const inner = await hold(() => hold(nothing));
    expect(inner).toEqual(succeed(undefined));
    const other = lockHere();
    expect(await other.hold(nothing)).toEqual(succeed(undefined));
    expect(other.received).toEqual([]);
  });

  it('is waited for by each as long as it will, also by who asks together with one that does not wait', async () => {
    const holder = await startHolder();
    const { hold } = lockHere();
    const both = [hold(nothing, 0), hold(nothing)] as const;
    expect(await both[0]).toEqual(fail(problem('busy')));
    holder.kill('SIGKILL');
    expect(await both[1]).toEqual(succeed(undefined));
    expect(await lockHere().hold(nothing, 1_000)).toEqual(succeed(undefined));
  });

  it('is free again after a task that threw', async () => {
    const { hold } = lockHere();
    await expect(hold(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
    expect(await lockHere().hold(nothing)).toEqual(succeed(undefined));
  });

  it('is the same by whatever path a folder is reached, and another for another folder', async () => {
    const link = `${folder}-link`;
    await symlink(folder, link, 'junction');
    const order: string[] = [];
    let letGo: () => void = () => undefined;
    let first: Promise<unknown> = Promise.resolve();
    await new Promise<void>((isHeld) => {
      first = lockHere().hold(async () => {
        isHeld();
        await new Promise<void>((resolve) => (letGo = resolve));
        order.push('first');
        return succeed(undefined);
      });
    });
    const second = lockHere(link).hold(() => {
      order.push('second');
      return nothing();
    });
    expect(await lockHere(tmpdir()).hold(nothing)).toEqual(succeed(undefined));
    letGo();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
    await rm(link);
  });

  it('does not stand in the way where the folder can’t be used', async () => {
    expect(await lockHere(join(folder, 'nowhere', 'at', 'all')).hold(nothing)).toEqual(succeed(undefined));
  });
});
