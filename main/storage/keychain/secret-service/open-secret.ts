import type { SessionBus } from '../../../dbus/session-bus';
import { succeed, type Result } from '../../../../preload/contract/result';
import type { KeychainFailure } from '../keychain-protocol';
import { openItem } from './secret-access';
import type { DialogOptions } from './dialog-queue';
import { SecretService } from './secret-service';
import { SecretSession } from './secret-session';

/**
 * Reads a secret that keytar has kept, over main's own connection to the session bus. That takes a few milliseconds, where
 * a process for keytar takes as long as a third of Electron's own start; and where a person lets one connection read
 * (KeePassXC), this one lasts as long as Marquee runs. Null when there is nothing or the service does not answer as it
 * should: the keychain process then finds out why. It never rejects.
 */
export async function readOpenSecret(
  bus: Pick<SessionBus, 'call' | 'listen'>,
  account: string,
  options: DialogOptions,
): Promise<Result<string, KeychainFailure> | null> {
  const service = new SecretService(bus);
  const [item, session] = await Promise.all([
    openItem(service, account, options),
    SecretSession.open(service),
  ]);
  const secret = item.ok && item.value !== null && session.ok ? await session.value.read(item.value) : null;
  if (session.ok) session.value.close();
  const isShut = !item.ok && (item.problem === 'locked' || item.problem === 'not-allowed');
  if (isShut) return item;
  return secret?.ok ? succeed(secret.value) : null;
}
