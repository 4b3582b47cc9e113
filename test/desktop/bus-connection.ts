import { sessionBus, type Message, type MessageBus } from '@jellybrick/dbus-next';
import { once, type EventEmitter } from 'node:events';

/** Opens a connection of its own to the bus at `address`, as one more program. */
export async function connect(address: string): Promise<MessageBus> {
  const connection = sessionBus({ busAddress: address });
  await once(connection, 'connect');
  return connection;
}

/** Closes a connection; what it owned on the bus is free then. */
export function disconnect(connection: MessageBus): void {
  const events: EventEmitter = connection; // its own types leave 'error' out
  events.on('error', () => undefined); // the socket may break before it closes
  connection.disconnect();
}

/** A part of the desktop that a test plays: a name on the bus, and what is done with calls to it. */
export interface Part {
  readonly name: string;
  /** Answers a call through the connection, or lets it wait for ever; false when it knows no such call. */
  readonly onCall: (call: Message, connection: MessageBus) => boolean;
}

/** Begins to play a part, as a program that was just started. */
export async function play({ name, onCall }: Part, address: string): Promise<MessageBus> {
  const connection = await connect(address);
  connection.addMethodHandler((call: Message) => onCall(call, connection));
  await connection.requestName(name);
  return connection;
}
