import { succeed, type Result } from '../../preload/contract/result';
import type { BusFailure, BusObject, SessionBus } from './session-bus';

/** https://dbus.freedesktop.org/doc/dbus-specification.html#standard-interfaces-properties */
export const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** The value of an object's property; undefined where the answer holds none. */
export async function readProperty(
  bus: Pick<SessionBus, 'call'>,
  object: BusObject,
  name: string,
): Promise<Result<unknown, BusFailure>> {
  const target = { ...object, interface: PROPERTIES };
  const answer = await bus.call(target, 'Get', 'ss', [object.interface, name]);
  return answer.ok ? succeed(valueOf(answer.value.body[0])) : answer;
}

/** The value in a variant, in which properties come; undefined where it is none. */
export function valueOf(variant: unknown): unknown {
  return typeof variant === 'object' && variant !== null && 'value' in variant ? variant.value : undefined;
}
