import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idsWithFiles, sealedName, tokenEntry } from '../../../../main/storage/files/account-names';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-names-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the names of what is kept of an account', () => {
  it('are plain for the first one, and numbered for the others', () => {
    expect([tokenEntry(1), tokenEntry(12)]).toEqual(['plex.tv token', 'plex.tv token 12']);
    expect([sealedName('history', 1), sealedName('history', 12)]).toEqual([
      'history.sealed',
      'history-12.sealed',
    ]);
  });

  it('tell which accounts there are', async () => {
    const names = [12, 1, 2].map((id) => sealedName('last-reply', id));
    const noNames = [
      'history-0.sealed',
      'history-01.sealed',
      'history-1e3.sealed',
      'history-99999999999999999999.sealed',
      'history-7.sealed.damaged-20260101T000000000Z',
      'my-history-8.sealed',
      'settings.json',
    ];
    for (const name of [...names, sealedName('history', 2), sealedName('history', 5), ...noNames]) {
      await writeFile(join(folder, name), '');
    }
    expect(await idsWithFiles(folder)).toEqual([1, 2, 5, 12]);
  });

  it('tell of none where there is no folder', async () => {
    expect(await idsWithFiles(join(folder, 'none'))).toEqual([]);
  });
});
