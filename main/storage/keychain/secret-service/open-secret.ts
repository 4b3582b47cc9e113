import type { SessionBus } from '../../../dbus/session-bus';
import type { Result } from '../../../../preload/contract/result';
import type { KeychainFailure } from '../keychain-protocol';
import { openItem } from './secret-access';
import type { DialogOptions } from './dialog-queue';
import { SecretService } from './secret-service';
import { SecretSession } from './secret-session';

type OpeningSession = ReturnType<typeof SecretSession.open>;

/**
 * Reads secrets that keytar has kept, over main's own connection to the session bus. That takes a few milliseconds, where
 * a process for keytar takes as long as a third of Electron's own start; and where a person lets one connection read
 * (KeePassXC), this one lasts as long as Marquee runs. All are read in one session: to agree on a key for each would take
 * longer than all else.
 */
export class OpenSecrets {
  readonly #service: SecretService;
  /** The session that is open, or opens; null before the first, and after one that was of no use. */
  #session: OpeningSession | null = null;

  constructor(bus: Pick<SessionBus, 'call' | 'listen'>) {
    this.#service = new SecretService(bus);
  }

  /**
   * The secret of an account. Null when there is nothing or the service does not answer as it should: the keychain process
   * then finds out why. It never rejects.
   */
  async read(account: string, options: DialogOptions): Promise<Result<string, KeychainFailure> | null> {
    const known = this.#session;
    const session = known ?? this.#openSession(); // meanwhile
    const item = await openItem(this.#service, account, options);
    if (!item.ok) return item.problem === 'locked' || item.problem === 'not-allowed' ? item : null;
    if (item.value === null) return null;
    const first = await readIn(session, item.value);
    // A service that was started again, or another one in its place, does not know a session of before.
    const secret = first.ok || known === null ? first : await readIn(this.#openSession(), item.value);
    if (secret.ok) return secret;
    this.#session = null;
    return null;
  }

  #openSession(): OpeningSession {
    this.#session = SecretSession.open(this.#service);
    return this.#session;
  }
}

async function readIn(session: OpeningSession, item: string): Promise<Result<string, KeychainFailure>> {
  const opened = await session;
  return opened.ok ? opened.value.read(item) : opened;
}
