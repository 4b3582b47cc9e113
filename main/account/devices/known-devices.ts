import {
  isServer,
  isUnused,
  type DeviceCounts,
  type ListedDevice,
  type ShownDevice,
} from '../../../preload/contract/account/devices';
import type { Device } from '../../plex/documents/devices';
import { MASK } from '../../plex/secrets';

/** One good list of plex.tv's, and what is new of it. */
export interface KnownDevices {
  readonly devices: readonly Device[];
  /** When plex.tv gave it, ISO 8601 UTC. */
  readonly fetchedAt: string;
  /** The devices that came after the first list and that nobody has looked at yet, by `keyOf`. */
  readonly fresh: readonly string[];
}

/** What a list tells differently from the one before. */
export interface DeviceNews {
  readonly known: KnownDevices;
  readonly added: readonly Device[];
  readonly removed: readonly Device[];
}

/**
 * Compares a list with the one before; the first is what later ones are compared with, and no news. An empty one counts as
 * none: who asks is signed in with something. A device is known by its identifier, so that a new name or version is no news,
 * and without one by its id.
 * @param own the identifier of this Marquee, whose coming and going is no news
 */
export function compareDevices(
  before: KnownDevices | null,
  devices: readonly Device[],
  fetchedAt: string,
  own: string,
): DeviceNews {
  if (before === null || before.devices.length === 0)
    return { known: { devices, fetchedAt, fresh: [] }, added: [], removed: [] };
  const added = missingFrom(before.devices, devices, own);
  const removed = missingFrom(devices, before.devices, own);
  const there = keysOf(devices);
  const fresh = [...before.fresh, ...keysOf(added)].filter((key) => there.has(key));
  return { known: { devices, fetchedAt, fresh: [...new Set(fresh)] }, added, removed };
}

/** How many devices a person should look at. @param now milliseconds since the epoch */
export function countDevices(known: KnownDevices | null, now: number): DeviceCounts {
  return {
    new: known?.fresh.length ?? 0,
    unused: known?.devices.filter((device) => isUnused(device, now)).length ?? 0,
  };
}

/** The devices as they are shown, those last in use first: without what would identify them elsewhere. */
export function listedDevices({ devices, fresh }: KnownDevices, own: string): readonly ListedDevice[] {
  const news = new Set(fresh);
  const kept = new Set(devices.filter((device) => !mayGo(device, own)).map(({ id }) => id));
  return devices
    .map(({ clientIdentifier, ...device }) => ({
      ...device,
      thisDevice: clientIdentifier === own,
      new: news.has(keyOf({ clientIdentifier, id: device.id }) ?? ''),
      removable: !kept.has(device.id),
    }))
    .toSorted(lastInUseFirst);
}

/** A device as files and the command line tell of it: field by field, without what only a window can offer. */
export function shownDevice(device: ShownDevice): ShownDevice {
  const { id, name, product, productVersion, platform, platformVersion } = device;
  const { device: kind, provides, createdAt, lastSeenAt, thisDevice, new: isNew } = device;
  const what = { id, name, product, productVersion, platform, platformVersion, device: kind, provides };
  return { ...what, createdAt, lastSeenAt, thisDevice, new: isNew };
}

/** For sorting: those last in use first; of which that is not known, last and in the order sent. */
export function lastInUseFirst(
  one: Pick<ListedDevice, 'lastSeenAt'>,
  other: Pick<ListedDevice, 'lastSeenAt'>,
): number {
  const [its, others] = [one.lastSeenAt ?? '', other.lastSeenAt ?? ''];
  if (its === others) return 0;
  return its < others ? 1 : -1;
}

/** True when the devices with this id may be removed: none of them is a server, or this Marquee. */
export function isRemovable({ devices }: KnownDevices, id: string, own: string): boolean {
  const meant = devices.filter((device) => device.id === id);
  return meant.length > 0 && meant.every((device) => mayGo(device, own));
}

/** What was masked of what it provides may have said that it is a server. */
function mayGo(device: Device, own: string): boolean {
  const mayBeServer = isServer(device) || device.provides.some((it) => it.includes(MASK));
  return !mayBeServer && device.clientIdentifier !== own && /^\d{1,20}$/.test(device.id ?? '');
}

/** The devices of `list` that are not in `known`. What can't be told apart from others is no news. */
function missingFrom(known: readonly Device[], list: readonly Device[], own: string): readonly Device[] {
  const there = keysOf(known);
  return list.filter((device) => {
    const key = keyOf(device);
    return key !== null && !there.has(key) && device.clientIdentifier !== own;
  });
}

function keysOf(devices: readonly Device[]): ReadonlySet<string> {
  return new Set(devices.map(keyOf).filter((key) => key !== null));
}

function keyOf({ clientIdentifier, id }: Pick<Device, 'clientIdentifier' | 'id'>): string | null {
  if (clientIdentifier !== null) return `identifier ${clientIdentifier}`;
  return id ? `id ${id}` : null;
}
