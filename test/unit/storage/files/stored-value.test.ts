import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Damage } from '../../../../main/storage/files/file-writer';
import { createJsonFile, type JsonFile } from '../../../../main/storage/files/json-file';
import { openStoredValue, type StoredValue } from '../../../../main/storage/files/stored-value';
import { succeed } from '../../../../preload/contract/result';
import { FakeClock } from '../../support/fake-clock';

/** A file that is written when the test lets it be. */
function slowFile() {
  const written: number[] = [];
  let write: () => void = () => undefined;
  const file: JsonFile<number> = {
    read: () => Promise.resolve({ value: written.at(-1) ?? 0, isKept: true, damage: null }),
    write: (value) =>
      new Promise((resolve) => {
        write = () => {
          written.push(value);
          resolve(succeed(undefined));
        };
      }),
    forgetSetAside: () => Promise.resolve(succeed(undefined)),
  };
  return { file, written, write: () => write() };
}

describe('a value that is kept in a file', () => {
  it('is settled once it is on disk, so that Marquee can wait for that before it ends', async () => {
    const { file, written, write } = slowFile();
    const value = await openStoredValue(file);
    expect(value.isIdle).toBe(true);
    void value.update((count) => count + 1);
    expect(value.isIdle).toBe(false);
    const seenAtTheEnd = value.settled().then(() => [...written]);
    await new Promise(setImmediate);
    write();
    expect(await seenAtTheEnd).toEqual([1]);
    expect(value.isIdle).toBe(true);
  });

  it('is forgotten with what was set aside of its file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'marquee-stored-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, 'names.json');
    await writeFile(path, '["Quiet Lantern"');
    const file = createJsonFile({ path, schema: v.array(v.string()), defaults: [], clock: new FakeClock() });
    const value = await openStoredValue<string[]>(file);
    await value.save(['Paper Moon', 'tinpenguin']);
    expect(await readdir(folder)).toHaveLength(2);
    expect(await value.forget((names) => names.slice(1))).toMatchObject({ ok: true });
    expect([value.value, await readdir(folder)]).toEqual([['tinpenguin'], ['names.json']]);
  });

  it.each([
    ['read again', (value: StoredValue<string[]>) => value.reload()],
    ['changed', (value: StoredValue<string[]>) => value.update((names) => names)],
  ])('is told when its file was damaged meanwhile, and written again where it is %s', async (_, touch) => {
    const folder = await mkdtemp(join(tmpdir(), 'marquee-stored-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, 'names.json');
    const file = createJsonFile({ path, schema: v.array(v.string()), defaults: [], clock: new FakeClock() });
    const value = await openStoredValue<string[]>(file);
    await value.save(['Paper Moon']);
    const told: Damage[] = [];
    value.onDamage((damage) => told.push(damage));
    await writeFile(path, '["Quiet Lantern"');
    await touch(value);
    await touch(value);
    expect(told).toMatchObject([
      { reason: 'damaged', setAside: expect.stringContaining('.damaged-') as string },
    ]);
    expect(await readFile(told[0]?.setAside ?? '', 'utf8')).toBe('["Quiet Lantern"');
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(['Paper Moon']);
  });
});
