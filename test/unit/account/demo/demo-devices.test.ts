import { describe, expect, it } from 'vitest';
import { DEMO_SCENARIOS, type DemoScenario } from '../../../../preload/contract/account/demo';
import { isUnused, type ListedDevice } from '../../../../preload/contract/account/devices';
import { demoDevices } from '../../../../main/account/demo/demo-devices';

const NOW = Date.parse('2026-01-31T12:00:00.000Z');
const DAY = 24 * 60 * 60_000;

function devicesIn(scenario: DemoScenario): readonly ListedDevice[] {
  const { devices } = demoDevices(scenario, NOW);
  if (devices === null) throw new Error('The demo has read its devices.');
  return devices;
}

function called(name: string, scenario: DemoScenario): ListedDevice {
  const found = devicesIn(scenario).find((device) => device.name === name);
  if (!found) throw new Error(`No device is called ${name}.`);
  return found;
}

describe('the made-up devices', () => {
  it.each(DEMO_SCENARIOS)('were read just now, and without trouble: %s', (scenario) => {
    expect(demoDevices(scenario, NOW)).toMatchObject({
      watched: true,
      fetchedAt: '2026-01-31T12:00:00.000Z',
      problem: null,
      reading: false,
    });
  });

  it.each(DEMO_SCENARIOS)(
    'have each an id of its own, and stand in the order of their use: %s',
    (scenario) => {
      const devices = devicesIn(scenario);
      expect(new Set(devices.map(({ id }) => id)).size).toBe(devices.length);
      for (const { id } of devices) expect(id).toMatch(/^\d+$/);
      const seen = devices.map(({ lastSeenAt }) => lastSeenAt ?? '');
      expect(seen).toEqual(seen.toSorted().toReversed());
    },
  );

  it.each(DEMO_SCENARIOS)('signed in before they were in use, and none in the future: %s', (scenario) => {
    for (const { createdAt, lastSeenAt } of devicesIn(scenario)) {
      expect(Date.parse(createdAt ?? '')).toBeLessThanOrEqual(Date.parse(lastSeenAt ?? ''));
      expect(Date.parse(lastSeenAt ?? '')).toBeLessThanOrEqual(NOW);
    }
  });

  it.each(DEMO_SCENARIOS)('are this computer, a server and others, which may go: %s', (scenario) => {
    const devices = devicesIn(scenario);
    const own = devices.filter(({ thisDevice }) => thisDevice);
    expect(own).toMatchObject([{ product: 'Marquee', productVersion: '', removable: false }]);
    const servers = devices.filter(({ provides }) => provides.includes('server'));
    expect(servers).toMatchObject([{ product: 'Plex Media Server', removable: false }]);
    for (const device of devices) {
      if (own.includes(device) || servers.includes(device)) continue;
      expect(device).toMatchObject({ removable: true, provides: ['player'], thisDevice: false });
      expect(device.productVersion).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  it('say of themselves what plex.tv would', () => {
    expect(called('Living Room', 'plex-pass')).toEqual({
      id: '100',
      name: 'Living Room',
      product: 'Plex for LG',
      productVersion: '4.145.1',
      platform: 'webOS',
      platformVersion: '',
      device: 'webOS',
      provides: ['player'],
      createdAt: new Date(NOW - 900 * DAY).toISOString(),
      lastSeenAt: new Date(NOW - 0.2 * DAY).toISOString(),
      thisDevice: false,
      new: false,
      removable: true,
    });
    expect(called('Demo Laptop', 'plex-pass')).toMatchObject({
      id: '99',
      platform: 'Linux',
      lastSeenAt: new Date(NOW).toISOString(),
    });
  });

  it.each(DEMO_SCENARIOS)('hold news where that is the situation, and nowhere else: %s', (scenario) => {
    const fresh = devicesIn(scenario).filter((device) => device.new);
    expect(fresh.map(({ product }) => product)).toEqual(scenario === 'new-device' ? ['Plex Web'] : []);
  });

  it('are twenty where that is the situation, most of which nobody uses any more', () => {
    const devices = devicesIn('twenty-devices');
    expect(devices).toHaveLength(20);
    expect(devices.filter((device) => isUnused(device, NOW)).length).toBeGreaterThan(5);
    expect(new Set(devices.map(({ name }) => name)).size).toBe(20);
    expect(devicesIn('plex-pass')).toHaveLength(4);
    expect(devicesIn('new-device')).toHaveLength(5);
  });
});
