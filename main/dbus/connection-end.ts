import { setMaxListeners, type EventEmitter } from 'node:events';
import type { MessageBus } from '@jellybrick/dbus-next';

/** A connection that has ended takes calls and keeps them for ever, and only the library's inner one tells. */
export function whenEnded(bus: MessageBus): AbortSignal {
  const { _connection: inner } = bus as unknown as { readonly _connection: EventEmitter };
  const events: EventEmitter = bus; // its own types leave 'error' out
  const ended = new AbortController();
  setMaxListeners(0, ended.signal); // each call that is under way listens, and many accounts make many
  events.on('error', () => ended.abort());
  inner.on('end', () => ended.abort());
  return ended.signal;
}
