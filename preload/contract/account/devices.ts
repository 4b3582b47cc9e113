/** The devices of an account, as the pages and the command line are told of them. Pure: part of the sandboxed preload. */
import type { Problem } from '../problem';
import { shownTexts } from '../text';

/** A device that is signed in to the account. A text is null where plex.tv did not send it, and `''` where it was empty. */
export interface ShownDevice {
  readonly id: string | null;
  readonly name: string | null;
  readonly product: string | null;
  readonly productVersion: string | null;
  readonly platform: string | null;
  readonly platformVersion: string | null;
  readonly device: string | null;
  readonly provides: readonly string[];
  /** ISO 8601 UTC. */
  readonly createdAt: string | null;
  /** ISO 8601 UTC. */
  readonly lastSeenAt: string | null;
  /** This Marquee. */
  readonly thisDevice: boolean;
  /** It came after the first list, and nobody has looked at it yet. */
  readonly new: boolean;
}

/** A device in the window, which may be removed there. */
export interface ListedDevice extends ShownDevice {
  /** False for a server, which would be unclaimed, and for this Marquee, which signs out instead. */
  readonly removable: boolean;
}

/** What is known of an account's devices. */
export interface ShownDevices {
  /** False when a person has switched the watch off. */
  readonly watched: boolean;
  /** Those last in use first; null before the first list. */
  readonly devices: readonly ListedDevice[] | null;
  /** When plex.tv gave them, ISO 8601 UTC. */
  readonly fetchedAt: string | null;
  /** Why the newest reading failed; the devices are then those of an older one. */
  readonly problem: Problem | null;
  readonly reading: boolean;
}

/** How many devices there are to look at. */
export interface DeviceCounts {
  readonly new: number;
  readonly unused: number;
}

/** Before anything is known of them. */
export const NO_DEVICES: DeviceCounts = { new: 0, unused: 0 };

const YEAR_MS = 365 * 24 * 60 * 60_000;

/** True for what was last in use more than a year ago. What plex.tv did not tell is not held against a device. */
export function isUnused({ lastSeenAt }: Pick<ShownDevice, 'lastSeenAt'>, now: number): boolean {
  return lastSeenAt !== null && now - Date.parse(lastSeenAt) > YEAR_MS;
}

/** True for a server, however that is spelled: one that is removed is unclaimed, and can lock its owner out. */
export function isServer({ provides }: Pick<ShownDevice, 'provides'>): boolean {
  return provides.some((it) => it.toLowerCase().includes('server'));
}

/**
 * What to call a device: its name, or else what it is.
 * @param unnamed what to call one that nothing is known of
 */
export function deviceName(
  it: Pick<ShownDevice, 'name' | 'product' | 'device' | 'platform'>,
  unnamed: string,
): string {
  return shownTexts([it.name, it.product, it.device, it.platform])[0]?.trim() ?? unnamed;
}
