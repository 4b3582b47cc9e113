import type { EventEmitter } from 'node:events';
import { DBusError, Message, sessionBus, Variant, type MessageBus } from '@jellybrick/dbus-next';
import type { KeychainFailure, KeychainTask } from './keychain-protocol';
import { itemAttributes, SECRET_SERVICE } from './secret-item';

const { destination: serviceName, path: servicePath } = SECRET_SERVICE;
const collection = 'org.freedesktop.Secret.Collection';
const prompt = 'org.freedesktop.Secret.Prompt';
/** The path that stands for "no object". */
const none = '/';

/**
 * Sees to it that keytar can do `task` on Linux without hanging: starts the Secret Service where the bus can, and
 * unlocks or makes the keyring where the task allows a dialog. keytar alone hangs, answers null or answers false
 * when the keyring is locked or missing, and can't say which it was. Answers null when keytar may go ahead,
 * otherwise why it must not. A service that hangs leaves this hanging too; the caller sets the limit.
 * @param onDialog runs when a dialog is about to open
 */
export async function makeReady(task: KeychainTask, onDialog: () => void): Promise<KeychainFailure | null> {
  const bus = sessionBus();
  const events: EventEmitter = bus; // its own types leave 'error' out
  const disconnected = new Promise<never>((_, reject) => events.on('error', reject));
  try {
    return await Promise.race([new SecretService(bus, onDialog).prepare(task), disconnected]);
  } catch (error) {
    return bus.name === null ? 'absent' : failureOf(error);
  } finally {
    bus.disconnect();
  }
}

/** What the bus says instead of an answer. */
function failureOf(error: unknown): KeychainFailure {
  const type = error instanceof DBusError ? error.type : '';
  if (/\.(ServiceUnknown|NameHasNoOwner|Spawn\.\w+)$/.test(type)) return 'absent';
  return type.endsWith('.AccessDenied') ? 'denied' : 'broken';
}

/** One conversation with the service. The interface is https://specifications.freedesktop.org/secret-service/. */
class SecretService {
  readonly #bus: MessageBus;
  readonly #onDialog: () => void;

  constructor(bus: MessageBus, onDialog: () => void) {
    this.#bus = bus;
    this.#onDialog = onDialog;
  }

  async prepare(task: KeychainTask): Promise<KeychainFailure | null> {
    switch (task.op) {
      case 'probe': {
        const keyring = await this.#defaultKeyring();
        // Without a keyring nothing can be locked: a read answers at once, and rightly, that there is nothing.
        return keyring === none ? null : this.#unlock(keyring, false);
      }
      case 'set': {
        const keyring = await this.#defaultKeyring();
        if (keyring !== none) return this.#unlock(keyring, task.mayPrompt);
        return task.mayPrompt ? this.#makeKeyring() : 'no-keyring';
      }
      case 'get':
      case 'delete':
        return this.#openItem(task.account, task.mayPrompt);
    }
  }

  async #openItem(account: string, mayPrompt: boolean): Promise<KeychainFailure | null> {
    const { unlocked, locked } = await this.#find(account);
    if (unlocked !== null) return null;
    const keyring = locked === null ? await this.#defaultKeyring() : locked.slice(0, locked.lastIndexOf('/'));
    if (keyring === none) return null;
    const failure = await this.#unlock(keyring, mayPrompt);
    if (failure !== null || locked === null) return failure;
    // Some services (KeePassXC) lock single items for each client: there keytar's own call opens a dialog.
    if ((await this.#find(account)).unlocked !== null) return null;
    if (!mayPrompt) return 'locked';
    this.#onDialog();
    return null;
  }

  async #unlock(keyring: string, mayPrompt: boolean): Promise<KeychainFailure | null> {
    const property = [collection, 'Locked'];
    const [locked] = await this.#call(keyring, 'org.freedesktop.DBus.Properties', 'Get', 'ss', property);
    if (!(locked as Variant<boolean>).value) return null;
    if (!mayPrompt) return 'locked';
    const [, dialog] = await this.#ask('Unlock', 'ao', [[keyring]]);
    return (await this.#isAnswered(dialog as string)) ? null : 'locked';
  }

  /** Makes the first keyring of a person who never had one; its dialog asks for a password. */
  async #makeKeyring(): Promise<KeychainFailure | null> {
    const label = { [`${collection}.Label`]: new Variant('s', 'Default keyring') };
    const [, dialog] = await this.#ask('CreateCollection', 'a{sv}s', [label, 'default']);
    return (await this.#isAnswered(dialog as string)) ? null : 'no-keyring';
  }

  /**
   * Opens a dialog of the service and waits for the person. False when it was dismissed or could not open. It has no
   * way back: GNOME's daemon (42.1) dies of the call that would close its dialog, and keeps showing the dialog of a
   * program that has ended. That does no harm: whoever answers it later unlocks the keyring.
   */
  async #isAnswered(dialog: string): Promise<boolean> {
    if (dialog === none) return true; // the service needed none
    const outcome = new Promise<'answered' | 'dismissed' | 'service ended'>((resolve) => {
      this.#bus.on('message', ({ member, path, body }) => {
        if (member === 'Completed' && path === dialog) resolve(body[0] === true ? 'dismissed' : 'answered');
        if (member === 'NameOwnerChanged' && body[0] === serviceName) resolve('service ended');
      });
    });
    await this.#listen(`member='Completed',interface='${prompt}',path='${dialog}'`);
    await this.#listen(`member='NameOwnerChanged',arg0='${serviceName}'`);
    this.#onDialog();
    await this.#call(dialog, prompt, 'Prompt', 's', ['']);
    const happened = await outcome;
    if (happened === 'service ended')
      throw new Error('The keychain service ended while its dialog was open.');
    return happened === 'answered';
  }

  async #defaultKeyring(): Promise<string> {
    const [path] = await this.#ask('ReadAlias', 's', ['default']);
    return path as string;
  }

  /** Where the item of an account is, in an unlocked and in a locked keyring. */
  async #find(account: string): Promise<{ unlocked: string | null; locked: string | null }> {
    const [unlocked, locked] = await this.#ask('SearchItems', 'a{ss}', [itemAttributes(account)]);
    return { unlocked: (unlocked as string[])[0] ?? null, locked: (locked as string[])[0] ?? null };
  }

  #ask(member: string, signature: string, body: unknown[]): Promise<unknown[]> {
    return this.#call(servicePath, SECRET_SERVICE.interface, member, signature, body);
  }

  async #call(
    path: string,
    of: string,
    member: string,
    signature: string,
    body: unknown[],
  ): Promise<unknown[]> {
    const message = new Message({ destination: serviceName, path, interface: of, member, signature, body });
    return (await this.#bus.call(message))?.body ?? [];
  }

  async #listen(rule: string): Promise<void> {
    const bus = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
    const addMatch = { ...bus, interface: 'org.freedesktop.DBus', member: 'AddMatch', signature: 's' };
    await this.#bus.call(new Message({ ...addMatch, body: [`type='signal',${rule}`] }));
  }
}
