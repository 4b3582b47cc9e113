import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiskFile } from '../../../main/storage/files/disk-file';
import { linkedFile } from '../../../main/storage/files/linked-file';
import { systemClock } from '../../../main/base/clock';

describe.skipIf(process.platform === 'win32')('a file that is a link', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'marquee-link-')));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is replaced where it is, and the link stays', async () => {
    mkdirSync(join(folder, 'dotfiles'));
    const path = join(folder, 'settings.json');
    const own = join(folder, 'dotfiles', 'marquee.json');
    writeFileSync(own, 'old');
    symlinkSync(own, path);
    const file = new DiskFile({ path: linkedFile(path), maxBytes: 100, clock: systemClock });
    expect(await file.write(Buffer.from('new'))).toEqual({ ok: true, value: undefined });
    expect(readlinkSync(path)).toBe(own);
    expect(readFileSync(own, 'utf8')).toBe('new');
  });

  it.each([
    ['leads nowhere', 'absent/settings.json'],
    ['leads to a folder', '.'],
    ['leads to a device', '/dev/zero'],
    ['leads to itself', 'settings.json'],
  ])('is its own place where it %s', (_, target) => {
    const path = join(folder, 'settings.json');
    symlinkSync(target, path);
    expect(linkedFile(path)).toBe(path);
  });

  it('is where it would be, while it is not there', () => {
    const path = join(folder, 'settings.json');
    symlinkSync('own.json', path);
    expect(linkedFile(path)).toBe(join(folder, 'own.json'));
  });

  it('is its own place where it is no link, or is not there yet', () => {
    const path = join(folder, 'settings.json');
    expect(linkedFile(path)).toBe(path);
    writeFileSync(path, '{}');
    expect(linkedFile(path)).toBe(path);
  });
});
