import { DBusError, Message, Variant, type MessageBus } from '@jellybrick/dbus-next';
import { EventEmitter, once } from 'node:events';
import { disconnect, play } from './bus-connection';
import { callsOver, type SessionBus, type Target } from './session-bus';
import { readItem, readMenu, type MenuEntry, type TrayItem } from './tray-item';

/** How a panel is. */
export interface TrayHostState {
  /** Whether a host has registered, so that icons are seen; the watcher may run without. */
  readonly hasHost: boolean;
  /** With `true` it takes calls and answers none. */
  readonly hung: boolean;
  /**
   * What becomes of an icon that wants to register. `refused`: the answer is an error. `unlisted`: the answer is good, and
   * the icon is not in the list. `unread`: it is in the list, and nobody looks at it.
   */
  readonly icons: 'taken' | 'refused' | 'unlisted' | 'unread';
}

/** Stands in for the desktop's panel with its tray, and for the person who looks at and clicks what is in it. */
export interface TrayHost {
  /** How many icons there are now. */
  readonly count: number;
  /** Resolves as soon as there is an icon. */
  whenShown(): Promise<void>;
  /** Resolves as soon as the program knows that its icon is shown: it has looked for it in the list after it was read. */
  whenKnown(): Promise<void>;
  /** What the newest icon shows now. This and all below wait for an icon when there is none. */
  item(): Promise<TrayItem>;
  /** The entries of its menu, as a panel that opens it gets them. */
  menu(): Promise<readonly MenuEntry[]>;
  /**
   * Chooses an entry of the menu by its label, or by the labels on the way to it. Throws when there is no such entry
   * (with the labels that there are) or when it is grayed out, since a person could not choose it.
   */
  click(...labels: readonly string[]): Promise<void>;
  /** Clicks the icon with the left button. */
  activate(): Promise<void>;
  /** Finds the newest icon, as a person does before a click; what comes back clicks it. */
  aim(): Promise<() => Promise<void>>;
  /** Changes how it is; hosts that come or go are told to everyone. */
  become(state: Partial<TrayHostState>): void;
  /** Forgets all icons: as a watcher that tells of it, or without a word. */
  forgetIcons(how: 'told' | 'untold'): void;
  /** Leaves the bus, as a panel that was ended. */
  stop(): void;
  /** Comes back, as a panel that was started again: it knows no icons until they register again. */
  start(): Promise<void>;
}

const name = 'org.kde.StatusNotifierWatcher';
const path = '/StatusNotifierWatcher';
/** What the bus answers for a program that has left it, before the question or while it was asked. */
const GONE: ReadonlySet<string> = new Set([
  'org.freedesktop.DBus.Error.ServiceUnknown',
  'org.freedesktop.DBus.Error.NoReply',
]);

/** Takes the names of a panel on a bus. */
export async function startTrayHost(
  bus: SessionBus,
  options: Partial<TrayHostState> = {},
): Promise<TrayHost> {
  let state: TrayHostState = { hasHost: true, hung: false, icons: 'taken', ...options };
  let connection: MessageBus | null = null;
  let items: readonly Target[] = [];
  /** The programs whose icons were read. */
  const read = new Set<string>();
  let isKnown = false;
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
    if (!items.some((it) => it.destination === item.destination)) items = [...items, item];
    emit('StatusNotifierItemRegistered', 's', [item.destination + item.path]);
    changes.emit('registered');
    if (state.icons === 'taken' && connection !== null) void look(item, connection);
  }

  /** Over the panel's own connection, on which the program's answer comes before what it asks the panel after that. */
  async function look(item: Target, over: MessageBus): Promise<void> {
    await readItem(callsOver(over), item).catch(() => undefined); // a program may end meanwhile
    read.add(item.destination);
    changes.emit('shown');
  }

  /** Once what came before this question was taken in, and the answer to it is on its way. */
  function noteKnown(sender: string): void {
    setImmediate(() => {
      if (!read.has(sender)) return;
      isKnown = true;
      changes.emit('known');
    });
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
        if (state.icons === 'refused') return false;
        if (state.icons !== 'unlisted') register(String(call.body[0]), call.sender);
        return reply();
      case 'Get': {
        const value = Object.entries(properties).find(([property]) => property === call.body[1])?.[1];
        const isAnswered = value !== undefined && reply('v', [value]);
        if (call.body[1] === 'RegisteredStatusNotifierItems') noteKnown(call.sender);
        return isAnswered;
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

  /** Asks the newest icon. While an app starts there is none yet, and the one of an app that just ended is still listed. */
  async function ask<T>(question: (item: Target) => Promise<T>): Promise<T> {
    for (;;) {
      const item = items.at(-1);
      if (item === undefined) {
        await once(changes, 'registered');
        continue;
      }
      try {
        return await question(item);
      } catch (error) {
        if (!(error instanceof DBusError && GONE.has(error.type))) throw error;
        forget(item.destination);
      }
    }
  }

  async function readIcon(target: Target) {
    return { target, item: await readItem(bus.call, target) };
  }

  async function readMenuOf(icon: Target) {
    const { menuPath } = await readItem(bus.call, icon);
    const target: Target = { ...icon, path: menuPath, interface: 'com.canonical.dbusmenu' };
    return { target, entries: await readMenu(bus.call, target) };
  }

  async function aim(): Promise<() => Promise<void>> {
    const { target } = await ask(readIcon);
    return async () => {
      await bus.call(target, 'Activate', 'ii', [0, 0]);
    };
  }

  const host: TrayHost = {
    get count() {
      return items.length;
    },
    async whenShown() {
      while (items.length === 0) await once(changes, 'shown');
    },
    async whenKnown() {
      while (!isKnown) await once(changes, 'known');
      await ask(readIcon); // when it answers this, it has taken in what it was answered before
    },
    item: async () => (await ask(readIcon)).item,
    menu: async () => (await ask(readMenuOf)).entries,
    async click(...labels) {
      const { target, entries } = await ask(readMenuOf);
      const entry = find(entries, labels);
      if (!entry.enabled) throw new Error(`The entry “${entry.label}” is grayed out.`);
      await bus.call(target, 'Event', 'isvu', [entry.id, 'clicked', new Variant('s', ''), 0]);
    },
    async activate() {
      const click = await aim();
      await click();
    },
    aim,
    forgetIcons(how) {
      const forgotten = items;
      items = [];
      if (how === 'untold') return;
      for (const { destination, path: itemPath } of forgotten) {
        emit('StatusNotifierItemUnregistered', 's', [destination + itemPath]);
      }
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
      read.clear();
      isKnown = false;
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
