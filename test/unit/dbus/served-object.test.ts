import { DBusError } from '@jellybrick/dbus-next';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { servedMethod, type ServedInterface } from '../../../main/dbus/served-object';
import { SessionBus, THE_BUS } from '../../../main/dbus/session-bus';
import { fail, succeed } from '../../../preload/contract/result';
import { startDesktop, type Desktop } from '../../desktop/desktop';
import type { Target } from '../../desktop/session-bus';
import { HastyClock } from '../desktop/hasty-clock';

const PATH = '/org/example/Lamp';
const INTERFACE = 'org.example.Lamp';
const lamp: ServedInterface = {
  name: INTERFACE,
  methods: {
    Turn: servedMethod('s', 'sb', v.tuple([v.picklist(['on', 'off'])]), ([to]) =>
      to === 'on' ? succeed([to, true]) : fail('It is not dark yet.'),
    ),
    Blink: servedMethod('', '', v.tuple([]), () => succeed([])),
  },
  properties: { Watts: { signature: 'i', read: () => 40 } },
  signals: { Burnt: 's' },
};

let desktop: Desktop;
let bus: SessionBus;

/** The lamp as another program on the bus sees it. */
function seen(iface = INTERFACE): Target {
  return { destination: bus.uniqueName ?? '', path: PATH, interface: iface };
}

const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.catch((error: unknown) => (error instanceof DBusError ? [error.type, error.text] : error));

vi.setConfig({ testTimeout: 20_000 });

describe.runIf(process.platform === 'linux')('an object that is served on the session bus', () => {
  beforeEach(async () => {
    desktop = await startDesktop({ keyring: 'absent' });
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.bus.address);
    bus = new SessionBus(new HastyClock());
  });
  afterEach(async () => {
    bus.close();
    vi.unstubAllEnvs();
    await desktop.close();
  });

  it('answers calls, tells its properties and describes itself, also when it was served before the connection', async () => {
    bus.serve(PATH, lamp);
    await bus.call(THE_BUS, 'GetId');
    expect(await desktop.bus.call(seen(), 'Turn', 's', ['on'])).toEqual(['on', true]);
    expect(await desktop.bus.call(seen(), 'Blink')).toEqual([]);
    const properties = seen('org.freedesktop.DBus.Properties');
    expect(await desktop.bus.call(properties, 'GetAll', 's', [INTERFACE])).toMatchObject([
      { Watts: { signature: 'i', value: 40 } },
    ]);
    const [description] = await desktop.bus.call(seen('org.freedesktop.DBus.Introspectable'), 'Introspect');
    for (const member of ['Turn', 'Blink', 'Watts', 'Burnt']) expect(description).toContain(`"${member}"`);
  });

  it('refuses what its methods refuse, arguments of another kind, and methods that it has not got', async () => {
    await bus.call(THE_BUS, 'GetId');
    bus.serve(PATH, lamp);
    const invalid = 'org.freedesktop.DBus.Error.InvalidArgs';
    const turn = (to: unknown, signature = 's') => errorOf(desktop.bus.call(seen(), 'Turn', signature, [to]));
    expect(await turn('off')).toEqual([invalid, 'It is not dark yet.']);
    expect(await turn('sideways')).toEqual([invalid, 'These are no valid arguments.']);
    expect(await turn(1, 'i')).toEqual([invalid, 'These are no valid arguments.']);
    const properties = seen('org.freedesktop.DBus.Properties');
    const get = (name: string) => errorOf(desktop.bus.call(properties, 'Get', 'ss', [INTERFACE, name]));
    expect(await get('Watts')).toMatchObject([{ value: 40 }]);
    expect(await get('__proto__')).toEqual([invalid, 'There is no such property.']);
    const unknown = 'org.freedesktop.DBus.Error.UnknownMethod';
    expect(await errorOf(desktop.bus.call(seen(), 'Explode'))).toMatchObject([unknown, expect.anything()]);
  });

  it('sends signals', async () => {
    const served = bus.serve(PATH, lamp);
    await bus.call(THE_BUS, 'GetId');
    const rule = `type='signal',path='${PATH}'`;
    const heard: unknown[] = [];
    desktop.bus.connection.on('message', ({ path, member, body }) => {
      if (path === PATH) heard.push([member, body]);
    });
    await desktop.bus.call(THE_BUS, 'AddMatch', 's', [rule]);
    served.emit('Burnt', ['out']);
    await expect.poll(() => heard).toEqual([['Burnt', ['out']]]);
  });

  it('is gone when it is withdrawn', async () => {
    const served = bus.serve(PATH, lamp);
    await bus.call(THE_BUS, 'GetId');
    expect(await desktop.bus.call(seen(), 'Turn', 's', ['on'])).toEqual(['on', true]);
    served.withdraw();
    await bus.call(THE_BUS, 'GetId');
    expect(await errorOf(desktop.bus.call(seen(), 'Turn', 's', ['on']))).toMatchObject([
      'org.freedesktop.DBus.Error.UnknownMethod',
      expect.anything(),
    ]);
  });

  it('is told of a connection that was lost, and is there again with the next one', async () => {
    let losses = 0;
    bus.onLost(() => (losses += 1));
    bus.serve(PATH, lamp);
    await bus.call(THE_BUS, 'GetId');
    await desktop.close();
    await expect.poll(() => losses).toBe(1);
    expect(bus.uniqueName).toBe(null);
    expect(await bus.call(THE_BUS, 'GetId')).toEqual({ ok: false, problem: 'no-bus' });

    desktop = await startDesktop({ keyring: 'absent' });
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.bus.address);
    expect(await bus.call(THE_BUS, 'GetId')).toMatchObject({ ok: true });
    expect(await desktop.bus.call(seen(), 'Turn', 's', ['on'])).toEqual(['on', true]);
    bus.close();
    await expect.poll(() => bus.uniqueName).toBe(null);
    expect(losses, 'what could not be opened was not lost, nor what Marquee closes').toBe(1);
  });
});
