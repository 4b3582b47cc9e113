import { Message } from '@jellybrick/dbus-next';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { SessionBus, THE_BUS } from '../../../main/dbus/session-bus';
import { startDesktop, type Desktop } from '../../desktop/desktop';
import { collectGarbage } from '../support/garbage';
import { HastyClock } from '../desktop/hasty-clock';

const service = { destination: 'org.example.Service', path: '/here', interface: 'org.example.Service' };
let desktop: Desktop;
let clock: HastyClock;
let bus: SessionBus;

/** Owns the service's name and answers each of its methods with an error of the same name, or not at all. */
async function serve(): Promise<void> {
  const { connection } = desktop.bus;
  connection.addMethodHandler((call: Message) => {
    if (call.member === 'Echo') connection.send(Message.newMethodReturn(call, 's', call.body));
    else if (call.member !== 'Silence') connection.send(Message.newError(call, `org.example.${call.member}`));
    return true;
  });
  await connection.requestName(service.destination);
}

function signal(path: string, word: string): void {
  desktop.bus.connection.send(Message.newSignal(path, service.interface, 'Happened', 's', [word]));
}

vi.setConfig({ testTimeout: 20_000 });

describe.runIf(process.platform === 'linux')('session bus', () => {
  beforeEach(async () => {
    desktop = await startDesktop({ keyring: 'absent' });
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.env['DBUS_SESSION_BUS_ADDRESS']);
    clock = new HastyClock();
    bus = new SessionBus(clock);
  });
  afterEach(async () => {
    bus.close();
    vi.unstubAllEnvs();
    await desktop.close();
  });

  it('hands on what a program answers, and who it is', async () => {
    await serve();
    const answer = await bus.call(service, 'Echo', 's', ['hello']);
    const { name: sender } = desktop.bus.connection;
    expect(answer).toMatchObject({ ok: true, value: { body: ['hello'], sender } });
  });

  it('makes many calls at once without a warning', async () => {
    await serve();
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on('warning', note);
    const calls = Array.from({ length: 30 }, () => bus.call(service, 'Echo', 's', ['hello']));
    expect((await Promise.all(calls)).every(({ ok }) => ok)).toBe(true);
    await new Promise(setImmediate); // Node warns in a turn of its own
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  it('keeps no answer', async () => {
    await serve();
    const answers: WeakRef<object>[] = [];
    const ask = async (): Promise<void> => {
      const answer = await bus.call(service, 'Echo', 's', ['hello']);
      if (answer.ok) answers.push(new WeakRef(answer.value));
    };
    for (let times = 0; times < 5; times += 1) await ask();
    expect(answers).toHaveLength(5);
    const kept = async (): Promise<number> => {
      await new Promise(setImmediate);
      collectGarbage();
      return answers.filter((it) => it.deref() !== undefined).length;
    };
    await expect.poll(kept).toBeLessThan(2); // the connection may hold what it last read
  });

  it('connects at the first call only, and once for many', async () => {
    await serve();
    const names = async () => (await desktop.bus.call(THE_BUS, 'ListNames'))[0] as string[];
    const before = await names();
    const calls = ['a', 'b', 'c'].map((word) => bus.call(service, 'Echo', 's', [word]));
    expect((await Promise.all(calls)).every(({ ok }) => ok)).toBe(true);
    expect((await names()).length).toBe(before.length + 1);
    bus.close();
    await expect.poll(names).toHaveLength(before.length);
  });

  it('says why there is no answer', async () => {
    await serve();
    expect(await bus.call(service, 'Failed')).toEqual({ ok: false, problem: 'refused' });
    expect(await bus.call(service, 'NoReply')).toEqual({ ok: false, problem: 'no-answer' });
    const nobody = { ...service, destination: 'org.example.Nobody' };
    expect(await bus.call(nobody, 'Echo')).toEqual({ ok: false, problem: 'absent' });
    clock.hurry();
    expect(await bus.call(service, 'Silence')).toEqual({ ok: false, problem: 'no-answer' });
  });

  it.each(['disabled:', 'unix:path=/nowhere/bus', 'nonsense'])(
    'says that there is none (%s)',
    async (address) => {
      vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address);
      expect(await bus.call(service, 'Echo', 's', ['hello'])).toEqual({ ok: false, problem: 'no-bus' });
      vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.bus.address);
      await serve();
      expect(await bus.call(service, 'Echo', 's', ['hello'])).toMatchObject({ ok: true });
    },
  );

  it('answers that there is none once it was closed, also the calls under way', async () => {
    await serve();
    const underWay = bus.call(service, 'Silence');
    await bus.call(service, 'Echo', 's', ['connected']);
    bus.close();
    expect(await bus.call(service, 'Echo', 's', ['hello'])).toEqual({ ok: false, problem: 'no-bus' });
    expect(await underWay).toEqual({ ok: false, problem: 'no-bus' });
  });

  it('drops what is told while it is closed', async () => {
    await serve();
    await bus.call(service, 'Echo', 's', ['connected']);
    const signals = { Happened: 's' };
    const served = bus.serve('/here', { name: service.interface, methods: {}, properties: {}, signals });
    const faults: unknown[] = [];
    const listen = (fault: unknown): void => void faults.push(fault);
    process.on('unhandledRejection', listen);
    onTestFinished(() => void process.off('unhandledRejection', listen));
    served.emit('Happened', ['too late']);
    bus.close();
    const names = async () => (await desktop.bus.call(THE_BUS, 'ListNames'))[0];
    await expect
      .poll(names)
      .toEqual(['org.freedesktop.DBus', desktop.bus.connection.name, service.destination]);
    expect(faults).toEqual([]);
  });

  it('is found again after it went away, and its signals are heard again', async () => {
    await serve();
    const heard: unknown[] = [];
    bus.listen(service, ({ body }) => heard.push(body[0]));
    expect(await bus.call(service, 'Echo', 's', ['hello'])).toMatchObject({ ok: true });
    const underWay = bus.call(service, 'Silence');
    await desktop.close();
    expect(await underWay).toEqual({ ok: false, problem: 'no-bus' });

    desktop = await startDesktop({ keyring: 'absent' });
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.bus.address);
    await serve();
    expect(await bus.call(service, 'Echo', 's', ['hello'])).toMatchObject({ ok: true });
    signal('/here', 'again');
    await bus.call(service, 'Echo', 's', ['all signals sent before this arrived']);
    expect(heard).toEqual(['again']);
  });

  it('hears the signals that it listens to and no others, until it stops', async () => {
    await serve();
    const heard: unknown[] = [];
    const all = bus.listen(service, ({ body }) => heard.push(['all', body[0]]));
    await bus.call(service, 'Echo', 's', ['connected']);
    bus.listen({ ...service, firstArgument: 'one' }, ({ body }) => heard.push(['one', body[0]]));
    await bus.call(service, 'Echo', 's', ['listening']);
    bus.listen({ ...service, path: '/elsewhere' }, ({ body }) => heard.push(['elsewhere', body[0]]));
    await bus.call(service, 'Echo', 's', ['listening there, too']);
    signal('/elsewhere', 'one');
    signal('/here', 'two');
    signal('/here', 'one');
    await bus.call(service, 'Echo', 's', ['all signals sent before this arrived']);
    expect(heard).toEqual([
      ['elsewhere', 'one'],
      ['all', 'two'],
      ['all', 'one'],
      ['one', 'one'],
    ]);
    all();
    signal('/here', 'one');
    await bus.call(service, 'Echo', 's', ['the same']);
    expect(heard.slice(4)).toEqual([['one', 'one']]);
  });
});
