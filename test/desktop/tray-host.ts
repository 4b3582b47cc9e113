import { DBusError, Message, Variant, type MessageBus } from '@jellybrick/dbus-next';
import { EventEmitter, once } from 'node:events';
import { disconnect, play } from './bus-connection';
import type { SessionBus, Target } from './session-bus';
import { readItem, readMenu, type MenuEntry, type TrayItem } from './tray-item';

/** How a panel is. */
export interface TrayHostState {
  /** Whether a host has registered, so that icons are seen; the watcher may run without. */
  readonly hasHost: boolean;
  /** With `true` it takes calls and answers none. */
  readonly hung: boolean;
}

/** Stands in for the desktop's panel with its tray, and for the person who looks at and clicks what is in it. */
export interface TrayHost {
  /** How many icons there are now. */
  readonly count: number;
  /** Resolves as soon as there is an icon. */
  whenShown(): Promise<void>;
  /** What the newest icon shows now. This and all below throw when there is no icon. */
  item(): Promise<TrayItem>;
  /** The entries of its menu, as a panel that opens it gets them. */
  menu(): Promise<readonly MenuEntry[]>;
  /**
   * Chooses an entry of the menu by its label, or by the labels on the way to it. Throws when there is no such entry
   * (with the labels that there are) or when it is greyed out, since a person could not choose it.
   */
  click(...labels: readonly string[]): Promise<void>;
  /** Clicks the icon with the left button. */
  activate(): Promise<void>;
  /** Changes how it is; hosts that come or go are told to everyone. */
  become(state: Partial<TrayHostState>): void;
  /** Leaves the bus, as a panel that was ended. */
  stop(): void;
  /** Comes back, as a panel that was started anew: it knows no icons until they register again. */
  start(): Promise<void>;
}

/** A menu changes as often as the account's state does, in tests with a fast clock again and again. */
const MOST_TRIES = 5;

const name = 'org.kde.StatusNotifierWatcher';
const path = '/StatusNotifierWatcher';

/** Takes the names of a panel on a bus. */
export async function startTrayHost(
  bus: SessionBus,
  options: Partial<TrayHostState> = {},
): Promise<TrayHost> {
  let state = { hasHost: true, hung: false, ...options };
  let connection: MessageBus | null = null;
  let items: readonly Target[] = [];
  const changes = new EventEmitter();

  function emit(member: string, signature = '', body: unknown[] = []): void {
    connection?.send(Message.newSignal(path, name, member, signature, body));
  }

  function register(service: string, sender: string): void {
    const [destination, ...rest] = service.split('/');
    const item: Target = {
      destination: destination === '' ? sender : (destination ?? sender),
      path: rest.length === 0 ? '/StatusNotifierItem' : `/${rest.join('/')}`,
      interface: 'org.kde.StatusNotifierItem',
    };
    items = [...items, item];
    emit('StatusNotifierItemRegistered', 's', [item.destination + item.path]);
    changes.emit('shown');
  }

  function forget(destination: string): void {
    for (const item of items.filter((it) => it.destination === destination)) {
      emit('StatusNotifierItemUnregistered', 's', [item.destination + item.path]);
    }
    items = items.filter((it) => it.destination !== destination);
  }

  function answer(call: Message, reply: (signature?: string, body?: unknown[]) => boolean): boolean {
    const properties = {
      IsStatusNotifierHostRegistered: new Variant('b', state.hasHost),
      ProtocolVersion: new Variant('i', 0),
      RegisteredStatusNotifierItems: new Variant(
        'as',
        items.map((it) => it.destination + it.path),
      ),
    };
    switch (call.member) {
      case 'RegisterStatusNotifierItem':
        register(String(call.body[0]), call.sender);
        return reply();
      case 'Get': {
        const value = Object.entries(properties).find(([property]) => property === call.body[1])?.[1];
        return value !== undefined && reply('v', [value]);
      }
      case 'GetAll':
        return reply('a{sv}', [properties]);
      default:
        return false;
    }
  }

  function onCall(call: Message, to: MessageBus): boolean {
    if (state.hung) return true;
    return answer(call, (signature, body) => {
      to.send(Message.newMethodReturn(call, signature, body));
      return true;
    });
  }

  function newest(): Target {
    const item = items.at(-1);
    if (item === undefined) throw new Error('There is no icon in the tray.');
    return item;
  }

  async function menuTarget(): Promise<Target> {
    const item = newest();
    const { menuPath } = await readItem(bus, item);
    return { destination: item.destination, path: menuPath, interface: 'com.canonical.dbusmenu' };
  }

  const host: TrayHost = {
    get count() {
      return items.length;
    },
    async whenShown() {
      while (items.length === 0) await once(changes, 'shown');
    },
    item: async () => readItem(bus, newest()),
    menu: async () => readMenu(bus, await menuTarget()),
    async click(...labels) {
      const choose = async (): Promise<void> => {
        const target = await menuTarget();
        const entry = find(await readMenu(bus, target), labels);
        if (!entry.enabled) throw new Error(`The entry “${entry.label}” is greyed out.`);
        await bus.call(target, 'Event', 'isvu', [entry.id, 'clicked', new Variant('s', ''), 0]);
      };
      for (let left = MOST_TRIES; ; left -= 1) {
        try {
          await choose();
          return;
        } catch (error) {
          // A menu that was made anew since it was read refuses the numbers of its old entries.
          if (left === 1 || !(error instanceof DBusError) || error.message !== 'error occurred in Event')
            throw error;
        }
      }
    },
    async activate() {
      await bus.call(newest(), 'Activate', 'ii', [0, 0]);
    },
    become(change) {
      const had = state.hasHost;
      state = { ...state, ...change };
      if (state.hasHost !== had) {
        emit(state.hasHost ? 'StatusNotifierHostRegistered' : 'StatusNotifierHostUnregistered');
      }
    },
    stop() {
      if (connection !== null) disconnect(connection);
      connection = null;
      items = [];
    },
    async start() {
      connection = await play({ name, onCall }, bus.address);
      const rule = "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg2=''";
      const theBus = { destination: 'org.freedesktop.DBus', path: '/', interface: 'org.freedesktop.DBus' };
      await connection.call(new Message({ ...theBus, member: 'AddMatch', signature: 's', body: [rule] }));
      connection.on('message', ({ member, body }) => {
        if (member === 'NameOwnerChanged' && body[2] === '') forget(String(body[0]));
      });
    },
  };
  await host.start();
  return host;
}

function find(entries: readonly MenuEntry[], way: readonly string[]): MenuEntry {
  const [label, ...rest] = way;
  const entry = entries.find((it) => it.label === label);
  if (entry === undefined) {
    const labels = entries.filter(({ type }) => type !== 'separator').map((it) => `“${it.label}”`);
    throw new Error(`There is no entry “${label ?? ''}” in the menu. There are: ${labels.join(', ')}.`);
  }
  return rest.length === 0 ? entry : find(entry.children, rest);
}
