import { expect, it } from 'vitest';
import type { BusMessage, SessionBus, SignalRule } from '../../../../main/dbus/session-bus';
import { ItemRegistration } from '../../../../main/desktop/tray/item-registration';
import type { TrayPlace } from '../../../../main/desktop/tray/tray';
import { succeed } from '../../../../preload/contract/result';
import { FakeClock } from '../../support/fake-clock';

const SECOND = 1_000;

/** A bus on which a watcher takes every icon, and forgets it whenever it comes anew. */
function setUp() {
  const clock = new FakeClock();
  const signals = new Map<string, () => void>();
  const told: TrayPlace[] = [];
  const calls = { Get: 0, RegisterStatusNotifierItem: 0 };
  let isListed = false;
  let wasRead = false;
  const bus = {
    uniqueName: ':1.7',
    listen(rule: SignalRule, onSignal: (signal: BusMessage) => void) {
      const member = rule.firstArgument === undefined ? 'StatusNotifierHostRegistered' : 'NameOwnerChanged';
      signals.set(member, () => onSignal({ sender: ':1.9', member, body: [] }));
      return () => signals.delete(member);
    },
    onLost: () => () => undefined,
    call(_: unknown, member: keyof typeof calls, __: string, [, property]: readonly string[]) {
      calls[member] += 1;
      if (member === 'RegisterStatusNotifierItem') isListed = wasRead = true;
      const value = property === 'RegisteredStatusNotifierItems' ? (isListed ? [':1.7'] : []) : true;
      return Promise.resolve(succeed({ sender: ':1.9', member, body: [{ value }] }));
    },
  } as unknown as SessionBus; // what a registration needs of it
  const item = {
    get wasRead() {
      return wasRead;
    },
    forgetReaders: () => void (wasRead = false),
  };
  const registration = new ItemRegistration({
    bus,
    clock,
    path: '/StatusNotifierItem',
    item,
    onPlace: (place) => told.push(place),
  });
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  /** The name of the watcher goes to another program, which knows no icon. */
  const comesAnew = async (): Promise<void> => {
    isListed = false;
    signals.get('NameOwnerChanged')?.();
    await settled();
  };
  const hostComes = async (): Promise<void> => {
    signals.get('StatusNotifierHostRegistered')?.();
    await settled();
  };
  return { clock, told, calls, registration, settled, comesAnew, hostComes };
}

it('a watcher that comes and goes without end gets the icon now and then, and in the end', async () => {
  const { clock, told, calls, settled, comesAnew } = setUp();
  await settled();
  for (let time = 0; time < 1_000; time += 1) await comesAnew();
  expect(calls.RegisterStatusNotifierItem).toBeGreaterThan(3);
  expect(calls.RegisterStatusNotifierItem).toBeLessThan(30);

  for (let second = 0; second < 20; second += 1) {
    clock.pass(SECOND);
    await settled();
  }
  expect(told).toEqual(['there']);
  const { RegisterStatusNotifierItem: before } = calls;
  clock.pass(30 * SECOND);
  await settled();
  expect(calls.RegisterStatusNotifierItem, 'it stays').toBe(before);
});

it('one that goes on for a minute is no more work in each second', async () => {
  const { clock, calls, comesAnew } = setUp();
  for (let tick = 0; tick < 600; tick += 1) {
    clock.pass(SECOND / 10);
    await comesAnew();
  }
  expect(calls.RegisterStatusNotifierItem).toBeLessThan(5 * 60);
});

it('signals without end are not answered each by a check', async () => {
  const { calls, hostComes } = setUp();
  for (let time = 0; time < 1_000; time += 1) await hostComes();
  expect(calls.Get).toBeGreaterThan(3);
  expect(calls.Get).toBeLessThan(100);
});

it('what was put off ends with the icon', async () => {
  const { clock, calls, registration, settled, comesAnew } = setUp();
  for (let time = 0; time < 100; time += 1) await comesAnew();
  registration.stop();
  const before = { ...calls };
  clock.pass(60 * SECOND);
  await settled();
  expect(calls).toEqual(before);
  expect(clock.untilNext).toBeNull();
});
