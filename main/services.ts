import { app, session, type Session } from 'electron';
import { hostname, release } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { Account } from './account/account';
import type { AccountState } from './account/account-state';
import type { Reminded } from './account/announcer';
import { HistoryKeeper } from './account/history-keeper';
import type { TokenStore } from './account/stores';
import { systemClock } from './clock';
import { startKeychainUtility } from './desktop/keychain-utility';
import { createSender } from './desktop/network';
import { WindowPlace } from './desktop/window-place';
import { createPlexClient } from './plex/client';
import type { SendRequest } from './plex/exchange';
import type { DiskProblem } from './plex/problems';
import { succeed, type Result } from './plex/result';
import { AccountRecord, newAccountRecord } from './storage/account-record';
import type { Damage } from './storage/disk-file';
import { createHistoryStore } from './storage/history-store';
import { createJsonFile } from './storage/json-file';
import { createKeychain, type Keychain } from './storage/keychain';
import { createReplyStore } from './storage/reply-store';
import { createSealedStores } from './storage/sealed-store';
import { RemindedSchema } from './storage/reminded';
import { DEFAULT_SETTINGS, Settings } from './storage/settings';
import { openStoredValue, type StoredValue } from './storage/stored-value';
import { createTokenStore } from './storage/token-store';

/** The parts that both the windows and the command line work with. */
export interface Services {
  readonly account: Account;
  readonly tokens: TokenStore;
  readonly history: HistoryKeeper;
  readonly keychain: Keychain;
  readonly settings: StoredValue<Settings>;
  readonly place: StoredValue<WindowPlace | null>;
  readonly reminded: StoredValue<Reminded | null>;
  /** Keeps nothing on disk: no cache, no cookies. */
  readonly network: Session;
  /** Sends requests in that session. */
  readonly send: SendRequest;
  /** What a person should know about files that could not be read. */
  readonly notices: readonly string[];
  /** Forgets what no sign-out does: the settings, and by which name plex.tv knows this Marquee. */
  readonly forgetSelf: () => Promise<Result<undefined, DiskProblem>>;
  /** False while something is still to be kept. */
  readonly isIdle: () => boolean;
  /** Resolves when all that was to be kept is kept. */
  readonly settled: () => Promise<void>;
}

/** Who wants to know what happens to the account. */
export interface Watchers {
  readonly onChange: (state: AccountState) => void;
  readonly onHistoryChange: () => void;
}

/** Puts Marquee together. The app must be ready, since its network and utility processes are used. */
export async function assemble({ onChange, onHistoryChange }: Watchers): Promise<Services> {
  const folder = app.getPath('userData');
  const network = session.fromPartition('plex.tv', { cache: false });
  const send = createSender(network);
  const keychain = createKeychain({
    start: () => startKeychainUtility(join(__dirname, 'keychain-process.cjs')),
    clock: systemClock,
  });
  const firstRecord = newAccountRecord();
  const [settings, record, place, reminded] = await Promise.all([
    openStored('settings.json', Settings, DEFAULT_SETTINGS),
    openStored('account.json', AccountRecord, firstRecord),
    openStored('window.json', v.nullable(WindowPlace), null),
    openStored('reminder.json', v.nullable(RemindedSchema), null),
  ]);
  const isFirstRun = record.value === firstRecord;
  const recorded = isFirstRun ? await record.save(firstRecord) : succeed(undefined);
  const notices = [
    ...noticeOf(settings.damage, 'Your settings', 'Marquee uses its defaults.'),
    ...noticeOf(record.damage, 'Marquee’s own record', 'Plex may list this computer as a new device.'),
    ...(recorded.ok ? [] : [`${recorded.problem.message} ${recorded.problem.advice}`]),
  ];
  const tokens = createTokenStore(keychain, record);
  const sealed = createSealedStores({ keychain, clock: systemClock, record });
  const history = new HistoryKeeper(
    createHistoryStore(sealed, join(folder, 'history.sealed')),
    onHistoryChange,
  );
  const account = new Account({
    client: createPlexClient({
      send,
      clock: systemClock,
      identity: {
        get clientIdentifier() {
          return record.value.clientIdentifier; // “Forget everything” makes a new one
        },
        version: app.getVersion(),
        platform: process.platform,
        platformVersion: release(),
        hostName: hostname(),
      },
    }),
    tokens,
    replies: createReplyStore(sealed, join(folder, 'last-reply.sealed'), record),
    changes: history,
    clock: systemClock,
    random: Math.random,
    tokenPlacement: () => settings.value.sendTokenAs,
    refreshMinutes: () => settings.value.refreshMinutes,
    onChange,
  });
  return {
    account,
    tokens,
    history,
    keychain,
    settings,
    place,
    reminded,
    network,
    send,
    notices,
    async forgetSelf() {
      const forgotten = await Promise.all([
        settings.save(DEFAULT_SETTINGS),
        record.save(newAccountRecord()),
        place.save(null),
        reminded.save(null),
      ]);
      return forgotten.find(({ ok }) => !ok) ?? succeed(undefined);
    },
    isIdle: () => history.isIdle && sealed.isIdle,
    async settled() {
      await history.settled(); // what it keeps goes into a sealed file
      await sealed.settled();
    },
  };
}

/** Reads a JSON file of the user-data folder, and holds what it holds. */
function openStored<Content>(
  name: string,
  schema: v.GenericSchema<unknown, Content>,
  defaults: Content,
): Promise<StoredValue<Content>> {
  const path = join(app.getPath('userData'), name);
  return openStoredValue(createJsonFile({ path, schema, defaults, clock: systemClock }));
}

/** Tells a person that a file could not be used, and where it is now. */
function noticeOf(damage: Damage | null, what: string, consequence: string): readonly string[] {
  if (!damage) return [];
  const where = damage.setAside ? ` The file was set aside as ${damage.setAside}.` : '';
  return [`${what} could not be read. ${consequence}${where}`];
}
