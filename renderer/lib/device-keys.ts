import type { ListedDevice } from '../../preload/contract/account/devices';

/**
 * A key for each of `devices` that stays its own while others come, go or are not searched for. Some devices have no id,
 * and some share one: those are counted.
 */
export function keysOf(devices: readonly ListedDevice[]): ReadonlyMap<ListedDevice, string> {
  const counts = new Map<string | null, number>();
  return new Map(
    devices.map((device) => {
      const count = counts.get(device.id) ?? 0;
      counts.set(device.id, count + 1);
      return [device, `${count} ${device.id}`];
    }),
  );
}
