import { Message, Variant, type MessageBus } from '@jellybrick/dbus-next';
import { EventEmitter, once } from 'node:events';
import { disconnect, play } from './bus-connection';
import { keyringService } from './keyring';
import type { SessionBus } from './session-bus';

/** What sets a played Secret Service apart from GNOME's. */
export interface SecretServiceOptions {
  /** The default keyring has no object path of its own, as in KeePassXC; it is found by its alias alone. */
  readonly withoutDefaultPath?: boolean;
  /** Unlocking takes no dialog, as in KWallet after a login with its password. */
  readonly unlocksSilently?: boolean;
  /** Each connection has to be allowed each item, as in KeePassXC with access confirmation. */
  readonly asksForItems?: boolean;
  /** Removing an item opens a dialog, as in KeePassXC with delete confirmation. */
  readonly asksToDelete?: boolean;
  /** Searching all keyrings opens a dialog while one is locked, as in KeePassXC by default. */
  readonly asksToSearch?: boolean;
}

/** A Secret Service of the test's own, for what no service in the packages does, and the person before its dialogs. */
export interface PlayedSecretService {
  /** The methods that were called, the oldest first. */
  readonly calls: readonly string[];
  /** What it keeps: secrets by account. */
  readonly secrets: Readonly<Record<string, string>>;
  /** How many dialogs were opened. */
  readonly dialogs: number;
  lock(): void;
  /** Resolves as soon as a dialog waits for the person. */
  whenAsked(): Promise<void>;
  /** The person answers the dialog that is open. */
  answer(choice: 'allow' | 'dismiss'): void;
  /** Leaves the bus. */
  stop(): void;
}

interface Item {
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly secret: Buffer;
  /** The connections that were let in. */
  readonly allowed: Set<string>;
}

interface Dialog {
  readonly path: string;
  readonly asker: string;
  /** What the person's yes brings about. */
  readonly allow: () => void;
}

const service = '/org/freedesktop/secrets';
const keyring = `${service}/collection/vault`;
const defaultPath = `${service}/aliases/default`;
const noObject = '/';
/** Its dialog is never answered. */
const newKeyringDialog = `${service}/prompt/new`;

/** Begins to play a Secret Service on a bus. Secrets travel in the clear. */
export async function playSecretService(
  bus: SessionBus,
  options: SecretServiceOptions = {},
): Promise<PlayedSecretService> {
  const calls: string[] = [];
  const changes = new EventEmitter();
  const prepared = new Map<string, Dialog>();
  let items: readonly Item[] = [];
  let isLocked = false;
  let open: Dialog | null = null;
  let dialogs = 0;
  let lastNumber = 0;

  const mayRead = (item: Item, asker: string): boolean =>
    !isLocked && (options.asksForItems !== true || item.allowed.has(asker));
  const pathsOf = (some: readonly Item[]): string[] => some.map(({ path }) => path);

  /** Prepares a dialog that opens when it is asked for. */
  function prepare(asker: string, allow: () => void): string {
    const path = `${service}/prompt/${++lastNumber}`;
    prepared.set(path, { path, asker, allow });
    return path;
  }

  function search(attributes: Readonly<Record<string, string>>): readonly Item[] {
    return items.filter((item) =>
      Object.entries(attributes).every(([name, value]) => item.attributes[name] === value),
    );
  }

  function unlock(objects: readonly string[], asker: string): [string[], string] {
    const asked = items.filter(({ path }) => objects.includes(path));
    const allow = (): void => {
      isLocked = false;
      for (const { allowed } of asked) allowed.add(asker);
    };
    const isOpen = !isLocked && asked.every((item) => mayRead(item, asker));
    if (options.unlocksSilently === true) isLocked = false;
    if (isOpen || options.unlocksSilently === true) return [[...objects], noObject];
    return [[], prepare(asker, allow)];
  }

  function create(properties: Readonly<Record<string, Variant>>, secret: Buffer, asker: string): string {
    const attributes = properties['org.freedesktop.Secret.Item.Attributes']?.value as Item['attributes'];
    items = items.filter((item) => !search(attributes).includes(item));
    const path = `${keyring}/${++lastNumber}`;
    items = [...items, { path, attributes, secret: Buffer.from(secret), allowed: new Set([asker]) }];
    return path;
  }

  function onCall(call: Message, connection: MessageBus): boolean {
    calls.push(call.member);
    const { path, sender, body } = call;
    const answer = (signature = '', reply: unknown[] = []): boolean => {
      connection.send(Message.newMethodReturn(call, signature, reply));
      return true;
    };
    const refuse = (error: string): boolean => {
      connection.send(Message.newError(call, error, 'refused'));
      return true;
    };
    const remove = (item: Item): void => {
      items = items.filter((it) => it !== item);
    };
    if (path.startsWith(defaultPath) && options.withoutDefaultPath === true) {
      return refuse('org.freedesktop.DBus.Error.UnknownObject');
    }
    const item = items.find((it) => it.path === path);
    const secretOf = (it: Item, session: unknown): unknown[] => [
      session,
      Buffer.alloc(0),
      it.secret,
      'text/plain',
    ];
    switch (call.member) {
      case 'OpenSession':
        if (body[0] !== 'plain') return refuse('org.freedesktop.DBus.Error.NotSupported');
        return answer('vo', [new Variant('s', ''), `${service}/session/1`]);
      case 'ReadAlias':
        return answer('o', [body[0] === 'default' ? keyring : noObject]);
      case 'Get':
        if (body[1] === 'Collections') return answer('v', [new Variant('ao', [keyring])]);
        return answer('v', [new Variant('b', item ? !mayRead(item, sender) : isLocked)]);
      case 'GetAll':
        return answer('a{sv}', [{}]);
      case 'SearchItems': {
        const found = search(body[0] as Item['attributes']);
        if (path !== service) return answer('ao', [pathsOf(found)]);
        if (isLocked && options.asksToSearch === true) {
          open = { path: '', asker: sender, allow: () => undefined };
          dialogs += 1;
          changes.emit('asked');
          return true;
        }
        const readable = found.filter((it) => mayRead(it, sender));
        return answer('aoao', [pathsOf(readable), pathsOf(found.filter((it) => !readable.includes(it)))]);
      }
      case 'Unlock':
        return answer('aoo', unlock(body[0] as string[], sender));
      case 'CreateCollection':
        return answer('oo', [noObject, newKeyringDialog]);
      case 'CreateItem': {
        if (isLocked) return refuse('org.freedesktop.Secret.Error.IsLocked');
        const [properties, [, , secret]] = body as [Record<string, Variant>, [string, Buffer, Buffer]];
        return answer('oo', [create(properties, secret, sender), noObject]);
      }
      case 'GetSecret':
        if (!item || !mayRead(item, sender)) return refuse('org.freedesktop.Secret.Error.IsLocked');
        return answer('(oayays)', [secretOf(item, body[0])]);
      case 'GetSecrets': {
        const wanted = items.filter((it) => (body[0] as string[]).includes(it.path) && mayRead(it, sender));
        const secrets = Object.fromEntries(wanted.map((it) => [it.path, secretOf(it, body[1])]));
        return answer('a{o(oayays)}', [secrets]);
      }
      case 'Delete':
        if (!item) return refuse('org.freedesktop.Secret.Error.NoSuchObject');
        if (options.asksToDelete === true) return answer('o', [prepare(sender, () => remove(item))]);
        remove(item);
        return answer('o', [noObject]);
      case 'Prompt':
        open = prepared.get(path) ?? { path, asker: sender, allow: () => undefined };
        dialogs += 1;
        changes.emit('asked');
        return answer();
      case 'Close':
      case 'Dismiss':
        return answer();
      default:
        return false;
    }
  }

  const connection = await play({ name: keyringService, onCall }, bus.address);
  return {
    calls,
    get secrets() {
      return Object.fromEntries(
        items.map(({ attributes, secret }) => [attributes['account'] ?? '', secret.toString()]),
      );
    },
    get dialogs() {
      return dialogs;
    },
    lock() {
      isLocked = true;
    },
    async whenAsked() {
      if (open === null) await once(changes, 'asked');
    },
    answer(choice) {
      if (open === null) throw new Error('No dialog is open.');
      const { path, asker, allow } = open;
      open = null;
      if (choice === 'allow') allow();
      const completed = Message.newSignal(path, 'org.freedesktop.Secret.Prompt', 'Completed', 'bv', [
        choice === 'dismiss',
        new Variant('ao', []),
      ]);
      completed.destination = asker;
      connection.send(completed);
    },
    stop: () => disconnect(connection),
  };
}
