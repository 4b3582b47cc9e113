import { openSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../../main/base/clock';
import { DiskFile } from '../../../../main/storage/files/disk-file';
import { mayPass, whileHeld } from '../../../../main/storage/files/held-file';
import { FakeClock } from '../../support/fake-clock';

vi.mock('node:fs', { spy: true });
vi.mock('node:fs/promises', { spy: true });

const failure = (code: string): Error => Object.assign(new Error(code), { code });
const failing = (code: string) => (): never => {
  throw failure(code);
};

let folder: string;
let path: string;
const fileOn = (platform: 'win32' | 'linux'): DiskFile =>
  new DiskFile({ path, maxBytes: 100, clock: systemClock, platform });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-held-'));
  path = join(folder, 'account.json');
});
afterEach(async () => {
  vi.resetAllMocks(); // a spy does again what it spies on
  await rm(folder, { recursive: true, force: true });
});

describe('a failure', () => {
  it.each([
    ['EACCES', true],
    ['EBUSY', true],
    ['EPERM', true],
    ['ENOENT', false],
    ['ENOSPC', false],
    [undefined, false],
  ])('with %s may pass on Windows: %s, and nowhere else', (code, passes) => {
    expect(mayPass(code, 'win32')).toBe(passes);
    expect(mayPass(code, 'linux')).toBe(false);
    expect(mayPass(code, 'darwin')).toBe(false);
  });

  it('is tried again for about a second, and then is one', async () => {
    const clock = new FakeClock();
    const start = clock.now();
    const task = vi.fn(() => Promise.reject(failure('EBUSY')));
    const outcome = expect(whileHeld(task, 'win32', clock)).rejects.toThrow('EBUSY');
    let tries = 0;
    while (tries < 8) {
      tries += 1;
      await vi.waitFor(() => expect(task).toHaveBeenCalledTimes(tries));
      if (tries < 8) await vi.waitFor(() => expect(clock.untilNext).not.toBeNull());
      clock.pass(clock.untilNext ?? 0);
    }
    await outcome;
    expect(clock.now() - start).toBe(1_000);
  });

  it('that does not pass by itself is one at once', async () => {
    const task = vi.fn(() => Promise.reject(failure('ENOENT')));
    await expect(whileHeld(task, 'win32', new FakeClock())).rejects.toThrow('ENOENT');
    expect(task).toHaveBeenCalledTimes(1);
  });
});

describe('a file that another program holds', () => {
  it.each(['EPERM', 'EBUSY', 'EACCES'])('is read and replaced as soon as %s is over', async (code) => {
    await writeFile(path, 'old');
    const file = fileOn('win32');
    vi.mocked(openSync).mockImplementationOnce(failing(code)).mockImplementationOnce(failing(code));
    expect(await file.read()).toEqual({ kind: 'bytes', bytes: Buffer.from('old') });
    vi.mocked(rename).mockRejectedValueOnce(failure(code)).mockRejectedValueOnce(failure(code));
    expect(await file.write(Buffer.from('new'))).toMatchObject({ ok: true });
    expect(await readFile(path, 'utf8')).toBe('new');
    vi.mocked(rename).mockRejectedValueOnce(failure(code));
    expect((await file.setAside('damaged')).setAside).not.toBeNull();
  });

  it('is neither set aside nor replaced when it can’t be opened at all', async () => {
    await writeFile(path, 'old');
    const file = fileOn('linux');
    vi.mocked(openSync).mockImplementationOnce(failing('EACCES'));
    expect(await file.read()).toEqual({ kind: 'closed' });
    expect(await file.write(Buffer.from('new'))).toMatchObject({ ok: false, problem: { code: 'EACCES' } });
    expect(await readdir(folder)).toEqual(['account.json']);
    expect(await file.read(), 'it can be opened again').toMatchObject({ kind: 'bytes' });
    expect(await file.write(Buffer.from('new'))).toMatchObject({ ok: true });
  });
});

describe('what is left beside a file', () => {
  it('never decides what a read returns', async () => {
    await writeFile(path, 'good');
    await writeFile(`${path}.99999999.tmp`, 'stale');
    vi.mocked(rm).mockRejectedValueOnce(failure('EPERM'));
    expect(await fileOn('linux').read()).toEqual({ kind: 'bytes', bytes: Buffer.from('good') });
    vi.mocked(readdirSync).mockImplementationOnce(failing('EIO'));
    expect(await fileOn('linux').read()).toEqual({ kind: 'bytes', bytes: Buffer.from('good') });
  });

  it('that was set aside first is never removed', async () => {
    for (let day = 1; day <= 6; day += 1) {
      await writeFile(path, `damaged on day ${day}`);
      const clock = new FakeClock(Date.UTC(2026, 0, day));
      await new DiskFile({ path, maxBytes: 100, clock }).setAside('damaged');
    }
    const kept = await Promise.all(
      (await readdir(folder)).sort().map((name) => readFile(join(folder, name), 'utf8')),
    );
    expect(kept).toEqual(['damaged on day 1', 'damaged on day 5', 'damaged on day 6']);
  });

  it('that was set aside goes with the file that is erased, a folder too, and nothing else does', async () => {
    const others = ['account.json.damaged', 'account.json.damaged-1.txt', 'account.jsonx.damaged-1'];
    for (const name of [...others, 'account.json.damaged-1']) await writeFile(join(folder, name), '');
    await mkdir(join(folder, 'account.json.damaged-2', 'inner'), { recursive: true });
    expect(await fileOn('linux').erase()).toMatchObject({ ok: true });
    expect((await readdir(folder)).sort()).toEqual(others);
  });

  it('that was set aside and can’t be removed is told', async () => {
    await writeFile(`${path}.damaged-1`, '');
    vi.mocked(rm).mockResolvedValueOnce(undefined).mockRejectedValueOnce(failure('EPERM'));
    expect(await fileOn('linux').erase()).toMatchObject({ ok: false, problem: { code: 'EPERM' } });
  });

  it('may be a link that leads nowhere but to itself', async () => {
    await symlink('account.json', path);
    expect(await fileOn('linux').read()).toEqual({ kind: 'closed' });
    expect(await fileOn('linux').erase()).toMatchObject({ ok: true });
    expect(await readdir(folder)).toEqual([]);
  });
});
