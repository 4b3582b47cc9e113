import fc from 'fast-check';
import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSealedFile, type SealedFile } from '../../../../../main/storage/files/sealed/sealed-file';
import { FakeClock } from '../../../support/fake-clock';

const Content = v.object({ title: v.string(), numbers: v.array(v.number()) });
type Content = v.InferOutput<typeof Content>;
const content: Content = { title: 'canary ü😀', numbers: [1, 2, 3] };
const key = createSecretKey(Buffer.alloc(32, 7));

let folder: string;
const clock = new FakeClock();
let path: string;
let file: SealedFile<Content>;

function sealed(name: string, withKey = key): SealedFile<Content> {
  return createSealedFile({ path: join(folder, name), key: withKey, schema: Content, clock });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-sealed-'));
  path = join(folder, 'cache');
  file = sealed('cache');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const unusable = (reason: string) => ({ kind: 'unusable', reason });

describe('sealed file', () => {
  it('is absent before it was ever written', async () => {
    expect(await file.read()).toEqual({ kind: 'absent' });
  });

  it('gives back what was written', async () => {
    expect(await file.write(content)).toEqual({ ok: true, value: undefined });
    expect(await file.read()).toEqual({ kind: 'content', content });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('shows nothing of its content on the disk, and no two writes alike', async () => {
    await file.write(content);
    const first = await readFile(path);
    await file.write(content);
    const second = await readFile(path);
    expect(first.includes('canary')).toBe(false);
    expect(first.includes('numbers')).toBe(false);
    expect(first.subarray(9, 21)).not.toEqual(second.subarray(9, 21));
    expect(first.subarray(21)).not.toEqual(second.subarray(21));
  });

  it('can be erased, also when it is not there', async () => {
    await file.write(content);
    expect(await file.erase()).toMatchObject({ ok: true });
    expect(await file.erase()).toMatchObject({ ok: true });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is of no use when another key sealed it', async () => {
    await sealed('cache', createSecretKey(randomBytes(32))).write(content);
    expect(await file.read()).toEqual(unusable('damaged'));
  });

  it('is of no use when it is another sealed file under this name', async () => {
    await sealed('history').write(content);
    await rename(join(folder, 'history'), path);
    expect(await file.read()).toEqual(unusable('damaged'));
  });

  it('is of no use when a later version of Marquee wrote it', async () => {
    await file.write(content);
    const bytes = await readFile(path);
    bytes[8] = 2;
    await writeFile(path, bytes);
    expect(await file.read()).toEqual(unusable('newer'));
  });

  it('is of no use when it holds something else than it should', async () => {
    await createSealedFile({ path, key, schema: v.array(v.string()), clock }).write(['x']);
    expect(await file.read()).toEqual(unusable('damaged'));
  });

  it('is of no use when any one bit of it was changed', async () => {
    await file.write(content);
    const whole = await readFile(path);
    for (let index = 0; index < whole.length; index += 1) {
      clock.pass(1);
      const changed = Buffer.from(whole);
      changed[index] = (changed[index] ?? 0) ^ 1;
      await writeFile(path, changed);
      expect(await file.read()).toMatchObject({ kind: 'unusable' });
    }
  });

  it('is of no use at every length that it can be cut to', async () => {
    await file.write(content);
    const whole = await readFile(path);
    for (let length = 0; length < whole.length; length += 1) {
      clock.pass(1);
      await writeFile(path, whole.subarray(0, length));
      expect(await file.read()).toEqual(unusable('damaged'));
    }
  });

  it('survives any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        clock.pass(1);
        await writeFile(path, bytes);
        expect(await file.read()).toMatchObject({ kind: 'unusable' });
      }),
      { numRuns: 50 },
    );
  });
});
