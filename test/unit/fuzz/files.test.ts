import fc from 'fast-check';
import { createSecretKey } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signedIn, type Reply } from '../../../preload/contract/account/account-state';
import { DEFAULT_SETTINGS } from '../../../preload/contract/app/settings';
import { SettingsSchema } from '../../../main/storage/files/settings';
import { glanceAt } from '../../../main/account/at-a-glance';
import { shown } from '../../../main/account/history/change-words';
import type { History } from '../../../main/account/history/history';
import { formatHistory } from '../../../main/account/history/history-export';
import { countUnseen, seen, recorded } from '../../../main/account/history/history';
import { nextPassDate, passOf } from '../../../preload/contract/account/pass';
import { formatStatus } from '../../../main/account/status';
import { parseUser } from '../../../main/plex/documents/parse-user';
import { AccountRecord, newAccountRecord } from '../../../main/storage/files/account-record';
import { HistorySchema } from '../../../main/storage/files/sealed/history-store';
import { createJsonFile } from '../../../main/storage/files/json-file';
import { ReplySchema } from '../../../main/storage/files/sealed/reply-schema';
import { createSealedFile } from '../../../main/storage/files/sealed/sealed-file';
import { accounts } from '../../plex-tv/accounts/accounts';
import { userDocument } from '../../plex-tv/accounts/documents';
import { FakeClock } from '../support/fake-clock';
import { anyJson, anyText, budget, expectNothingPolluted, nearly, timeout } from './budget';

const now = Date.parse('2026-01-01T00:00:00.000Z');
const at = new Date(now).toISOString();
const replies = Object.values(accounts).map((account) => {
  const user = parseUser(userDocument(account));
  if (!user) throw new Error('The stand-in’s own account was not read.');
  return { user, fetchedAt: at };
});
const record = {
  ...newAccountRecord(),
  accounts: [
    { id: 1, signIn: 'b7d6c6f2-7a52-4c8c-9d1c-6a1a4f2c9c11', origin: 'browser', reminded: { of: at, at } },
  ],
};
const history: History = {
  account: { id: '1', uuid: '00e1' },
  since: at,
  seen: null,
  entries: [
    { at, kind: 'username', before: 'a', after: 'b' },
    { at, kind: 'features-added', before: null, after: ['x', 'y'] },
  ],
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-fuzz-'));
});
// A run that the time limit interrupts may still be writing.
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

/** What `schema` makes of `kept`, which must be the same when it is kept and read again; undefined when it is refused. */
function read<Content>(schema: v.GenericSchema<unknown, Content>, kept: unknown): Content | undefined {
  const parsed = v.safeParse(schema, kept);
  expectNothingPolluted();
  if (!parsed.success) return undefined;
  expect(v.parse(schema, JSON.parse(JSON.stringify(parsed.output)))).toEqual(parsed.output);
  return parsed.output;
}

describe('fuzzing what lies on the disk', () => {
  it('settings, whole or damaged, are settings or the defaults', { timeout }, async () => {
    const path = join(folder, 'settings.json');
    const clock = new FakeClock(now);
    const file = createJsonFile({ path, schema: SettingsSchema, defaults: DEFAULT_SETTINGS, clock });
    const content = fc.oneof(
      nearly(DEFAULT_SETTINGS).map((it) => Buffer.from(JSON.stringify(it))),
      anyText.map((it) => Buffer.from(it)),
      fc.uint8Array({ maxLength: 300 }).map((it) => Buffer.from(it)),
    );
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        clock.pass(1);
        await writeFile(path, bytes);
        const loaded = await file.read();
        expect(read(SettingsSchema, loaded.value)).toEqual(loaded.value);
        expect(Object.keys(loaded.value)).toEqual(expect.arrayContaining(Object.keys(DEFAULT_SETTINGS)));
        const { onClose, refreshMinutes, remindDays, sendTokenAs } = loaded.value;
        expect(['ask', 'tray', 'quit']).toContain(onClose);
        expect(['header', 'query']).toContain(sendTokenAs);
        expect(refreshMinutes === null || (refreshMinutes >= 5 && refreshMinutes <= 1440)).toBe(true);
        expect(remindDays >= 1 && remindDays <= 60).toBe(true);
        if (loaded.damage) {
          expect(loaded.value).toEqual(DEFAULT_SETTINGS);
          expect(await readFile(loaded.damage.setAside ?? ''), 'nothing is lost').toEqual(bytes);
        }
      }),
      budget(),
    );
  });

  it('a record of accounts is one or is refused', { timeout }, () => {
    fc.assert(
      fc.property(fc.oneof(nearly(record), anyJson), (kept) => {
        const read1 = read(AccountRecord, kept);
        for (const { id } of read1?.accounts ?? []) expect(Number.isInteger(id) && id >= 1).toBe(true);
      }),
      budget(),
    );
  });

  it('a reply that is taken from the disk can be shown, compared and told', { timeout }, () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...replies).chain(nearly), anyJson), (kept) => {
        const reply: Reply | undefined = read(ReplySchema, kept);
        if (!reply) return;
        taken += 1;
        const account = { ...signedIn('keychain'), last: reply };
        glanceAt({ account, nickname: null, unseen: 0, refreshMinutes: 15, remindDays: 7, now });
        for (const format of ['text', 'json', 'waybar'] as const) formatStatus(account, format, now);
        nextPassDate(passOf(reply.user), now);
        for (const other of replies) recorded(null, reply, other);
      }),
      budget(),
    );
    expect(taken).toBeGreaterThan(0);
  });

  it('a history that is taken from the disk can be shown, added to and saved', { timeout }, () => {
    const [reply] = replies;
    if (!reply) throw new Error('There is no account.');
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(nearly(history), anyJson), (kept) => {
        const its = read(HistorySchema, kept);
        if (!its) return;
        taken += 1;
        for (const { title } of shown(its).entries) expect(title).not.toBe('');
        expect(countUnseen(seen(its))).toBe(0);
        recorded(its, reply, { ...reply, user: { ...reply.user, homeSize: 9 } });
        expect(JSON.parse(formatHistory(its, 'json'))).toMatchObject({ schema: 1, entries: its.entries });
        expectHarmlessCsv(formatHistory(its, 'csv'));
      }),
      budget(),
    );
    expect(taken).toBeGreaterThan(0);
  });

  it('a sealed file with any byte changed, cut or added opens for nobody', { timeout }, async () => {
    const path = join(folder, 'reply');
    const clock = new FakeClock(now);
    const key = createSecretKey(Buffer.alloc(32, 7));
    const file = createSealedFile({ path, key, schema: HistorySchema, clock });
    await file.write(history);
    const whole = await readFile(path);
    const changes = fc.tuple(fc.nat(whole.length), fc.nat(8), fc.uint8Array({ maxLength: 8 }));
    await fc.assert(
      fc.asyncProperty(changes, async ([where, gone, added]) => {
        const bytes = Buffer.concat([whole.subarray(0, where), added, whole.subarray(where + gone)]);
        clock.pass(1);
        await writeFile(path, bytes);
        const content = await file.read();
        expect(content.kind).toBe(bytes.equals(whole) ? 'content' : 'unusable');
      }),
      budget(),
    );
  });
});

const BYTE_ORDER_MARK = '\ufeff';

/** After the byte-order mark, every cell stands in quotes, and none of them begins what a spreadsheet would run. */
function expectHarmlessCsv(csv: string): void {
  const cells = [...csv.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)];
  expect(cells.map(([cell]) => cell).join('')).toBe(csv.slice(BYTE_ORDER_MARK.length));
  for (const [, cell = ''] of cells) expect(cell.normalize('NFKC')).not.toMatch(/^[\s\p{C}]*[=+\-@]/u);
}
