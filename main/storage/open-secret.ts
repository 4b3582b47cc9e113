import type { SessionBus } from '../dbus/session-bus';
import { itemAttributes, SECRET_SERVICE } from './secret-item';
import { SecretTransfer, TRANSFER_ALGORITHM } from './secret-transfer';

/**
 * Reads a secret that keytar has kept, where a keyring of Linux holds it unlocked. That takes a few milliseconds, where a
 * process for keytar takes as long as a third of Electron's own start. Null when it did not work, for whatever reason;
 * the keychain process then finds out why. It opens no dialog, answers within two seconds and never rejects.
 */
export async function readOpenSecret(bus: Pick<SessionBus, 'call'>, account: string): Promise<string | null> {
  try {
    return await read(bus, account);
  } catch {
    return null; // what answered is no Secret Service as it should be
  }
}

async function read(bus: Pick<SessionBus, 'call'>, account: string): Promise<string | null> {
  const { Variant } = await import('@jellybrick/dbus-next');
  const transfer = new SecretTransfer();
  const [found, opened] = await Promise.all([
    bus.call(SECRET_SERVICE, 'SearchItems', 'a{ss}', [itemAttributes(account)]),
    bus.call(SECRET_SERVICE, 'OpenSession', 'sv', [
      TRANSFER_ALGORITHM,
      new Variant('ay', transfer.publicKey),
    ]),
  ]);
  if (!opened.ok) return null;
  const [agreed, session] = opened.value.body as [{ readonly value: Uint8Array }, string];
  try {
    const [unlocked] = found.ok ? (found.value.body as [readonly string[]]) : [[]];
    const [item] = unlocked;
    if (item === undefined) return null;
    const from = { ...SECRET_SERVICE, path: item, interface: 'org.freedesktop.Secret.Item' };
    const answer = await bus.call(from, 'GetSecret', 'o', [session]);
    if (!answer.ok) return null;
    const [[, iv, sealed]] = answer.value.body as [readonly [string, Uint8Array, Uint8Array]];
    return new TextDecoder('utf-8', { fatal: true }).decode(transfer.open(agreed.value, iv, sealed));
  } finally {
    void bus.call({ ...SECRET_SERVICE, path: session, interface: 'org.freedesktop.Secret.Session' }, 'Close');
  }
}
