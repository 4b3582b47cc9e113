import { join } from 'node:path';
import type { Settings } from '../../../preload/contract/app/settings';
import { Account } from '../../account/account';
import { Accounts } from '../../account/accounts';
import { DeviceWatch } from '../../account/devices/device-watch';
import { HistoryKeeper } from '../../account/history/history-keeper';
import type { OpenAccount } from '../../account/open-account';
import type { Hold } from '../../account/stores';
import type { Clock } from '../../base/clock';
import type { Settling } from '../../desktop/process/quitting';
import type { PlexClient } from '../../plex/client';
import { idsWithFiles, sealedName, tokenEntry } from '../../storage/files/account-names';
import {
  keptIds,
  MAX_ACCOUNTS,
  signInRecord,
  unfinishedIds,
  type AccountRecord,
} from '../../storage/files/account-record';
import { createDeviceStore } from '../../storage/files/sealed/device-store';
import { createHistoryStore } from '../../storage/files/sealed/history-store';
import type { Keychain } from '../../storage/keychain/keychain';
import { createReplyStore } from '../../storage/files/sealed/reply-store';
import { createSealedStores } from '../../storage/files/sealed/sealed-store';
import type { StoredValue } from '../../storage/files/stored-value';
import { createTokenStore } from '../../storage/keychain/token-store';
import { damageInWords, type Notice } from '../notices';

/** What the accounts are made of. */
export interface OpenAccountsOptions {
  /** Where their files are. */
  readonly folder: string;
  readonly keychain: Keychain;
  readonly hold: Hold;
  readonly clock: Clock;
  /** A number from 0 to 1, for jitter. */
  readonly random: () => number;
  readonly record: StoredValue<AccountRecord>;
  readonly settings: StoredValue<Settings>;
  readonly client: PlexClient;
  /** Whether a person is there whom the keychain may ask before it lets go of something. */
  readonly mayPrompt: boolean;
  /** Told what a person should know of a file that could not be read. */
  readonly onNotice: (notice: Notice) => void;
}

/** The accounts, and how far what they keep has come. */
export interface KeptAccounts {
  readonly accounts: Accounts;
  readonly keeping: Settling;
}

/** Makes the accounts of the record, each with its token, history and last reply. Nothing is read of them yet. */
export async function openAccounts(options: OpenAccountsOptions): Promise<KeptAccounts> {
  const { folder, keychain, hold, clock, random, record, settings, client, mayPrompt, onNotice } = options;
  const sealed = createSealedStores({ keychain, hold, clock });
  const keepers = new Set<HistoryKeeper | DeviceWatch>();

  function open(id: number): OpenAccount {
    const owner = signInRecord(record, id);
    const tokens = createTokenStore({
      keychain,
      entry: tokenEntry(id),
      record: owner,
      hold,
      isLookedFor: () => id === 1 && record.value.accounts.length === 0,
      clock,
    });
    const history = new HistoryKeeper(
      createHistoryStore({
        stores: sealed,
        path: join(folder, sealedName('history', id)),
        owner,
        onDamage: (damage) => onNotice(() => damageInWords(damage, 'history')),
      }),
    );
    const deviceStore = createDeviceStore({
      stores: sealed,
      path: join(folder, sealedName('devices', id)),
      owner,
    });
    const account = new Account({
      client,
      tokens,
      record: owner,
      replies: createReplyStore({
        stores: sealed,
        path: join(folder, sealedName('last-reply', id)),
        owner,
        keyIsShared: () => keptIds(record.value).some((other) => other !== id),
      }),
      changes: history,
      devices: deviceStore,
      clock,
      random,
      tokenPlacement: () => settings.value.sendTokenAs,
      refreshMinutes: () => settings.value.refreshMinutes,
    });
    const devices = new DeviceWatch({
      client,
      account,
      record: owner,
      store: deviceStore,
      history,
      clock,
      random,
      ownIdentifier: () => record.value.clientIdentifier,
      isOn: () => settings.value.watchDevices,
      isAutomatic: () => settings.value.refreshMinutes !== null,
    });
    keepers.add(history).add(devices);
    return { id, account, history, devices, tokens, record: owner };
  }

  const known = (all: AccountRecord) => ({ kept: keptIds(all), unfinished: unfinishedIds(all) });
  const accounts = new Accounts({
    client,
    tokenPlacement: () => settings.value.sendTokenAs,
    keptIds: await idsAtStart(record.value, folder),
    known: async () => known(await record.reload()),
    maxId: MAX_ACCOUNTS,
    hold,
    now: () => clock.now(),
    mayPrompt,
    shownId: record.value.shownId,
    open,
    keepShown: (shownId) => record.update((all) => ({ ...all, shownId })),
  });

  return {
    accounts,
    keeping: {
      get isIdle() {
        return [sealed, record, ...keepers].every(({ isIdle }) => isIdle);
      },
      async settled() {
        await Promise.all([...keepers].map((keeper) => keeper.settled())); // what they keep goes into sealed files
        await Promise.all([sealed.settled(), record.settled()]);
      },
    },
  };
}

/** A lost record loses no account: its files are still there. */
async function idsAtStart(record: AccountRecord, folder: string): Promise<readonly number[]> {
  return record.accounts.length > 0 ? keptIds(record) : idsWithFiles(folder);
}
