import { join } from 'node:path';
import { Account } from '../account/account';
import type { AccountState } from '../../preload/contract/account-state';
import type { Settings } from '../../preload/contract/settings';
import { Accounts } from '../account/accounts';
import { DeviceWatch } from '../account/devices/device-watch';
import type { Seat } from '../account/seat';
import { HistoryKeeper } from '../account/history/history-keeper';
import type { Hold, SignInRecord, TokenStore } from '../account/stores';
import type { Clock } from '../base/clock';
import type { PlexClient } from '../plex/client';
import { idsWithFiles, sealedName, tokenEntry } from '../storage/files/account-names';
import {
  keptIds,
  MAX_ACCOUNTS,
  signInRecord,
  unfinishedIds,
  type AccountRecord,
} from '../storage/files/account-record';
import type { Damage } from '../storage/files/disk-file';
import { createDeviceStore } from '../storage/files/device-store';
import { createHistoryStore } from '../storage/files/history-store';
import type { Keychain } from '../storage/keychain/keychain';
import { createReplyStore } from '../storage/files/reply-store';
import { createSealedStores } from '../storage/files/sealed-store';
import type { StoredValue } from '../storage/files/stored-value';
import { createTokenStore } from '../storage/keychain/token-store';

/** An account that was just made, for who looks after it. */
export interface OpenedAccount {
  readonly id: number;
  readonly account: Account;
  readonly history: HistoryKeeper;
  readonly devices: DeviceWatch;
  readonly tokens: TokenStore;
  readonly record: SignInRecord;
}

/** Who looks after one account. */
export interface Caretaker {
  readonly onChange: (state: AccountState) => void;
  readonly onHistoryChange: () => void;
  readonly onDevicesChange: () => void;
  /** The account is gone. */
  readonly leave: () => void;
}

/** Who wants to know what happens to the accounts. */
export interface Watchers {
  /** Called with each account when it is made. */
  readonly look: (opened: OpenedAccount, settings: StoredValue<Settings>) => Caretaker;
  /** Another Marquee, such as a command, has signed an account in. It was loaded, and plex.tv not asked. */
  readonly onMet: (seat: Seat) => void;
  /** Accounts have come or gone, or another one is shown. */
  readonly onAccountsChange: () => void;
  /** A file could not be read after the start; the rest is in `Services.notices`. */
  readonly onNotice: (notice: string) => void;
  /** What a notice told of is over. */
  readonly onNoticeOver: (notice: string) => void;
}

/** What the accounts are made of. */
export interface OpenAccountsOptions extends Watchers {
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
}

/** The accounts, and how far what they keep has come. */
export interface OpenedAccounts {
  readonly accounts: Accounts;
  /** False while something is still to be kept. */
  readonly isIdle: () => boolean;
  /** Resolves when all that was to be kept is kept. */
  readonly settled: () => Promise<void>;
}

/** Makes the accounts of the record, each with its token, history and last reply. Nothing is read of them yet. */
export async function openAccounts(options: OpenAccountsOptions): Promise<OpenedAccounts> {
  const { folder, keychain, hold, clock, random, record, settings, client } = options;
  const { look, onMet, onAccountsChange, onNotice } = options;
  const sealed = createSealedStores({ keychain, hold, clock });
  const keepers = new Set<HistoryKeeper | DeviceWatch>();

  function open(id: number) {
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
        onDamage: (damage) =>
          onNotice(inWords(damage, 'What changed so far', 'Marquee begins a new timeline.')),
      }),
      () => caretaker.onHistoryChange(),
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
      onChange(state) {
        caretaker.onChange(state);
        if (state.kind === 'signed-out') void accounts.dropSignedOut();
        else void accounts.dropTwins();
      },
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
      onChange: () => caretaker.onDevicesChange(),
    });
    keepers.add(history).add(devices);
    const caretaker = look({ id, account, history, devices, tokens, record: owner }, settings);
    return { id, account, history, devices, tokens, record: owner, leave: () => caretaker.leave() };
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
    shownId: record.value.shownId,
    open,
    keepShown: (shownId) => record.update((all) => ({ ...all, shownId })),
    onMet,
    onChange: onAccountsChange,
  });

  return {
    accounts,
    isIdle: () => sealed.isIdle && [...keepers].every(({ isIdle }) => isIdle),
    async settled() {
      await Promise.all([...keepers].map((keeper) => keeper.settled())); // what they keep goes into sealed files
      await sealed.settled();
    },
  };
}

/** A lost record loses no account: its files are still there. */
async function idsAtStart(record: AccountRecord, folder: string): Promise<readonly number[]> {
  return record.accounts.length > 0 ? keptIds(record) : idsWithFiles(folder);
}

/** Tells a person that a file could not be used, and where it is now. */
export function inWords({ reason, setAside }: Damage, what: string, consequence: string): string {
  if (reason === 'closed') {
    return `${what} can’t be opened just now. ${consequence} The file stays as it is, and nothing is saved to it.`;
  }
  const where = setAside ? ` The file was set aside as ${setAside}.` : '';
  return `${what} could not be read. ${consequence}${where}`;
}
