import type { Device } from '../../../../main/plex/documents/devices';

/** A device of which plex.tv says little; `changes` are what a test is about. */
export function device(id: string, changes: Partial<Device> = {}): Device {
  return {
    id,
    name: `Device ${id}`,
    product: null,
    productVersion: null,
    platform: null,
    platformVersion: null,
    device: null,
    provides: ['player'],
    createdAt: null,
    lastSeenAt: null,
    clientIdentifier: `client-${id}`,
    ...changes,
  };
}
