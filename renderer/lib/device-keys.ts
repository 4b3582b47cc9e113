import type { ListedDevice } from '../../preload/contract/account/devices';

/**
 * A key for each of `devices` that stays its own while others come, go or are not searched for. Some devices have no id,
 * and some share one: those are counted.
 */
export function deviceKeys(devices: readonly ListedDevice[]): ReadonlyMap<ListedDevice, string> {
  const counts = new Map<string, number>();
  return new Map(
    devices.map((device) => {
      const id = device.id ?? '';
      const count = counts.get(id) ?? 0;
      counts.set(id, count + 1);
      return [device, `${count} ${id}`];
    }),
  );
}
