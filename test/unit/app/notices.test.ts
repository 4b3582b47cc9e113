import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { damageInWords, laterDamageInWords, Notices } from '../../../main/app/notices';
import { speak, words } from '../../../main/base/words';
import { FileWriter } from '../../../main/storage/files/file-writer';
import { FakeClock } from '../support/fake-clock';

afterEach(() => speak({ language: 'en', region: 'en-US' }));

const busy = (): string => words().notices.busy;

describe('a notice', () => {
  it('is told once, until it is dismissed', () => {
    const notices = new Notices();
    const told: string[] = [];
    notices.onAdd((text) => told.push(text));
    notices.add(busy);
    notices.add(busy);
    expect(told).toEqual(['Another copy of Marquee is using your accounts. Waiting for it to finish.']);
    expect(notices.all).toEqual(told);
    notices.dismiss(busy());
    expect(notices.all).toEqual([]);
  });

  it('tells who added it that a person has read it, and nothing when it is over by itself', () => {
    const notices = new Notices();
    let read = 0;
    const onDismiss = (): unknown => (read += 1);
    notices.add(busy, onDismiss);
    notices.withdraw(busy());
    expect([notices.all, read]).toEqual([[], 0]);
    notices.add(busy, onDismiss);
    notices.dismiss('another one');
    expect([notices.all, read]).toEqual([[busy()], 0]);
    notices.dismiss(busy());
    notices.dismiss(busy());
    expect([notices.all, read]).toEqual([[], 1]);
  });

  it('tells each who added it, where two have come to the same words', () => {
    const notices = new Notices();
    let file = 'settings-damaged.json';
    let read = 0;
    const onDismiss = (): unknown => (read += 1);
    notices.add(() => file, onDismiss);
    notices.add(() => 'settings.json', onDismiss);
    file = 'settings.json';
    expect(notices.all).toEqual(['settings.json']);
    notices.dismiss('settings.json');
    expect([notices.all, read]).toEqual([[], 2]);
  });

  it('is dismissed by the words that a page still shows, when they would be others by now', () => {
    const notices = new Notices();
    let file = 'settings-damaged.json';
    notices.add(() => file);
    const [shown] = notices.all;
    file = 'settings.json';
    notices.dismiss(shown ?? '');
    expect(notices.all).toEqual([]);
  });

  it('is in the language that a person chooses while it stands, and is dismissed in that one', async () => {
    const notices = new Notices();
    notices.add(busy);
    const english = notices.all[0];
    await speak({ language: 'en-XA', region: null });
    expect(notices.all).toEqual([busy()]);
    expect(notices.all[0]).not.toBe(english);
    notices.dismiss(notices.all[0] ?? '');
    expect(notices.all).toEqual([]);
  });
});

describe('a damaged file', () => {
  it('is told with the name under which it is kept', () => {
    expect(damageInWords({ reason: 'unreadable', setAside: 'settings-damaged.json' }, 'settings')).toBe(
      'Your settings couldn’t be read, so Marquee uses its defaults. The old file was kept as settings-damaged.json.',
    );
  });

  it('is told otherwise while Marquee runs, and knows what was in it', () => {
    expect(laterDamageInWords({ reason: 'damaged', setAside: 'settings-damaged.json' })).toBe(
      'A file of Marquee’s own couldn’t be read. Marquee goes on with what it knew before. The old file was kept as settings-damaged.json.',
    );
  });

  it('is no longer named, and told once, when what was kept of it was erased', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'marquee-notices-'));
    const notices = new Notices();
    for (const id of [1, 2]) {
      const path = join(folder, `history-${id}.sealed`);
      const file = new FileWriter({ path, clock: new FakeClock() });
      await writeFile(path, '');
      const damage = await file.setAside('damaged');
      notices.add(() => damageInWords(damage, 'history'));
      expect(notices.all.at(-1)).toContain(`The old file was kept as ${path}.damaged-`);
      await file.erase();
    }
    expect(notices.all).toEqual(['Your account history couldn’t be read, so Marquee starts a new one.']);
    await rm(folder, { recursive: true });
  });

  it('that can’t be opened is told to stay as it is', () => {
    expect(damageInWords({ reason: 'closed', setAside: null }, 'history')).toBe(
      'Your account history can’t be opened right now, so Marquee starts a new one. The file stays as it is, and changes aren’t saved.',
    );
  });
});
