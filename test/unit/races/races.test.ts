import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundle, type Bundle } from '../storage/bundle';
import { keptOf, signIn, startIn, whatIsKept } from './world';

/** How often a command is killed; `MARQUEE_ROUNDS` sets another number. */
const ROUNDS = Number(process.env['MARQUEE_ROUNDS'] ?? 25);

let program: Bundle;
beforeAll(async () => {
  program = await bundle('test/unit/races/command.ts');
});
afterAll(() => program.remove());

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-races-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Running {
  readonly child: ChildProcess;
  readonly begun: Promise<unknown>;
  /** Its last word. */
  readonly end: Promise<string>;
}

function run(...args: readonly string[]): Running {
  const child = spawn(process.execPath, [program.file, folder, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return {
    child,
    begun: once(child.stdout, 'data'),
    end: once(child, 'close').then(() => said.trim().split('\n').at(-1) ?? ''),
  };
}

/** Signs in where nothing happens at the same time: to start a program for it would take many times as long. */
async function signInHere(name: string): Promise<void> {
  const { accounts, keeping } = await startIn(folder);
  expect(await signIn(accounts, name)).toBe('done');
  await keeping.settled();
}

/** How long a command takes from when it has begun, in milliseconds. */
async function lifeOf(...args: readonly string[]): Promise<number> {
  const { begun, end } = run(...args);
  await begun;
  const begunAt = performance.now();
  await end;
  return performance.now() - begunAt;
}

/**
 * Kills a command at any moment of a life that may be some longer than its own.
 * @param lifeMs how long such a command takes on this machine, as it is now
 * @returns whether it had said that it was done
 */
async function kill(lifeMs: number, ...args: readonly string[]): Promise<boolean> {
  const { child, begun, end } = run(...args);
  await begun;
  await pass(Math.random() * 1.5 * lifeMs);
  child.kill('SIGKILL');
  return (await end) === 'done';
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `user-${index + 1}`);

describe('commands at the same time', () => {
  it.each([2, 12])('that sign %i different accounts in keep each', { timeout: 120_000 }, async (count) => {
    const ends = names(count).map((name) => run('sign-in', name).end);
    expect(await Promise.all(ends)).toEqual(names(count).map(() => 'done'));
    expect(await whatIsKept(folder)).toEqual(keptOf(names(count)));
  });

  it('that sign the same account in keep it once', { timeout: 60_000 }, async () => {
    await Promise.all(names(4).map(() => run('sign-in', 'user-1').end));
    expect(await whatIsKept(folder)).toEqual(keptOf(['user-1']));
  });

  it('that sign in and out, and ask beside, leave what was asked for', { timeout: 120_000 }, async () => {
    for (const name of names(3)) await signInHere(name);
    const commands = [
      run('sign-out', 'user-3'),
      run('status'),
      run('sign-in', 'user-4'),
      run('status'),
      run('sign-out', 'user-2'),
    ];
    expect(await Promise.all(commands.map(({ end }) => end))).toEqual(commands.map(() => 'done'));
    const kept = await whatIsKept(folder);
    expect(kept.users).toEqual(['user-1', 'user-4']);
    expect(kept.entries).toHaveLength(3);
    expect(kept.sealed).toHaveLength(4);
  });

  it('that ask beside a sign-out bring no file back', { timeout: 120_000 }, async () => {
    for (let round = 0; round < 8; round += 1) {
      await signInHere('user-1');
      const asking = [run('status'), run('status'), run('status')];
      expect(await run('sign-out', 'user-1').end).toBe('done');
      await Promise.all(asking.map(({ end }) => end));
      expect(await whatIsKept(folder)).toEqual(keptOf([]));
    }
  });
});

describe.skipIf(process.platform === 'win32')(`a command that is killed at any of ${ROUNDS} moments`, () => {
  it('while it signs in leaves an account or nothing', { timeout: ROUNDS * 5_000 }, async () => {
    let kept = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const lifeMs = await lifeOf('sign-in', 'user-1');
      const wasDone = await kill(lifeMs, 'sign-in', 'user-2');
      const { users, entries, sealed } = await whatIsKept(folder);
      const isThere = users.includes('user-2');
      if (wasDone) expect(isThere, 'what was said to be kept').toBe(true);
      expect({ users, entries, sealed }).toEqual(keptOf(isThere ? ['user-1', 'user-2'] : ['user-1']));
      kept += isThere ? 1 : 0;
      await rm(folder, { recursive: true });
    }
    expect(kept, 'some rounds came to their end').toBeGreaterThan(0);
  });

  it('while it signs in leaves no second place for the account', { timeout: ROUNDS * 5_000 }, async () => {
    const lifeMs = await lifeOf('sign-in', 'user-1');
    await rm(folder, { recursive: true });
    for (let round = 0; round < ROUNDS; round += 1) {
      await kill(lifeMs, 'sign-in', 'user-1');
      await signInHere('user-1');
      const { users, entries, sealed } = await whatIsKept(folder);
      expect(users).toEqual(['user-1']);
      expect(entries, 'the token and the key').toHaveLength(2);
      expect(sealed, 'its history and last reply').toHaveLength(2);
      await rm(folder, { recursive: true });
    }
  });

  it('while it signs out leaves an account or nothing', { timeout: ROUNDS * 5_000 }, async () => {
    let gone = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      await signInHere('user-1');
      const lifeMs = await lifeOf('sign-in', 'user-2');
      const wasDone = await kill(lifeMs, 'sign-out', 'user-2');
      const { users, entries, sealed } = await whatIsKept(folder);
      const isThere = users.includes('user-2');
      if (wasDone) expect(isThere, 'what was said to be forgotten').toBe(false);
      expect({ users, entries, sealed }).toEqual(keptOf(isThere ? ['user-1', 'user-2'] : ['user-1']));
      gone += isThere ? 0 : 1;
      await rm(folder, { recursive: true });
    }
    expect(gone, 'some rounds came to their end').toBeGreaterThan(0);
  });
});
