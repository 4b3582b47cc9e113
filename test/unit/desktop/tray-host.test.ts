import { afterEach, describe, expect, it, vi } from 'vitest';
import { SessionBus } from '../../../main/dbus/session-bus';
import { watchTrayHost } from '../../../main/desktop/tray-host';
import { startDesktop, type Desktop } from '../../desktop/desktop';
import { startTrayHost, type TrayHost, type TrayHostState } from '../../desktop/tray-host';
import { HastyClock } from './hasty-clock';

let desktop: Desktop;
let host: TrayHost | null = null;
let clock: HastyClock;
let bus: SessionBus;
let watch: { stop(): void };
let told: boolean[];

async function given(state: Partial<TrayHostState> | null): Promise<void> {
  desktop = await startDesktop({ keyring: 'absent' });
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.bus.address);
  host = state && (await startTrayHost(desktop.bus, state));
  clock = new HastyClock();
}

function begin(): void {
  bus = new SessionBus(clock);
  told = [];
  watch = watchTrayHost({ bus, clock, onChange: (present) => told.push(present) });
}

const whenTold = (...expected: boolean[]) => expect.poll(() => told).toEqual(expected);

vi.setConfig({ testTimeout: 20_000 });

describe.runIf(process.platform === 'linux')('watching for a tray', () => {
  afterEach(async () => {
    watch.stop();
    bus.close();
    host?.stop();
    vi.unstubAllEnvs();
    await desktop.close();
  });

  it('finds the one that is there, and notices when its panel leaves and comes back', async () => {
    await given({});
    begin();
    await whenTold(true);
    host?.stop();
    await whenTold(true, false);
    await host?.start();
    await whenTold(true, false, true);
  });

  it('finds one that comes later', async () => {
    await given(null);
    begin();
    await whenTold(false);
    host = await startTrayHost(desktop.bus);
    await whenTold(false, true);
  });

  it('does not take a watcher without a host for a tray, and notices hosts that come and go', async () => {
    await given({ hasHost: false });
    begin();
    await whenTold(false);
    host?.become({ hasHost: true });
    await whenTold(false, true);
    host?.become({ hasHost: false });
    await whenTold(false, true, false);
  });

  it('takes one that hangs for absent, and finds it once it is well', async () => {
    await given({ hung: true });
    clock.hurry();
    begin();
    await whenTold(false);
    host?.become({ hung: false });
    await whenTold(false, true);
  });

  it('says that there is none without a bus', async () => {
    await given(null);
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'disabled:');
    begin();
    await whenTold(false);
  });

  it('tells nothing after it was stopped, also while it asks', async () => {
    await given({});
    begin();
    await whenTold(true);
    const asking: boolean[] = [];
    watchTrayHost({ bus, clock, onChange: (present) => asking.push(present) }).stop();
    watch.stop();

    const later: boolean[] = [];
    const other = watchTrayHost({ bus, clock, onChange: (present) => later.push(present) });
    await expect.poll(() => later).toEqual([true]);
    host?.stop();
    await expect.poll(() => later).toEqual([true, false]);
    expect([told, asking]).toEqual([[true], []]);
    other.stop();
  });
});
