import { app, session, type Session } from 'electron';
import { hostname, release } from 'node:os';
import { join } from 'node:path';
import { THIS_PLATFORM } from '../../base/platform';
import { CannotStart } from '../cannot-start';
import { systemClock } from '../../base/clock';
import { words } from '../../base/words';
import { startKeychainUtility } from '../../desktop/keychain-utility';
import { createSender } from '../../desktop/network';
import { SessionBus } from '../../dbus/session-bus';
import { openUserData } from './user-data';
import {
  damageInWords,
  laterDamageInWords,
  problemInWords,
  type DamagedFile,
  type Notices,
} from '../notices';
import { openAccounts, type KeptAccounts, type OpenAccountsOptions } from './open-accounts';
import { createPlexClient, type PlexClient } from '../../plex/client';
import type { ClientIdentity } from '../../plex/client-identity';
import type { SendRequest } from '../../plex/exchange';
import type { BusyProblem, DiskProblem } from '../../../preload/contract/problem';
import { succeed, type Result } from '../../../preload/contract/result';
import { DEFAULT_SETTINGS, type Settings } from '../../../preload/contract/app/settings';
import { AccountRecord, newAccountRecord } from '../../storage/files/account-record';
import type { Damage } from '../../storage/files/file-writer';
import { createKeychain, type Keychain } from '../../storage/keychain/keychain';
import { SecretReader } from '../../storage/keychain/secret-service/secret-reader';
import { secretProvider } from '../../storage/keychain/secret-service/secret-provider';
import { createStateLock, type StateLockOptions } from '../../storage/files/state-lock';
import type { StoredValue } from '../../storage/files/stored-value';

/** The parts that both the windows and the command line work with. */
export interface Services extends KeptAccounts {
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
  /** Forgets what no sign-out does: the settings, and by which name plex.tv knows this Marquee. */
  readonly forgetSelf: () => Promise<Result<undefined, DiskProblem | BusyProblem>>;
}

/** How Marquee goes about its work. */
export type ServicesOptions = Pick<StateLockOptions, 'maxTotalWaitMs'> &
  Partial<Pick<OpenAccountsOptions, 'mayPrompt'>>;

/**
 * Opens what Marquee works with, once the app is ready: its network and utility processes are used.
 * @param settings what was read of them: they come first, since they say in which language all else is told
 * @param notices gets what a person should know, now and later: a file that could not be read, a wait for another Marquee
 * @throws {CannotStart} while its record can't be opened
 */
export async function openServices(
  notices: Notices,
  settings: StoredValue<Settings>,
  { mayPrompt = true, ...limits }: ServicesOptions = {},
): Promise<Services> {
  const folder = app.getPath('userData');
  const busy = (): string => words().notices.busy;
  const hold = createStateLock({
    folder,
    platform: THIS_PLATFORM,
    clock: systemClock,
    onWaiting: (isWaiting) => (isWaiting ? notices.add(busy) : notices.withdraw(busy())),
    ...limits,
  });
  const bus = new SessionBus(systemClock);
  const secrets = new SecretReader(bus);
  const keychain = createKeychain({
    platform: THIS_PLATFORM,
    readOpen: THIS_PLATFORM === 'linux' ? (account, options) => secrets.read(account, options) : null,
    findProvider: () => (THIS_PLATFORM === 'linux' ? secretProvider(bus) : Promise.resolve(null)),
    start: () => startKeychainUtility(join(__dirname, 'keychain-process.cjs')),
    clock: systemClock,
  });
  const firstRecord = newAccountRecord();
  const [record] = await Promise.all([
    openUserData('account.json', AccountRecord, firstRecord, hold),
    app.whenReady(),
  ]);
  // With a record of its own making plex.tv would take Marquee for a new device, and the accounts would be lost from sight.
  if (record.damage?.reason === 'closed') throw new CannotStart(words().noRecord);
  const network = session.fromPartition('plex.tv', { cache: false });
  const send = createSender(network);
  const isFirstRun = record.value === firstRecord;
  const recorded = isFirstRun ? await record.update((all) => all) : succeed(undefined);
  const tellDamage = (damage: Damage | null, file: DamagedFile): void => {
    if (damage) notices.add(() => damageInWords(damage, file));
  };
  tellDamage(settings.damage, 'settings');
  tellDamage(record.damage, 'record');
  for (const file of [settings, record]) {
    file.onDamage((damage) => notices.add(() => laterDamageInWords(damage)));
  }
  if (!recorded.ok) notices.add(problemInWords(recorded.problem));
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
  const kept = await openAccounts({
    folder,
    keychain,
    hold,
    clock: systemClock,
    random: Math.random,
    record,
    settings,
    client,
    mayPrompt,
    onNotice: (notice) => notices.add(notice),
  });
  kept.accounts.on((event) => {
    if (event.kind === 'left-behind') notices.add(problemInWords(event.problem));
  });

  return {
    ...kept,
    client,
    identity,
    bus,
    keychain,
    settings,
    network,
    send,
    async forgetSelf() {
      const forgotten = await Promise.all([
        settings.forget(() => DEFAULT_SETTINGS),
        // Who was signed in by another Marquee meanwhile, such as a command, is not forgotten.
        record.forget(({ accounts: others }) => ({ ...newAccountRecord(), accounts: others })),
      ]);
      return forgotten.find(({ ok }) => !ok) ?? succeed(undefined);
    },
  };
}
