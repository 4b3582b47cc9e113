import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { notarizeImages } from '../../../../build/release/packing/notarize.mjs';

let folder: string;
let calls: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-notarize-'));
  calls = join(folder, 'calls');
  for (const name of ['One.dmg', 'Two.dmg', 'Marquee.zip']) writeFileSync(join(folder, name), '');
  vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
  vi.stubEnv('APPLE_API_KEY', '/key.p8');
  vi.stubEnv('APPLE_API_KEY_ID', 'ID');
  vi.stubEnv('APPLE_API_ISSUER', 'issuer');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Puts a program in the place of Apple's, which notes what it was called with. */
function playXcrun(exitCode: number): void {
  const xcrun = join(folder, 'xcrun');
  writeFileSync(xcrun, `#!/bin/sh\necho "$@" >> '${calls}'\nexit ${exitCode}\n`);
  chmodSync(xcrun, 0o755);
}

describe.runIf(process.platform !== 'win32')('the images for macOS', () => {
  it('are notarized and get their ticket, each of them', () => {
    playXcrun(0);
    notarizeImages(folder);
    const credentials = '--key /key.p8 --key-id ID --issuer issuer';
    expect(readFileSync(calls, 'utf8').trim().split('\n')).toEqual(
      ['One.dmg', 'Two.dmg'].flatMap((name) => [
        `notarytool submit ${join(folder, name)} ${credentials} --wait`,
        `stapler staple ${join(folder, name)}`,
      ]),
    );
  });

  it('stop the build when Apple refuses one', () => {
    playXcrun(1);
    expect(() => notarizeImages(folder)).toThrow();
  });
});
