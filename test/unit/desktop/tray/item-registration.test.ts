import { afterEach, describe, expect, it, vi } from 'vitest';
import { SessionBus } from '../../../../main/dbus/session-bus';
import { PanelTray } from '../../../../main/desktop/tray/panel-tray';
import type { TrayPlace } from '../../../../main/desktop/tray/tray';
import { startDesktop, type Desktop } from '../../../desktop/desktop';
import { startTrayHost, type TrayHost, type TrayHostState } from '../../../desktop/tray-host';
import { HastyClock } from '../hasty-clock';

let desktop: Desktop;
let host: TrayHost | null = null;
let clock: HastyClock;
/** Answers have a clock of their own: on a busy machine one that is on its way would come too late for a hasty one. */
let answers: HastyClock;
let bus: SessionBus;
let tray: PanelTray;
let received: TrayPlace[];

async function given(state: Partial<TrayHostState> | null): Promise<void> {
  desktop = await startDesktop({ keyring: 'absent' });
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.bus.address);
  host = state && (await startTrayHost(desktop.bus, state));
  clock = new HastyClock();
  answers = new HastyClock();
}

function begin(): void {
  bus = new SessionBus(answers);
  received = [];
  const deps = { bus, clock, pixmaps: () => [], onClick: () => undefined };
  tray = new PanelTray(
    { ...deps, onPlace: (place) => received.push(place) },
    { icon: 'fine', style: 'automatic', tooltip: '', menu: [] },
  );
}

const whenTold = (...expected: TrayPlace[]) =>
  expect.poll(() => received, { timeout: 10_000 }).toEqual(expected);

vi.setConfig({ testTimeout: 20_000 });

describe.runIf(process.platform === 'linux')('registering the icon', () => {
  afterEach(async () => {
    tray.remove();
    bus.close();
    host?.stop();
    vi.unstubAllEnvs();
    await desktop.close();
  });

  it('finds the panel that is there, and notices when it leaves and comes back', async () => {
    await given({});
    begin();
    clock.hurry();
    await whenTold('there');
    host?.stop();
    await whenTold('there', 'no-place');
    await host?.start();
    await whenTold('there', 'no-place', 'there');
    expect(host?.count).toBe(1);
  });

  it('finds a panel that comes later', async () => {
    await given(null);
    begin();
    await whenTold('no-place');
    host = await startTrayHost(desktop.bus);
    clock.hurry();
    await whenTold('no-place', 'there');
  });

  it('does not take a watcher without a host for a panel, and notices hosts that come and go', async () => {
    await given({ hasHost: false });
    begin();
    await whenTold('no-place');
    clock.hurry();
    host?.become({ hasHost: true });
    await whenTold('no-place', 'there');
    host?.become({ hasHost: false });
    await whenTold('no-place', 'there', 'no-place');
  });

  it('takes one that hangs for absent, and finds it once it is well', async () => {
    await given({ hung: true });
    clock.hurry();
    answers.hurry();
    begin();
    await whenTold('no-place');
    host?.become({ hung: false });
    clock.rest(); // the next check is near, and then the panel has its time to read the icon
    answers.rest();
    await whenTold('no-place', 'there');
  });

  it.each(['refused', 'unlisted', 'unread'] as const)(
    'knows that an icon is not shown that is %s, and sees when it is taken later',
    async (icons) => {
      await given({ icons });
      clock.hurry();
      begin();
      await whenTold('not-shown');
      host?.become({ icons: 'taken' });
      if (icons === 'unread') await host?.item(); // as a panel that begins to look at what is listed
      await whenTold('not-shown', 'there');
    },
  );

  it.each(['told', 'untold'] as const)('registers again when the watcher has lost it (%s)', async (how) => {
    await given({});
    clock.hurry();
    begin();
    await whenTold('there');
    host?.forgetIcons(how);
    await expect.poll(() => host?.count, { timeout: 10_000 }).toBe(1);
    expect(received).toEqual(['there']);
  });

  it('notices that the watcher has lost it and does not take it again', async () => {
    await given({});
    clock.hurry();
    begin();
    await whenTold('there');
    host?.become({ icons: 'refused' });
    host?.forgetIcons('untold');
    await whenTold('there', 'not-shown');
  });

  it('does not take another icon on the bus for its own', async () => {
    await given({ icons: 'unlisted' });
    clock.hurry();
    begin();
    host?.become({ icons: 'taken' });
    const watcher = 'org.kde.StatusNotifierWatcher';
    const at = { destination: watcher, path: '/StatusNotifierWatcher', interface: watcher };
    host?.become({ icons: 'unread' });
    await desktop.bus.call(at, 'RegisterStatusNotifierItem', 's', [`${bus.uniqueName ?? ''}9`]);
    host?.become({ icons: 'unlisted' });
    await whenTold('not-shown');
  });

  it('says that there is no place without a bus', async () => {
    await given(null);
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'disabled:');
    begin();
    await whenTold('no-place');
  });

  it('notices that the bus is gone, and is there again with the next one', async () => {
    await given({});
    clock.hurry();
    begin();
    await whenTold('there');
    host?.stop();
    await desktop.close();
    await whenTold('there', 'no-place');
    desktop = await startDesktop({ keyring: 'absent' });
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.bus.address);
    host = await startTrayHost(desktop.bus);
    await whenTold('there', 'no-place', 'there');
  });

  it('tells nothing after it was removed', async () => {
    await given({});
    clock.hurry();
    begin();
    await whenTold('there');
    tray.remove();
    const { length } = received;
    const later = received;
    host?.stop();
    begin();
    await whenTold('no-place');
    expect(later).toHaveLength(length);
  });
});
