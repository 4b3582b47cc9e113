import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { THIS_PLATFORM } from '../../../main/base/platform';
import { systemClock } from '../../../main/base/clock';
import { openAccounts, type KeptAccounts } from '../../../main/app/services/open-accounts';
import type { PlexClient } from '../../../main/plex/client';
import { fail, succeed } from '../../../preload/contract/result';
import { DEFAULT_SETTINGS } from '../../../preload/contract/app/settings';
import { problem } from '../../../main/base/problems';
import { Token } from '../../../main/plex/token';
import { AccountRecord, newAccountRecord } from '../../../main/storage/files/account-record';
import { createJsonFile } from '../../../main/storage/files/json-file';
import type { Keychain } from '../../../main/storage/keychain/keychain';
import { createStateLock } from '../../../main/storage/files/state-lock';
import { openStoredValue } from '../../../main/storage/files/stored-value';

/** The folder of a keychain that any number of processes share: each entry is a file. */
const keychainOf = (folder: string): string => join(folder, 'keychain');

/** Marquee's own files, apart from the keychain. */
const dataOf = (folder: string): string => join(folder, 'data');

/** A keychain that keeps secrets in files, and takes a moment for it as a real one does. */
function fileKeychain(folder: string): Keychain {
  const pathOf = (entry: string): string => join(folder, entry);
  const take = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));
  return {
    async get(entry) {
      await take();
      return succeed(await readFile(pathOf(entry), 'utf8').catch(() => null));
    },
    async set(entry, secret) {
      await take();
      const beside = `${pathOf(entry)}.${process.pid}.tmp`;
      await writeFile(beside, secret);
      await rename(beside, pathOf(entry));
      await take();
      return succeed(undefined);
    },
    async delete(entry) {
      await take();
      await rm(pathOf(entry), { force: true });
      await take();
      return succeed(undefined);
    },
    probe: () => Promise.resolve(succeed(undefined)),
    provider: () => Promise.resolve(null),
    close: () => undefined,
  };
}

/** A plex.tv where every token belongs to the user that it names: `token-of-NAME`. */
const client: PlexClient = {
  getUser: (token) => {
    const title = token.reveal().replace('token-of-', '');
    const user = { id: title, title, subscription: null, oddities: [], extra: {} };
    return Promise.resolve(succeed({ kind: 'user', user, etag: null }));
  },
  createPin: () => Promise.resolve(fail(problem('unavailable'))),
  checkPin: () => Promise.resolve(fail(problem('unavailable'))),
  ping: () => Promise.resolve(succeed(undefined)),
  signOut: () => Promise.resolve(succeed(undefined)),
  getHomeUsers: () => Promise.resolve(succeed([])),
  getDevices: () => Promise.resolve(succeed([])),
  removeDevice: () => Promise.resolve(succeed(undefined)),
};

function tokenOf(name: string): Token {
  const token = Token.parse(`token-of-${name}`);
  if (!token.ok) throw new Error('The test’s own token is malformed.');
  return token.value;
}

/** Puts together, in plain Node, what a command of Marquee works with, and starts as a command does. */
export async function startIn(folder: string): Promise<KeptAccounts> {
  await mkdir(dataOf(folder), { recursive: true });
  await mkdir(keychainOf(folder), { recursive: true });
  const hold = createStateLock({
    folder: dataOf(folder),
    platform: THIS_PLATFORM,
    clock: systemClock,
    onWaiting: () => undefined,
  });
  const path = join(dataOf(folder), 'account.json');
  const first = newAccountRecord();
  const file = createJsonFile({ path, schema: AccountRecord, defaults: first, clock: systemClock });
  const record = await openStoredValue(file, hold);
  if (record.value === first) await record.update((all) => all);
  const opened = await openAccounts({
    folder: dataOf(folder),
    keychain: fileKeychain(keychainOf(folder)),
    hold,
    clock: systemClock,
    random: Math.random,
    record,
    settings: {
      value: DEFAULT_SETTINGS,
      damage: null,
      onDamage: () => undefined,
      reload: () => Promise.resolve(DEFAULT_SETTINGS),
      save: () => Promise.resolve(succeed(undefined)),
      update: () => Promise.resolve(succeed(undefined)),
      forget: () => Promise.resolve(succeed(undefined)),
      isIdle: true,
      settled: () => Promise.resolve(),
    },
    client,
    mayPrompt: true,
    onNotice: () => undefined,
  });
  await opened.accounts.finish();
  for (const { account } of opened.accounts.all) await account.load({ mayPrompt: false });
  return opened;
}

/** Signs in as a command does, and says `done` or why not. */
export async function signIn(accounts: KeptAccounts['accounts'], name: string): Promise<string> {
  const wish = { keep: 'keychain', origin: 'pasted', renews: null } as const;
  const taken = await accounts.signIn(tokenOf(name), wish);
  return taken.ok ? 'done' : taken.problem.kind;
}

/** All that is kept, in words that a test can compare. */
export interface Kept {
  /** The titles of the users that are signed in, in alphabetical order. */
  readonly users: readonly string[];
  /** What the keychain holds, by its name. */
  readonly entries: readonly string[];
  /** The sealed files, also those that were set aside; what a kill cut short counts as the file that it was to become. */
  readonly sealed: readonly string[];
}

/** Starts once more, as the next command would, and says what is kept after that. */
export async function whatIsKept(folder: string): Promise<Kept> {
  const { accounts, keeping } = await startIn(folder);
  await Promise.all(accounts.all.map(({ account }) => account.refresh()));
  await accounts.dropTwins();
  await keeping.settled();
  const signedIn = accounts.all.filter(({ account }) => account.state.kind === 'signed-in');
  const users = signedIn.map(({ account: { state } }) =>
    state.kind === 'signed-in' ? (state.last?.user.title ?? '?') : '?',
  );
  const entries = await readdir(keychainOf(folder));
  const files = await readdir(dataOf(folder));
  return {
    users: users.sort(),
    entries: entries.filter((name) => !name.endsWith('.tmp')).sort(),
    sealed: [...new Set(files.map((name) => name.replace(/\.\d+\.tmp$/, '')))]
      .filter((name) => name.includes('.sealed'))
      .sort(),
  };
}

/** What is to be kept of so many accounts with the first numbers, and nothing else. */
export function keptOf(users: readonly string[]): Kept {
  const numbers = users.map((_, index) => index + 1);
  const after = (number: number, sign: string): string => (number === 1 ? '' : `${sign}${number}`);
  return {
    users: [...users].sort(),
    entries: [
      ...(users.length > 0 ? ['cache key'] : []),
      ...numbers.map((number) => `plex.tv token${after(number, ' ')}`),
    ].sort(),
    sealed: numbers
      .flatMap((number) => ['history', 'last-reply'].map((kind) => `${kind}${after(number, '-')}.sealed`))
      .sort(),
  };
}
