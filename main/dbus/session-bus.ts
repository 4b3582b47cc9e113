import { once, type EventEmitter } from 'node:events';
import type { Message, MessageBus } from '@jellybrick/dbus-next';
import type { Clock } from '../clock';
import { fail, succeed, type Result } from '../plex/result';

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
 * the bus could start nobody. `no-answer`: it came to nothing within two seconds. `refused`: the answer is an error.
 */
export type BusFailure = 'no-bus' | 'absent' | 'no-answer' | 'refused';

/** The bus itself, which tells who owns which name. */
export const THE_BUS: BusObject = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/** How long a call may take, connecting included. */
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
 * Marquee's one connection to the session bus of a Linux desktop. It is opened by the first call, and anew by a call
 * after it was lost; until then it costs nothing, the library included.
 */
export class SessionBus {
  readonly #clock: Clock;
  readonly #listeners = new Set<Listener>();
  #bus: MessageBus | null = null;
  #opening: Promise<Connection> | null = null;
  #isClosed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls a method; the signature is that of its arguments. Answers within two seconds and never rejects. */
  async call(
    target: BusObject,
    member: string,
    signature = '',
    body: readonly unknown[] = [],
  ): Promise<Result<BusMessage, BusFailure>> {
    if (this.#isClosed) return fail('no-bus');
    let callOff: () => void = () => undefined;
    const limit = new Promise<Result<never, BusFailure>>((settle) => {
      callOff = this.#clock.after(LIMIT_MS, () => settle(fail('no-answer')));
    });
    const answer = await Promise.race([this.#ask(target, member, signature, body), limit]);
    callOff();
    return answer;
  }

  /**
   * Hears signals, also after the connection was lost and opened anew; it does not open one by itself. Any program can
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

  /** Closes the connection for good; calls under way and later ones fail. */
  close(): void {
    this.#isClosed = true;
    this.#drop();
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
    const { Message, MessageType, sessionBus } = await import('@jellybrick/dbus-next');
    if (this.#isClosed) throw new Error('The connection was closed.');
    const bus = sessionBus();
    this.#bus = bus;
    const ended = whenEnded(bus);
    ended.addEventListener('abort', () => {
      if (this.#bus === bus) this.#drop();
    });
    await once(bus, 'connect', { signal: ended });
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

  #drop(): void {
    this.#bus?.disconnect();
    this.#bus = null;
    this.#opening = null;
  }
}

/** A connection that has ended takes calls and keeps them for ever, and only the library's inner one tells. */
function whenEnded(bus: MessageBus): AbortSignal {
  const { _connection: inner } = bus as unknown as { readonly _connection: EventEmitter };
  const events: EventEmitter = bus; // its own types leave 'error' out
  const ended = new AbortController();
  events.on('error', () => ended.abort());
  inner.on('end', () => ended.abort());
  return ended.signal;
}

/**
 * What `promise` comes to, or a rejection when `signal` is aborted before. `Promise.race` against one promise that outlives
 * many would keep what each of them came to.
 */
function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new Error('The bus ended the connection.'));
    signal.addEventListener('abort', giveUp);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
    if (signal.aborted) giveUp();
  });
}

function matchRule({ destination, path, interface: iface, firstArgument }: SignalRule): string {
  const rule = `type='signal',sender='${destination}',path='${path}',interface='${iface}'`;
  return firstArgument === undefined ? rule : `${rule},arg0='${firstArgument}'`;
}

/** What the bus, or the program that was called, says instead of an answer, by the name of the error. */
function failureOf(error: string): BusFailure {
  if (/\.(ServiceUnknown|NameHasNoOwner|Spawn\.\w+)$/.test(error)) return 'absent';
  return /\.(NoReply|Timeout|TimedOut)$/.test(error) ? 'no-answer' : 'refused';
}
