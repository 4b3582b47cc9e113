import { app, session, type Session } from 'electron';
import { hostname, release } from 'node:os';
import { join } from 'node:path';
import { Account } from './account/account';
import type { AccountState } from './account/account-state';
import { Accounts } from './account/accounts';
import { HistoryKeeper } from './account/history-keeper';
import type { SignInRecord, TokenStore } from './account/stores';
import { THIS_PLATFORM } from './base/platform';
import { CannotStart } from './cannot-start';
import { systemClock } from './clock';
import { startKeychainUtility } from './desktop/keychain-utility';
import { createSender } from './desktop/network';
import { SessionBus } from './dbus/session-bus';
import { openUserData } from './desktop/user-data';
import { createPlexClient, type PlexClient } from './plex/client';
import type { ClientIdentity } from './plex/client-identity';
import type { SendRequest } from './plex/exchange';
import type { DiskProblem } from './plex/problems';
import { succeed, type Result } from './plex/result';
import { idsWithFiles, sealedName, tokenEntry } from './storage/account-names';
import { AccountRecord, newAccountRecord, signInRecord } from './storage/account-record';
import type { Damage } from './storage/disk-file';
import { createHistoryStore } from './storage/history-store';
import { createKeychain, type Keychain } from './storage/keychain';
import { readOpenSecret } from './storage/open-secret';
import { createReplyStore } from './storage/reply-store';
import { createSealedStores } from './storage/sealed-store';
import { secretProvider } from './storage/secret-provider';
import { DEFAULT_SETTINGS, Settings } from './storage/settings';
import type { StoredValue } from './storage/stored-value';
import { createTokenStore } from './storage/token-store';

/** The parts that both the windows and the command line work with. */
export interface Services {
  readonly accounts: Accounts;
  readonly client: PlexClient;
  readonly identity: ClientIdentity;
  /** The session bus of a Linux desktop; elsewhere there is none, and every call fails. */
  readonly bus: SessionBus;
  readonly keychain: Keychain;
  readonly settings: StoredValue<Settings>;
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

/** An account that was just made, for who looks after it. */
export interface OpenedAccount {
  readonly id: number;
  readonly account: Account;
  readonly history: HistoryKeeper;
  readonly tokens: TokenStore;
  readonly record: SignInRecord;
}

/** Who looks after one account. */
export interface Caretaker {
  readonly onChange: (state: AccountState) => void;
  readonly onHistoryChange: () => void;
  /** The account is gone. */
  readonly leave: () => void;
}

/** Who wants to know what happens to the accounts. */
export interface Watchers {
  /** Called with each account when it is made. */
  readonly look: (opened: OpenedAccount, settings: Services['settings']) => Caretaker;
  /** Accounts have come or gone, or another one is shown. */
  readonly onAccountsChange: () => void;
  /** A file could not be read after the start; the rest is in `Services.notices`. */
  readonly onNotice: (notice: string) => void;
}

const NO_RECORD =
  'Marquee can’t open its own record, account.json, and has changed nothing. Another program may hold it, or it may be someone else’s file. See to that, then start Marquee again.';

/**
 * Puts Marquee together, once the app is ready: its network and utility processes are used.
 * @throws {CannotStart} while its record can't be opened
 */
export async function assemble({ look, onAccountsChange, onNotice }: Watchers): Promise<Services> {
  const folder = app.getPath('userData');
  const bus = new SessionBus(systemClock);
  const keychain = createKeychain({
    platform: THIS_PLATFORM,
    readOpen: THIS_PLATFORM === 'linux' ? (account, options) => readOpenSecret(bus, account, options) : null,
    findProvider: () => (THIS_PLATFORM === 'linux' ? secretProvider(bus) : Promise.resolve(null)),
    start: () => startKeychainUtility(join(__dirname, 'keychain-process.cjs')),
    clock: systemClock,
  });
  const firstRecord = newAccountRecord();
  const [settings, record] = await Promise.all([
    openUserData('settings.json', Settings, DEFAULT_SETTINGS),
    openUserData('account.json', AccountRecord, firstRecord),
    app.whenReady(),
  ]);
  // With a record of its own making plex.tv would take Marquee for a new device, and the accounts would be lost from sight.
  if (record.damage?.reason === 'closed') throw new CannotStart(NO_RECORD);
  const network = session.fromPartition('plex.tv', { cache: false });
  const send = createSender(network);
  const isFirstRun = record.value === firstRecord;
  const recorded = isFirstRun ? await record.save(firstRecord) : succeed(undefined);
  const notices = [
    ...noticeOf(settings.damage, 'Your settings', 'Marquee uses its defaults.'),
    ...noticeOf(record.damage, 'Marquee’s own record', 'Plex may list this computer as a new device.'),
    ...(recorded.ok ? [] : [`${recorded.problem.message} ${recorded.problem.advice}`]),
  ];
  const identity: ClientIdentity = {
    get clientIdentifier() {
      return record.value.clientIdentifier; // “Forget everything” makes a new one
    },
    version: app.getVersion(),
    platform: THIS_PLATFORM,
    platformVersion: release(),
    hostName: hostname(),
  };
  const client = createPlexClient({ send, clock: systemClock, identity });
  const sealed = createSealedStores({ keychain, clock: systemClock });
  const histories = new Set<HistoryKeeper>();

  function open(id: number) {
    const owner = signInRecord(record, id);
    const tokens = createTokenStore({
      keychain,
      entry: tokenEntry(id),
      record: owner,
      isLookedFor: () => id === 1 && record.value.accounts.length === 0,
      clock: systemClock,
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
    const account = new Account({
      client,
      tokens,
      record: owner,
      replies: createReplyStore({
        stores: sealed,
        path: join(folder, sealedName('last-reply', id)),
        owner,
        keyIsShared: () => record.value.accounts.some((other) => other.id !== id),
      }),
      changes: history,
      clock: systemClock,
      random: Math.random,
      tokenPlacement: () => settings.value.sendTokenAs,
      refreshMinutes: () => settings.value.refreshMinutes,
      onChange(state) {
        caretaker.onChange(state);
        if (state.kind === 'signed-out') void accounts.dropSignedOut();
      },
    });
    histories.add(history);
    const caretaker = look({ id, account, history, tokens, record: owner }, settings);
    return { id, account, history, tokens, leave: () => caretaker.leave() };
  }

  const recordedIds = record.value.accounts.map(({ id }) => id);
  const accounts = new Accounts({
    client,
    tokenPlacement: () => settings.value.sendTokenAs,
    keptIds: recordedIds.length > 0 ? recordedIds : await idsWithFiles(folder), // a lost record loses no account
    keptIdsNow: async () => (await record.reload()).accounts.map(({ id }) => id),
    shownId: record.value.shownId,
    open,
    keepShown: (shownId) => record.update((all) => ({ ...all, shownId })),
    onChange: onAccountsChange,
  });

  return {
    accounts,
    client,
    identity,
    bus,
    keychain,
    settings,
    network,
    send,
    notices,
    async forgetSelf() {
      const forgotten = await Promise.all([settings.save(DEFAULT_SETTINGS), record.save(newAccountRecord())]);
      return forgotten.find(({ ok }) => !ok) ?? succeed(undefined);
    },
    isIdle: () => sealed.isIdle && [...histories].every(({ isIdle }) => isIdle),
    async settled() {
      await Promise.all([...histories].map((history) => history.settled())); // what they keep goes into sealed files
      await sealed.settled();
    },
  };
}

/** What a person should know of a file that was to be read at the start. */
function noticeOf(damage: Damage | null, what: string, consequence: string): readonly string[] {
  return damage ? [inWords(damage, what, consequence)] : [];
}

/** Tells a person that a file could not be used, and where it is now. */
function inWords({ reason, setAside }: Damage, what: string, consequence: string): string {
  if (reason === 'closed') {
    return `${what} can’t be opened just now. ${consequence} The file stays as it is, and nothing is saved to it.`;
  }
  const where = setAside ? ` The file was set aside as ${setAside}.` : '';
  return `${what} could not be read. ${consequence}${where}`;
}
