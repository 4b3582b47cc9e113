import { once } from 'node:events';
import type { Message, MessageBus } from '@jellybrick/dbus-next';
import { waitAtMost, type Clock } from '../base/clock';
import { fail, succeed, type Result } from '../../preload/contract/result';
import { unlessAborted } from '../base/unless-aborted';
import { whenEnded } from './connection-end';
import { answerCall, type ServedInterface, type ServedObject } from './served-object';

/** An object that some program has on the bus, seen through one of its interfaces. */
export interface BusObject {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
}

/** Which signals to hear: those of an object, or only those whose first argument is a certain text. */
export interface SignalRule extends BusObject {
  readonly firstArgument?: string;
}

/** What a method answered, or what a signal said. */
export interface BusMessage {
  /** The unique name (`:1.7`) of the connection that sent it. The bus vouches for it. */
  readonly sender: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/**
 * Why a call has no answer. `no-bus`: there is no session bus, or it went away. `absent`: nobody has that name, and
 * the bus could start nobody. `no-answer`: it came to nothing in time. `denied`: Marquee is not allowed to ask.
 * `refused`: the answer is another error.
 */
export type BusFailure = 'no-bus' | 'absent' | 'no-answer' | 'denied' | 'refused';

/** The bus itself, which tells who owns which name. */
export const THE_BUS: BusObject = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/** How long a call may take where nothing else is said, connecting included. */
const LIMIT_MS = 2_000;

interface Connection {
  readonly bus: MessageBus;
  /** Aborted when the connection has ended. */
  readonly ended: AbortSignal;
}

interface Listener {
  readonly rule: SignalRule;
  readonly onSignal: (signal: BusMessage) => void;
}

/**
 * Marquee's one connection to the session bus of a Linux desktop. It is opened by the first call, and again by a call
 * after it was lost; until then it costs nothing, the library included. What is listened to and what is served
 * outlives the connection: it is there again with the next one.
 */
export class SessionBus {
  readonly #clock: Clock;
  readonly #limitMs: number;
  readonly #listeners = new Set<Listener>();
  readonly #served = new Map<string, ServedInterface>();
  readonly #lostListeners = new Set<() => void>();
  #bus: MessageBus | null = null;
  #opening: Promise<Connection> | null = null;
  #isClosed = false;

  /** @param limitMs milliseconds that a call may take */
  constructor(clock: Clock, limitMs = LIMIT_MS) {
    this.#clock = clock;
    this.#limitMs = limitMs;
  }

  /** Calls a method; the signature is that of its arguments. Answers within the limit and never rejects. */
  async call(
    target: BusObject,
    member: string,
    signature = '',
    body: readonly unknown[] = [],
  ): Promise<Result<BusMessage, BusFailure>> {
    if (this.#isClosed) return fail('no-bus');
    const asked = this.#ask(target, member, signature, body);
    return (await waitAtMost(asked, this.#limitMs, this.#clock)) ?? fail('no-answer');
  }

  /**
   * Hears signals, also after the connection was lost and opened again; it does not open one by itself. Any program can
   * send a signal to Marquee alone, so where it matters who did, compare the sender.
   * @returns a function that ends it
   */
  listen(rule: SignalRule, onSignal: (signal: BusMessage) => void): () => void {
    const listener = { rule, onSignal };
    this.#listeners.add(listener);
    if (this.#opening !== null) void this.call(THE_BUS, 'AddMatch', 's', [matchRule(rule)]);
    return () => {
      const wasHeard = this.#listeners.delete(listener);
      if (wasHeard && this.#opening !== null) void this.call(THE_BUS, 'RemoveMatch', 's', [matchRule(rule)]);
    };
  }

  /** Marquee's own unique name (`:1.7`) on the bus; null without a connection. Each connection has another one. */
  get uniqueName(): string | null {
    return this.#bus?.name ?? null;
  }

  /** Lets other programs call an object of Marquee's. It does not open a connection by itself. */
  serve(path: string, served: ServedInterface): ServedObject {
    this.#served.set(path, served);
    return {
      emit: (member, body) => {
        void this.#emit(path, served.name, member, served.signals[member] ?? '', body);
      },
      withdraw: () => this.#served.delete(path),
    };
  }

  /** Tells when the connection was lost, which ends all that other programs knew of Marquee. */
  onLost(listener: () => void): () => void {
    this.#lostListeners.add(listener);
    return () => this.#lostListeners.delete(listener);
  }

  /** Closes the connection for good; calls under way and later ones fail. */
  close(): void {
    this.#isClosed = true;
    this.#drop();
  }

  /** Without a connection nobody is there to hear a signal. */
  async #emit(
    path: string,
    iface: string,
    member: string,
    signature: string,
    body: readonly unknown[],
  ): Promise<void> {
    const { Message } = await import('@jellybrick/dbus-next');
    const connection = await this.#opening?.catch(() => null);
    if (!connection || connection.bus !== this.#bus) return; // it was closed meanwhile: the library would throw
    connection.bus.send(Message.newSignal(path, iface, member, signature, [...body]));
  }

  async #ask(
    target: BusObject,
    member: string,
    signature: string,
    body: readonly unknown[],
  ): Promise<Result<BusMessage, BusFailure>> {
    const { DBusError, Message } = await import('@jellybrick/dbus-next');
    try {
      const { bus, ended } = await this.#open();
      const call = bus.call(new Message({ ...target, member, signature, body: [...body] }));
      const reply = await unlessAborted(call, ended);
      return reply === null ? fail('refused') : succeed(reply);
    } catch (error) {
      return fail(error instanceof DBusError ? failureOf(error.type) : 'no-bus');
    }
  }

  #open(): Promise<Connection> {
    this.#opening ??= this.#connect();
    return this.#opening;
  }

  async #connect(): Promise<Connection> {
    const rules = [...this.#listeners].map(({ rule }) => matchRule(rule)); // those added later ask by themselves
    const library = await import('@jellybrick/dbus-next');
    const { Message, MessageType, sessionBus } = library;
    if (this.#isClosed) throw new Error('The connection was closed.');
    const bus = sessionBus();
    this.#bus = bus;
    const ended = whenEnded(bus);
    ended.addEventListener('abort', () => {
      if (this.#bus === bus) this.#drop();
    });
    await once(bus, 'connect', { signal: ended });
    ended.addEventListener('abort', () => this.#tellLost());
    bus.addMethodHandler((call) => {
      const reply = answerCall(library, this.#served, call);
      if (reply !== null) bus.send(reply);
      return reply !== null;
    });
    bus.on('message', (message) => {
      if (message.type === MessageType.SIGNAL) this.#hear(message);
    });
    for (const rule of rules) {
      bus.send(new Message({ ...THE_BUS, member: 'AddMatch', signature: 's', body: [rule] }));
    }
    return { bus, ended };
  }

  #hear(signal: Message): void {
    for (const { rule, onSignal } of this.#listeners) {
      const isMeant =
        signal.path === rule.path &&
        signal.interface === rule.interface &&
        (rule.firstArgument === undefined || signal.body[0] === rule.firstArgument);
      if (isMeant) onSignal(signal);
    }
  }

  #tellLost(): void {
    if (this.#isClosed) return;
    for (const listener of [...this.#lostListeners]) listener();
  }

  #drop(): void {
    this.#bus?.disconnect();
    this.#bus = null;
    this.#opening = null;
  }
}

function matchRule({ destination, path, interface: iface, firstArgument }: SignalRule): string {
  const rule = `type='signal',sender='${destination}',path='${path}',interface='${iface}'`;
  return firstArgument === undefined ? rule : `${rule},arg0='${firstArgument}'`;
}

/** What the bus, or the program that was called, says instead of an answer, by the name of the error. */
function failureOf(error: string): BusFailure {
  if (/\.(ServiceUnknown|NameHasNoOwner|Spawn\.\w+)$/.test(error)) return 'absent';
  if (error.endsWith('.AccessDenied')) return 'denied';
  return /\.(NoReply|Timeout|TimedOut)$/.test(error) ? 'no-answer' : 'refused';
}
