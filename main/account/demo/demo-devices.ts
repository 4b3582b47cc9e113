import type { DemoScenario } from '../../../preload/contract/account/demo';
import type { ListedDevice, ShownDevices } from '../../../preload/contract/account/devices';
import { lastInUseFirst } from '../devices/known-devices';
import { DAY_MS, isoTime } from '../../base/clock';

/** What each of the made-up devices is: its name, app, system, and the days since it signed in and was last in use. */
type Made = readonly [name: string, product: string, platform: string, joined: number, seen: number];

const HOUSEHOLD: readonly Made[] = [
  ['Living Room', 'Plex for LG', 'webOS', 900, 0.2],
  ['Demo Phone', 'Plex for Android (Mobile)', 'Android', 400, 1],
  ['Attic Server', 'Plex Media Server', 'Linux', 1500, 0.01],
];
const STRANGER: Made = ['Chrome', 'Plex Web', 'Windows', 0.1, 0.1];
const NAMES = ['Bedroom', 'Kitchen', 'Old Tablet', 'Game Console', 'Guest Room', 'Work Laptop'] as const;

/** Twenty in all, most of which nobody uses any more. */
const FORGOTTEN: readonly Made[] = Array.from({ length: 16 }, (_, index) => [
  `${NAMES[index % NAMES.length] ?? 'Player'} ${Math.floor(index / NAMES.length) + 1}`,
  index % 2 === 0 ? 'Plex Web' : 'Plex for Roku',
  index % 2 === 0 ? 'Firefox' : 'Roku',
  500 + 60 * index,
  20 + 55 * index,
]);

/**
 * The made-up devices of the made-up account.
 * @param now milliseconds since the epoch
 */
export function demoDevices(scenario: DemoScenario, now: number): ShownDevices {
  const others = scenario === 'new-device' ? [STRANGER] : scenario === 'twenty-devices' ? FORGOTTEN : [];
  const made = [...HOUSEHOLD, ...others].map((one, index) => deviceOf(one, index, now));
  const devices = [thisComputer(now), ...made].toSorted(lastInUseFirst);
  return { watched: true, devices, fetchedAt: isoTime(now), problem: null, reading: false };
}

function deviceOf(made: Made, index: number, now: number): ListedDevice {
  const [name, product, platform, joined, seen] = made;
  const isServer = product === 'Plex Media Server';
  return {
    id: String(100 + index),
    name,
    product,
    productVersion: '4.145.1',
    platform,
    platformVersion: '',
    device: platform,
    provides: [isServer ? 'server' : 'player'],
    createdAt: isoTime(now - joined * DAY_MS),
    lastSeenAt: isoTime(now - seen * DAY_MS),
    thisDevice: false,
    new: made === STRANGER,
    removable: !isServer,
  };
}

function thisComputer(now: number): ListedDevice {
  const made = deviceOf(['Demo Laptop', 'Marquee', 'Linux', 12, 0], 0, now);
  return { ...made, id: '99', productVersion: '', thisDevice: true, removable: false };
}
