import { Message, Variant, type MessageBus } from '@jellybrick/dbus-next';
import { EventEmitter, once } from 'node:events';
import { disconnect, play } from './bus-connection';
import type { SessionBus } from './session-bus';

/** What a program asked the daemon to show. */
export interface ShownNotification {
  /** The number that the daemon gave it, which it keeps when it is replaced. */
  readonly id: number;
  readonly appName: string;
  readonly replacesId: number;
  readonly icon: string;
  readonly summary: string;
  readonly body: string;
  /** Keys and labels, one after the other. */
  readonly actions: readonly string[];
  readonly hints: Readonly<Record<string, unknown>>;
  readonly timeout: number;
}

/** How a daemon is. */
export interface DaemonState {
  /** What it says that it can do. */
  readonly capabilities: readonly string[];
  /** Whether do-not-disturb is on; null for a daemon that does not tell. */
  readonly inhibited: boolean | null;
  /** With `true` it takes calls and answers none. */
  readonly hung: boolean;
}

/** Stands in for the desktop's notification daemon and for the person in front of it, and keeps what it was sent. */
export interface NotificationDaemon {
  /** All that it was asked to show, in order, replacements included. */
  readonly shown: readonly ShownNotification[];
  /** The numbers of those that a program took away. */
  readonly closed: readonly number[];
  /** Resolves with all that was asked for as soon as that is `count` or more. */
  waitFor(count: number): Promise<readonly ShownNotification[]>;
  /** Changes how it is. */
  become(state: Partial<DaemonState>): void;
  /** Invokes a notification's action as a script does with `dunstctl`: dunst leaves it there. */
  invoke(id: number): void;
  /** Clicks a notification; as most daemons do, it closes it then. */
  click(id: number): void;
  /** Closes a notification as a person who does not care. */
  dismiss(id: number): void;
  /** Leaves the bus, as a daemon that was ended. */
  stop(): void;
  /** Comes back as another process would: with a new name on the bus, and counting from 1 again. */
  start(): Promise<void>;
}

const path = '/org/freedesktop/Notifications';
const name = 'org.freedesktop.Notifications';
/** Why one was closed, in the protocol's own numbers. */
const dismissed = 2;
const closedByCall = 3;

const usual: DaemonState = {
  capabilities: ['body', 'body-markup', 'actions'],
  inhibited: null,
  hung: false,
};

/** Takes the daemon's name on a bus. https://specifications.freedesktop.org/notification-spec/latest/protocol.html */
export async function startNotificationDaemon(
  bus: SessionBus,
  options: Partial<DaemonState> = {},
): Promise<NotificationDaemon> {
  let state = { ...usual, ...options };
  let connection: MessageBus | null = null;
  let lastId = 0;
  const shown: ShownNotification[] = [];
  const closed: number[] = [];
  const changes = new EventEmitter();

  function record(body: readonly unknown[]): number {
    const [appName, replacesId, icon, summary, text, actions, hints, timeout] = body as NotifyArguments;
    const id = replacesId === 0 ? ++lastId : replacesId;
    const values = Object.entries(hints).map(([key, hint]) => [key, hint.value]);
    const fromHints = Object.fromEntries(values) as Record<string, unknown>;
    const rest = { summary, body: text, actions, hints: fromHints, timeout };
    shown.push({ id, appName, replacesId, icon, ...rest });
    changes.emit('shown');
    return id;
  }

  function emit(member: string, signature: string, body: unknown[]): void {
    connection?.send(Message.newSignal(path, name, member, signature, body));
  }

  function answer(call: Message, reply: (signature: string, body: unknown[]) => boolean): boolean {
    switch (call.member) {
      case 'GetCapabilities':
        return reply('as', [[...state.capabilities]]);
      case 'Notify':
        return reply('u', [record(call.body)]);
      case 'CloseNotification':
        closed.push(Number(call.body[0]));
        emit('NotificationClosed', 'uu', [call.body[0], closedByCall]);
        return reply('', []);
      case 'Get':
        if (call.body[1] !== 'Inhibited' || state.inhibited === null) return false;
        return reply('v', [new Variant('b', state.inhibited)]);
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

  const daemon: NotificationDaemon = {
    shown,
    closed,
    async waitFor(count) {
      while (shown.length < count) await once(changes, 'shown');
      return shown;
    },
    become(change) {
      state = { ...state, ...change };
    },
    invoke: (id) => emit('ActionInvoked', 'us', [id, 'default']),
    click(id) {
      emit('ActionInvoked', 'us', [id, 'default']);
      emit('NotificationClosed', 'uu', [id, dismissed]);
    },
    dismiss: (id) => emit('NotificationClosed', 'uu', [id, dismissed]),
    stop() {
      if (connection !== null) disconnect(connection);
      connection = null;
    },
    async start() {
      lastId = 0;
      connection = await play({ name, onCall }, bus.address);
    },
  };
  await daemon.start();
  return daemon;
}

type NotifyArguments = [string, number, string, string, string, string[], Record<string, Variant>, number];
