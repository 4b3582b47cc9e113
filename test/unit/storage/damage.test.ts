import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KEPT_FILES, openState } from './kept-state';

const COUNT = 42;
/** A file that is cut at every so many bytes. */
const STEP = 64;
const RANDOM_FILES = 50;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-damage-'));
  await (await openState(folder)).keep(COUNT);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The same file as a later version of Marquee might write it. */
function fromLater(name: string, whole: Buffer): Buffer {
  if (name.endsWith('.sealed')) {
    const later = Buffer.from(whole);
    later.writeUInt8(99, 'MARQUEE\0'.length);
    return later;
  }
  const content = JSON.parse(whole.toString()) as Record<string, unknown>;
  return Buffer.from(
    JSON.stringify({ ...content, refreshMinutes: 'weekly', accounts: {}, maximized: 'left half' }),
  );
}

/** Puts `bytes` in the place of a file, starts, and checks that nothing but the content of this file is gone. */
async function expectSetAside(name: (typeof KEPT_FILES)[number], bytes: Uint8Array): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const state = await openState(folder);
  const counts = await state.counts();
  expect(counts[KEPT_FILES.indexOf(name)], 'the defaults hold').toBe(0);
  // A reply belongs to the sign-in that the record names; without the record it is nobody’s.
  const others = KEPT_FILES.filter(
    (it) => it !== name && !(name === 'account.json' && it === 'last-reply.sealed'),
  );
  for (const other of others) expect(counts[KEPT_FILES.indexOf(other)], `${other} is as it was`).toBe(COUNT);
  expect(state.damaged).toEqual(name.endsWith('.json') ? [name] : []);

  const aside = (await readdir(folder)).filter((it) => it.startsWith(`${name}.damaged-`));
  const hashes = await Promise.all(aside.map(async (it) => hashOf(await readFile(join(folder, it)))));
  expect(hashes, 'what could not be used is still there').toContain(hashOf(bytes));
  await state.keep(COUNT);
  expect(await (await openState(folder)).counts()).toEqual(KEPT_FILES.map(() => COUNT));
  for (const it of aside) await rm(join(folder, it));
}

describe.each(KEPT_FILES)('%s', (name) => {
  it('is set aside and begun again when it is empty, cut at any place, full of noise, or from a later version', async () => {
    const whole = await readFile(join(folder, name));
    await expectSetAside(name, fromLater(name, whole));
    for (let length = 0; length < whole.length - 2; length += STEP) {
      await expectSetAside(name, whole.subarray(0, length));
    }
    for (let round = 0; round < RANDOM_FILES; round += 1) {
      await expectSetAside(name, randomBytes(1 + round * 20));
    }
  });
});

it.each([{ language: 'tlh' }, { theme: 'velvet' }, { trayIcon: 'velvet' }])(
  'a choice of a later version is no damage: %o',
  async (choice) => {
    const path = join(folder, 'settings.json');
    const settings = JSON.parse(await readFile(path, 'utf8')) as object;
    await writeFile(path, JSON.stringify({ ...settings, ...choice }));
    expect((await openState(folder)).damaged).toEqual([]);
  },
);

it('what a later version has added to the settings stays there', async () => {
  const path = join(folder, 'settings.json');
  const settings = JSON.parse(await readFile(path, 'utf8')) as object;
  await writeFile(path, JSON.stringify({ ...settings, sparkle: 'velvet' }));
  const state = await openState(folder);
  expect(state.damaged).toEqual([]);
  await state.keep(COUNT + 1);
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
    refreshMinutes: 15 + COUNT + 1,
    sparkle: 'velvet',
  });
});
