import type { SessionBus } from '../../../dbus/session-bus';
import { succeed, type Result } from '../../../../preload/contract/result';
import type { KeychainFailure } from '../keychain-protocol';
import { openItem } from './secret-access';
import type { DialogOptions } from './dialog-queue';
import { SecretService } from './secret-service';
import { SecretSession } from './secret-session';

/**
 * Reads secrets that keytar has kept, over main's own connection to the session bus. That takes a few milliseconds, where a
 * process for keytar takes as long as a third of Electron's own start; and where a person lets one connection read
 * (KeePassXC), this one lasts as long as Marquee runs.
 */
export class SecretReader {
  readonly #service: SecretService;
  /** Kept for the next secret, as libsecret keeps it: to agree on a key takes a third of a reading. */
  #session: Promise<Result<SecretSession, KeychainFailure>> | null = null;

  constructor(bus: Pick<SessionBus, 'call' | 'listen'>) {
    this.#service = new SecretService(bus);
  }

  /**
   * The secret of an account. Null when there is nothing or the service does not answer as it should: the keychain process
   * then finds out why. It never rejects.
   */
  async read(account: string, options: DialogOptions): Promise<Result<string, KeychainFailure> | null> {
    const isKept = this.#session !== null;
    const opening = (this.#session ??= SecretSession.open(this.#service));
    const [item, session] = await Promise.all([openItem(this.#service, account, options), opening]);
    const isShut = !item.ok && (item.problem === 'locked' || item.problem === 'not-allowed');
    if (isShut) return item;
    const secret = item.ok && item.value !== null && session.ok ? await session.value.read(item.value) : null;
    if (secret?.ok) return succeed(secret.value);
    if (secret === null && session.ok) return null;
    // A session ends with its service, as when the keyring's daemon was restarted.
    if (this.#session === opening) this.#session = null;
    if (session.ok) session.value.close(); // its service may be there all the same
    return isKept ? this.read(account, options) : null;
  }
}
