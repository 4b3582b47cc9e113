import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';

let home: string;
let lock: string;
let said: MockInstance<typeof process.stderr.write>;
let alone: <T>(work: () => Promise<T>) => Promise<T>;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'marquee-lock-'));
  lock = join(home, 'marquee-build/being-prepared');
  vi.stubEnv('XDG_CACHE_HOME', home);
  vi.resetModules();
  said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  ({ alone } = await import('../../../../build/launcher/preparation/preparation-lock.mjs'));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

describe('the preparation lock', () => {
  it('lets one prepare at a time, and tells the other that it waits', async () => {
    const order: string[] = [];
    const first = alone(async () => {
      order.push('first begins');
      await Promise.all([]);
      order.push('first ends');
    });
    const second = alone(() => Promise.resolve(order.push('second')));
    await Promise.all([first, second]);
    expect(order).toEqual(['first begins', 'first ends', 'second']);
    expect(said).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('waiting for it'));
  });

  it('is given back after a failure', async () => {
    await expect(alone(() => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
    expect(existsSync(lock)).toBe(false);
    expect(await alone(() => Promise.resolve('prepared'))).toBe('prepared');
  });

  it('is taken from a launcher that was killed', async () => {
    mkdirSync(lock, { recursive: true });
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lock, longAgo, longAgo);
    expect(await alone(() => Promise.resolve('prepared'))).toBe('prepared');
  });

  it('removes what a killed launcher left unfinished, and nothing else', async () => {
    for (const name of ['unfinished-abc', 'electron-1']) {
      mkdirSync(join(home, 'marquee-build', name), { recursive: true });
    }
    await alone(() => Promise.resolve());
    expect(readdirSync(join(home, 'marquee-build'))).toEqual(['electron-1']);
  });
});
