import fc from 'fast-check';
import { execFile } from 'node:child_process';
import {
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJsonFile, type JsonFile } from '../../../../main/storage/files/json-file';
import { FakeClock } from '../../support/fake-clock';

const Settings = v.object({ version: v.literal(1), name: v.string(), size: v.number() });
type Settings = v.InferOutput<typeof Settings>;
const defaults: Settings = { version: 1, name: 'default', size: 0 };
const chosen: Settings = { version: 1, name: 'Jürgen “J” 😀', size: 2.5 };

let folder: string;
let path: string;
let clock: FakeClock;
let file: JsonFile<Settings>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-json-'));
  path = join(folder, 'settings.json');
  clock = new FakeClock(Date.UTC(2026, 10, 23, 17, 30, 5, 123));
  file = createJsonFile({ path, schema: Settings, defaults, clock });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const aside = (time = '20261123T173005123Z') => `settings.json.damaged-${time}`;

describe('JSON file', () => {
  it('holds its defaults before it was ever written', async () => {
    expect(await file.read()).toEqual({ value: defaults, isKept: false, damage: null });
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives back what was written, in a form that a person can read', async () => {
    expect(await file.write(chosen)).toEqual({ ok: true, value: undefined });
    expect(await file.read()).toEqual({ value: chosen, isKept: true, damage: null });
    expect(await readFile(path, 'utf8')).toBe(
      '{\n  "version": 1,\n  "name": "Jürgen “J” 😀",\n  "size": 2.5\n}\n',
    );
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('makes its folder, and lets nobody else read either', async () => {
    const nested = join(folder, 'a', 'b');
    const inNested = createJsonFile({
      path: join(nested, 'x.json'),
      schema: Settings,
      defaults,
      clock,
    });
    await inNested.write(chosen);
    expect((await stat(join(nested, 'x.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(nested)).mode & 0o777).toBe(0o700);
  });

  it('accepts what an editor on Windows saves', async () => {
    await writeFile(path, `\uFEFF${JSON.stringify(chosen, null, 2).replaceAll('\n', '\r\n')}`);
    expect(await file.read()).toEqual({ value: chosen, isKept: true, damage: null });
  });

  it.each([
    ['of no bytes', ''],
    ['cut in the middle', '{"version":1,"name":"J'],
    ['of NULs', '\0'.repeat(100)],
    ['that is no UTF-8', Buffer.from('{"version":1,"name":"J\xfcrgen","size":1}', 'latin1')],
    ['with wrong types', '{"version":1,"name":7,"size":"big"}'],
    ['that lacks something', '{"version":1}'],
    ['that is an array', '[{"version":1,"name":"x","size":1}]'],
    ['that is null', 'null'],
    ['of a later version', '{"version":2,"name":"x","size":1}'],
    ['with a second value', '{"version":1,"name":"x","size":1} {}'],
  ])('sets a file %s aside, whole, and goes on with its defaults', async (_what, content) => {
    await writeFile(path, content);
    const damage = { reason: 'damaged', setAside: join(folder, aside()) };
    expect(await file.read()).toEqual({ value: defaults, isKept: false, damage });
    expect(await readdir(folder)).toEqual([aside()]);
    expect(await readFile(join(folder, aside()))).toEqual(Buffer.from(content));
    expect(await file.read()).toEqual({ value: defaults, isKept: false, damage: null });
  });

  it('sets a file aside that keeps for a later version what is nested too deep to be written again', async () => {
    const nested = '['.repeat(100_000) + ']'.repeat(100_000);
    await writeFile(path, `${JSON.stringify(chosen).slice(0, -1)},"later":${nested}}`);
    const loose = createJsonFile({ path, schema: v.looseObject(Settings.entries), defaults, clock });
    const damage = { reason: 'damaged', setAside: join(folder, aside()) };
    expect(await loose.read()).toEqual({ value: defaults, isKept: false, damage });
    expect(await loose.write(defaults)).toMatchObject({ ok: true });
  });

  it('survives every length that a file can be cut to', async () => {
    const whole = JSON.stringify(chosen);
    for (let length = 0; length < whole.length; length += 1) {
      clock.pass(1);
      await writeFile(path, whole.slice(0, length));
      expect((await file.read()).damage).toMatchObject({ reason: 'damaged' });
    }
  });

  it('survives any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        clock.pass(1);
        await writeFile(path, bytes);
        expect((await file.read()).value).toEqual(defaults);
      }),
      { numRuns: 50 },
    );
  });

  it('does not read a file of 100 MB', async () => {
    await (await open(path, 'w')).close();
    await truncate(path, 100 * 1024 * 1024);
    expect(await file.read()).toMatchObject({ value: defaults, damage: { reason: 'too-big' } });
    expect(await readdir(folder)).toEqual([aside()]);
  });

  it('sets aside a folder that has its name', async () => {
    await mkdir(path);
    expect(await file.read()).toMatchObject({ value: defaults, damage: { reason: 'unreadable' } });
    expect(await file.write(chosen)).toMatchObject({ ok: true });
  });

  it.runIf(process.platform === 'linux')('does not wait for a pipe that has its name', async () => {
    await promisify(execFile)('mkfifo', [path]);
    expect(await file.read()).toMatchObject({ value: defaults, damage: { reason: 'unreadable' } });
  });

  it('leaves a file alone that can’t be opened, and holds its defaults meanwhile', async () => {
    await symlink('settings.json', path); // a link to itself is refused by the system, to root as well
    expect(await file.read()).toEqual({
      value: defaults,
      isKept: false,
      damage: { reason: 'closed', setAside: null },
    });
    expect(await file.write(chosen)).toMatchObject({ ok: false, problem: { kind: 'disk', code: 'ELOOP' } });
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('keeps the first and the two newest of what it set aside', async () => {
    for (let day = 23; day <= 27; day += 1) {
      await writeFile(path, `damaged on day ${day}`);
      await file.read();
      clock.pass(24 * 60 * 60 * 1000);
    }
    const kept = ['20261123', '20261126', '20261127'].map((date) => aside(`${date}T173005123Z`));
    expect((await readdir(folder)).sort()).toEqual(kept);
  });

  it('removes nothing that only resembles its own files', async () => {
    const others = [
      'other.json',
      'settings.json.bak',
      'settings.json.1.tmp.txt',
      'xsettings.json.99999999.tmp',
    ];
    for (const name of others) await writeFile(join(folder, name), '');
    await file.read();
    expect((await readdir(folder)).sort()).toEqual(others.sort());
  });

  it('answers with a problem when its folder can’t be made', async () => {
    await writeFile(join(folder, 'taken'), '');
    const under = { path: join(folder, 'taken', 'settings.json'), schema: Settings, defaults, clock };
    const nowhere = createJsonFile(under);
    expect(await nowhere.write(chosen)).toMatchObject({ ok: false, problem: { kind: 'disk' } });
    expect((await nowhere.read()).value).toEqual(defaults);
  });
});
