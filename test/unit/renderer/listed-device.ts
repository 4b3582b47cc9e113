import type { ListedDevice } from '../../../preload/contract/account/devices';

/** A made-up device of which nothing is known but `changes`. */
export function listedDevice(changes: Partial<ListedDevice>): ListedDevice {
  return {
    ...{ id: '1', name: null, product: null, productVersion: null, platform: null, platformVersion: null },
    ...{ device: null, provides: [], createdAt: null, lastSeenAt: null },
    ...{ thisDevice: false, new: false, removable: true },
    ...changes,
  };
}
