import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packagesAreInstalled } from '../../../../build/launcher/preparation/npm-packages.mjs';

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/b': { version: '2.0.0', integrity: 'sha512-b' },
  'node_modules/for-another-system': { version: '3.0.0', integrity: 'sha512-c', optional: true },
};
const a = wanted['node_modules/a'];
const b = wanted['node_modules/b'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-packages-'));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function npmNoted(text: string): void {
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), text);
}

describe('whether the npm packages are installed', () => {
  it('is so when npm noted each of them, and optional ones may be left out', () => {
    npmNoted(JSON.stringify({ packages: { 'node_modules/a': a, 'node_modules/b': b } }));
    expect(packagesAreInstalled(folder)).toBe(true);
  });

  it('is not so on a fresh checkout', () => {
    expect(packagesAreInstalled(folder)).toBe(false);
  });

  it.each([
    ['a package is missing', { 'node_modules/a': a }],
    ['a package has another version', { 'node_modules/a': a, 'node_modules/b': { ...b, version: '2.0.1' } }],
    ['a package is not the pinned one', { 'node_modules/a': a, 'node_modules/b': { ...b, integrity: 'x' } }],
    [
      'an optional package has another version',
      {
        'node_modules/a': a,
        'node_modules/b': b,
        'node_modules/for-another-system': { version: '2.9.0', integrity: 'sha512-c' },
      },
    ],
  ])('is not so when %s', (_, packages) => {
    npmNoted(JSON.stringify({ packages }));
    expect(packagesAreInstalled(folder)).toBe(false);
  });

  it("is not so when npm's note was cut short", () => {
    npmNoted('{"packages":{"node_modules/a":');
    expect(packagesAreInstalled(folder)).toBe(false);
  });
});
