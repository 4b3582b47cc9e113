import { join } from 'node:path';
import type { SignInRecord } from '../../../main/account/stores';
import { systemClock } from '../../../main/base/clock';
import { WindowPlace } from '../../../main/desktop/windows/window-place';
import { succeed } from '../../../preload/contract/result';
import { DEFAULT_SETTINGS } from '../../../preload/contract/app/settings';
import { SettingsSchema } from '../../../main/storage/files/settings';
import { AccountRecord, newAccountRecord, signInRecord } from '../../../main/storage/files/account-record';
import { createHistoryStore } from '../../../main/storage/files/sealed/history-store';
import { createJsonFile } from '../../../main/storage/files/json-file';
import type { Keychain } from '../../../main/storage/keychain/keychain';
import { createReplyStore } from '../../../main/storage/files/sealed/reply-store';
import { createSealedStores } from '../../../main/storage/files/sealed/sealed-store';
import { openStoredValue, type StoredValue } from '../../../main/storage/files/stored-value';
import * as v from 'valibot';

/** The names of all files that Marquee keeps, as `services.ts` gives them. */
export const KEPT_FILES = [
  'settings.json',
  'account.json',
  'window.json',
  'last-reply.sealed',
  'history.sealed',
] as const;

/** All that Marquee keeps on disk, each file with a count in it. */
export interface KeptState {
  /** What could not be used, and was set aside, by the names of the plain files. */
  readonly damaged: readonly string[];
  /** The counts in `KEPT_FILES`; 0 in a file that was never written or could not be used. */
  counts(): Promise<readonly number[]>;
  /** Writes a count to each file, one after the other. Throws when one could not be written. */
  keep(count: number): Promise<void>;
}

const day = (count: number): string => new Date(count * 86_400_000).toISOString();
const dayOf = (instant: string | null | undefined): number =>
  instant === null || instant === undefined ? 0 : Date.parse(instant) / 86_400_000;

/** A keychain that works and holds the key of the sealed files. */
const keychain: Keychain = {
  get: () => Promise.resolve(succeed(Buffer.alloc(32, 7).toString('base64'))),
  set: () => Promise.resolve(succeed(undefined)),
  delete: () => Promise.resolve(succeed(undefined)),
  probe: () => Promise.resolve(succeed(undefined)),
  provider: () => Promise.resolve(null),
  close: () => undefined,
};

/** Opens the files of a folder as Marquee does at its start, with one account that is signed in. */
export async function openState(folder: string): Promise<KeptState> {
  const open = <Content>(
    name: string,
    schema: v.GenericSchema<unknown, Content>,
    defaults: Content,
  ): Promise<StoredValue<Content>> =>
    openStoredValue(createJsonFile({ path: join(folder, name), schema, defaults, clock: systemClock }));
  const settings = await open('settings.json', SettingsSchema, DEFAULT_SETTINGS);
  const record = await open('account.json', AccountRecord, newAccountRecord());
  const place = await open('window.json', v.nullable(WindowPlace), null);
  const owner: SignInRecord = signInRecord(record, 1);
  if (owner.facts === null) await owner.begin('pasted', 0, null);
  const stores = createSealedStores({ keychain, hold: (task) => task(), clock: systemClock });
  const replies = createReplyStore({
    stores,
    path: join(folder, 'last-reply.sealed'),
    owner,
    keyIsShared: () => false,
  });
  const histories = createHistoryStore({
    stores,
    path: join(folder, 'history.sealed'),
    owner,
    onDamage: () => undefined,
  });

  const plain = { 'settings.json': settings, 'account.json': record, 'window.json': place };
  return {
    damaged: Object.entries(plain).flatMap(([name, { damage }]) => (damage ? [name] : [])),
    async counts() {
      return [
        (settings.value.refreshMinutes ?? 0) - (DEFAULT_SETTINGS.refreshMinutes ?? 0),
        dayOf(owner.facts?.keptAliveAt),
        place.value?.x ?? 0,
        dayOf((await replies.read())?.fetchedAt),
        dayOf((await histories.read())?.since),
      ];
    },
    async keep(count) {
      const refreshMinutes = (DEFAULT_SETTINGS.refreshMinutes ?? 0) + count;
      const done = [
        await settings.update((all) => ({ ...all, refreshMinutes })),
        await owner.note({ keptAliveAt: day(count) }),
        await place.save({ x: count, y: 0, width: 1000, height: 700, maximized: false }),
      ];
      const user = { id: '1', subscription: null, oddities: [], extra: {} };
      await replies.write({ fetchedAt: day(count), user });
      await histories.update(() => ({ account: { id: '1' }, since: day(count), entries: [], seen: null }));
      if (done.some(({ ok }) => !ok)) throw new Error('A file could not be written.');
    },
  };
}
