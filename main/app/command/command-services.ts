import type { Settings } from '../../../preload/contract/app/settings';
import { findByName, mayAsk, type OpenAccount } from '../../account/open-account';
import { print } from '../../base/print';
import type { StoredValue } from '../../storage/files/stored-value';
import { Notices } from '../notices';
import { openServices, type Services, type ServicesOptions } from '../services/services';

/**
 * For what only looks: another Marquee may wait for a person at the keychain's dialog, and a status bar must not. What can't
 * be kept meanwhile is read again the next time. Nor must it bring up such a dialog, also not one before something is deleted.
 */
export const READ_ONLY: ServicesOptions = { maxTotalWaitMs: 2_000, mayPrompt: false };

/** Opens what Marquee works with, reads what is kept, and tells what a window would show as a notice. */
export async function open(settings: StoredValue<Settings>, options?: ServicesOptions): Promise<Services> {
  const notices = new Notices();
  notices.onAdd((notice) => void print(process.stderr, notice));
  const services = await openServices(notices, settings, options);
  await services.accounts.finish();
  // A status bar asks every few minutes: it must not bring up an unlock dialog each time.
  for (const { account } of services.accounts.all) await account.load({ mayPrompt: false });
  return services;
}

/** Lets what was read reach the disk, and lets go of the keychain and the bus. */
export async function close({ keeping, keychain, bus }: Services): Promise<void> {
  await keeping.settled();
  keychain.close();
  bus.close();
}

/** The accounts that a command is about. */
export interface MeantAccounts {
  /** The one whose facts stand at the top of an answer in JSON. */
  readonly first: OpenAccount;
  readonly all: readonly OpenAccount[];
}

/**
 * The accounts that are meant by the name that a person gave, or all when they gave none.
 * @returns null when no account has that name
 */
export function meantBy(name: string | null, { accounts }: Services): MeantAccounts | null {
  if (name === null) return { first: accounts.shown, all: accounts.all };
  const named = findByName(accounts.all, name);
  return named && { first: named, all: [named] };
}

/** Asks plex.tv about those accounts of which nothing stands in the way. */
export async function readAgain(all: readonly OpenAccount[]): Promise<void> {
  await Promise.all(all.filter(mayAsk).map(({ account }) => account.refresh()));
}
