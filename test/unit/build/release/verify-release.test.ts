import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { checkRelease } from '../../../../build/release/verifying/check-release.mjs';
import { signFile } from '../../../../build/release/contents/gpg.mjs';
import { makeKeys, makeReleaseFolder, type ThrowAwayKeys } from './release-folder';

const root = resolve(import.meta.dirname, '../../../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

let keys: ThrowAwayKeys;
let folder: string;
beforeAll(() => {
  keys = makeKeys();
}, 60_000);
afterAll(() => keys.remove());
beforeEach(() => {
  folder = makeReleaseFolder(version);
});
afterEach(() => rmSync(folder, { recursive: true }));

function runTool(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stderr } = spawnSync(process.execPath, [join(root, `build/release/${name}.mjs`), ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { status, words: stderr };
}
const seal = (env: Readonly<Record<string, string>> = keys.env) => runTool('seal-release', [folder], env);
const verify = (trusted = keys.folder) => runTool('verify-release', [folder, trusted]);

/** Flips the lowest bit of the byte in the middle. */
function flipByte(file: string): void {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

// GnuPG starts an agent for each key, which takes its time on a busy machine.
describe.runIf(process.platform === 'linux')('a release folder', { timeout: 60_000 }, () => {
  it('is good when it was sealed with the keys that are trusted, also with one that a passphrase guards', () => {
    const guarded = makeKeys('only for tests');
    onTestFinished(() => guarded.remove());
    expect(seal(guarded.env)).toMatchObject({ status: 0 });
    expect(verify(guarded.folder)).toMatchObject({ status: 0 });
    expect(seal()).toMatchObject({ status: 0 });
    expect(readdirSync(folder).sort()).toEqual([
      `Marquee-${version}-linux-x86_64.AppImage`,
      'SHA256SUMS',
      'SHA256SUMS.asc',
      'latest-linux.yml',
      'latest-linux.yml.sig',
      'marquee.cdx.json',
    ]);
    const { status, words } = verify();
    expect(words).toContain('The release is whole and signed.');
    expect(status).toBe(0);
  });

  it('names the file of which one byte was flipped, whichever it is', async () => {
    seal();
    for (const name of readdirSync(folder)) {
      const whole = readFileSync(join(folder, name));
      flipByte(join(folder, name));
      const { wrong } = await checkRelease(folder, keys.folder, version);
      // A signature that was changed shows at what it signs.
      expect(wrong.join()).toContain(`${name === 'SHA256SUMS.asc' ? 'SHA256SUMS' : name}: `);
      writeFileSync(join(folder, name), whole);
    }
  });

  it('is refused when it holds what is not covered, lacks what is, or is named unsigned', () => {
    writeFileSync(join(folder, 'Marquee-UNSIGNED.rpm'), '');
    seal();
    writeFileSync(join(folder, 'extra.txt'), 'hello');
    rmSync(join(folder, 'marquee.cdx.json'));
    const { words } = verify();
    expect(words).toContain('WRONG: Marquee-UNSIGNED.rpm: is not signed');
    expect(words).toContain('WRONG: extra.txt: is not in SHA256SUMS');
    expect(words).toContain('WRONG: marquee.cdx.json: is missing');
  });

  it('is refused when others signed it', () => {
    const others = makeKeys();
    seal(others.env);
    const { words } = verify();
    others.remove();
    expect(words).toContain('WRONG: SHA256SUMS: its signature is missing or wrong');
    expect(words).toContain('WRONG: latest-linux.yml: its signature is missing or wrong');
  });

  it('is refused when its manifest is about another version', () => {
    const manifest = readFileSync(join(folder, 'latest-linux.yml'), 'utf8');
    writeFileSync(join(folder, 'latest-linux.yml'), manifest.replace(version, '0.0.1'));
    seal();
    expect(verify().words).toContain('WRONG: latest-linux.yml: it is about version 0.0.1');
  });

  it('is refused with files that are none of this release, though the sums cover them', async () => {
    const strangers = [
      'notes.txt',
      '.latest.yml',
      'latest.YML',
      'beta-linux.yml', // another channel's
      `marquee-${version}-linux-x86_64.AppImage`,
      `Marquee-${version}-beos-x64.zip`,
      'Marquee-0.0.1-linux-x86_64.AppImage',
    ];
    for (const name of strangers) writeFileSync(join(folder, name), 'something');
    writeFileSync(join(folder, `Marquee-${version}-linux-aarch64.rpm`), '');
    seal();
    const { wrong } = await checkRelease(folder, keys.folder, version);
    for (const name of strangers) expect(wrong).toContain(`${name}: is no file of this release`);
    expect(wrong).toContain(`Marquee-${version}-linux-aarch64.rpm: is empty`);
  });

  it('is refused when one of its files is a link or a folder', async () => {
    seal();
    const elsewhere = makeReleaseFolder(version);
    for (const name of [...readdirSync(folder), 'beside.txt']) {
      const path = join(folder, name);
      const whole = existsSync(path) ? readFileSync(path) : null;
      writeFileSync(join(elsewhere, 'same'), whole ?? 'something');
      const refusal = { wrong: [`${name}: is a link, a folder or the like`], notes: [] };
      rmSync(path, { force: true });
      symlinkSync(join(elsewhere, 'same'), path);
      expect(await checkRelease(folder, keys.folder, version)).toEqual(refusal);
      rmSync(path);
      mkdirSync(path);
      expect(await checkRelease(folder, keys.folder, version)).toEqual(refusal);
      rmSync(path, { recursive: true });
      if (whole) writeFileSync(path, whole);
    }
    rmSync(elsewhere, { recursive: true });
  });

  it('is refused when the list of sums is not just that, though it is signed', async () => {
    seal();
    const file = join(folder, 'SHA256SUMS');
    const sums = readFileSync(file, 'utf8');
    const lists = [
      sums + sums.replace(/^[0-9a-f]{64}/, '0'.repeat(64)), // a name twice
      `${sums}${'0'.repeat(64)}  ../other\n`,
      `${sums}# checked\n`,
      sums.slice(0, -1),
    ];
    for (const list of lists) {
      writeFileSync(file, list);
      signFile(file, keys.env.MARQUEE_GPG_PRIVATE_KEY, keys.env.MARQUEE_GPG_PASSPHRASE);
      const { wrong } = await checkRelease(folder, keys.folder, version);
      expect(wrong).toEqual(['SHA256SUMS: is no list of sums, or names a file twice']);
    }
  });

  it('is refused when a manifest names what is not there, or is not for its system', async () => {
    const names = {
      [`Marquee-${version}-win-x64.exe`]: 'which is not for its system',
      [`Marquee-${version}-linux-arm64.AppImage`]: 'which is not for its system',
      '../elsewhere': 'which is not there',
      'https://marquee.invalid/x': 'which is not there',
    };
    for (const name of Object.keys(names).slice(0, 2)) writeFileSync(join(folder, name), 'something');
    const list = Object.keys(names).map((name) => `  - url: ${name}\n`);
    writeFileSync(join(folder, 'latest-linux.yml'), `version: ${version}\nfiles:\n${list.join('')}`);
    seal();
    const { wrong } = await checkRelease(folder, keys.folder, version);
    for (const [name, why] of Object.entries(names)) {
      expect(wrong).toContain(`latest-linux.yml: it names ${name}, ${why}`);
    }
  });

  it('can’t be sealed without the keys', () => {
    const { status, words } = seal({ MARQUEE_UPDATES_PRIVATE_KEY: '', MARQUEE_GPG_PRIVATE_KEY: '' });
    expect(status).toBe(1);
    expect(words).toContain('UNSIGNED');
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('can’t be verified without the keys', () => {
    expect(verify(folder)).toMatchObject({
      status: 1,
      words: expect.stringContaining('no public key') as string,
    });
  });
});
