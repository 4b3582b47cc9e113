import { describe, expect, it } from 'vitest';
import { signedIn, type SignedIn } from '../../../preload/contract/account/account-state';
import { KeepFresh } from '../../../main/account/keep-fresh';
import { problem } from '../../../main/base/problems';
import { FakeClock } from '../support/fake-clock';

function setUp() {
  const clock = new FakeClock();
  const keychain = { usable: false, looks: 0 };
  const network = { online: true };
  let refreshes = 0;
  const keepFresh = new KeepFresh({
    clock,
    random: () => 0.5,
    refresh: () => (refreshes += 1),
    isOnline: () => network.online,
    keychainUsable() {
      keychain.looks += 1;
      return Promise.resolve(keychain.usable);
    },
  });
  const inOneMinute: SignedIn = {
    ...signedIn('keychain'),
    nextReadAt: new Date(clock.now() + 60_000).toISOString(),
  };
  return { clock, keychain, network, keepFresh, inOneMinute, refreshes: () => refreshes };
}

/** Lets promises that are settled run their course. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the timer', () => {
  it('refreshes when the state says so, and not before', () => {
    const { clock, keepFresh, inOneMinute, refreshes } = setUp();
    keepFresh.follow(inOneMinute);
    clock.pass(59_999);
    expect(refreshes()).toBe(0);
    clock.pass(1);
    expect(refreshes()).toBe(1);
    expect(clock.untilNext).toBeNull();
  });

  it('is one, however many states there were', () => {
    const { clock, keepFresh, inOneMinute, refreshes } = setUp();
    for (let state = 0; state < 10; state += 1) keepFresh.follow(inOneMinute);
    clock.pass(600_000);
    expect(refreshes()).toBe(1);
  });

  it('refreshes at once what was due while the computer slept', () => {
    const { clock, keepFresh, inOneMinute, refreshes } = setUp();
    clock.pass(3 * 24 * 60 * 60_000);
    keepFresh.follow(inOneMinute);
    clock.pass(0);
    expect(refreshes()).toBe(1);
  });

  it.each<[string, Parameters<KeepFresh['follow']>[0]]>([
    ['starting', { kind: 'starting' }],
    ['signed out', { kind: 'signed-out', problem: null }],
    ['reading', { ...signedIn('keychain'), reading: true, nextReadAt: '2026-01-01T00:01:00.000Z' }],
    ['the demo', { ...signedIn('demo'), nextReadAt: '2026-01-01T00:01:00.000Z' }],
    ['rejected', { ...signedIn('keychain'), problem: problem('rejected') }],
  ])('does not run while %s', (_, state) => {
    const { clock, keepFresh } = setUp();
    keepFresh.follow(state);
    expect(clock.untilNext).toBeNull();
  });

  it('does not outlive its stop', () => {
    const { clock, keepFresh, inOneMinute } = setUp();
    keepFresh.follow(inOneMinute);
    keepFresh.stop();
    expect(clock.untilNext).toBeNull();
    keepFresh.follow(inOneMinute);
    expect(clock.untilNext).toBeNull();
  });
});

describe('a computer that comes and goes', () => {
  const HOUR = 60 * 60_000;

  it('sleeps for three days and asks once when it wakes', () => {
    const { clock, keepFresh, inOneMinute, refreshes } = setUp();
    keepFresh.follow(inOneMinute);
    keepFresh.sleep();
    clock.pass(72 * HOUR);
    expect(refreshes()).toBe(0);
    keepFresh.wake();
    clock.pass(5_000);
    expect(refreshes()).toBe(1);
    clock.pass(HOUR);
    expect(refreshes()).toBe(1);
  });

  it('is left alone while its screen is locked for long, and not for short', () => {
    const { clock, keepFresh, inOneMinute, refreshes } = setUp();
    keepFresh.lock();
    keepFresh.follow(inOneMinute);
    clock.pass(60_000);
    expect(refreshes()).toBe(1);
    clock.pass(29 * 60_000);
    keepFresh.follow({ ...inOneMinute, nextReadAt: new Date(clock.now() + 60_000).toISOString() });
    clock.pass(HOUR);
    expect(refreshes()).toBe(1);
    keepFresh.unlock();
    clock.pass(5_000);
    expect(refreshes()).toBe(2);
  });

  it('is not asked for while it is off-line, and once soon after', () => {
    const { clock, network, keepFresh, inOneMinute, refreshes } = setUp();
    network.online = false;
    keepFresh.follow(inOneMinute);
    clock.pass(HOUR);
    expect(refreshes()).toBe(0);
    network.online = true;
    clock.pass(15_000);
    expect(refreshes()).toBe(1);
  });

  it('that flaps is asked for once', () => {
    const { clock, network, keepFresh, inOneMinute, refreshes } = setUp();
    keepFresh.follow(inOneMinute);
    for (let flap = 0; flap < 20; flap += 1) {
      network.online = false;
      keepFresh.sleep();
      clock.pass(250);
      network.online = true;
      keepFresh.wake();
      clock.pass(250);
    }
    clock.pass(5_000);
    expect(refreshes()).toBe(1);
  });

  it('wakes without asking while plex.tv wants to be left alone, or only a person asks', () => {
    const { clock, keepFresh, inOneMinute, refreshes } = setUp();
    const inAnHour = new Date(clock.now() + HOUR).toISOString();
    for (const state of [
      { ...inOneMinute, nextReadAt: inAnHour, problem: problem('rate-limited', { retryAt: inAnHour }) },
      { ...inOneMinute, nextReadAt: null },
    ]) {
      keepFresh.follow(state);
      keepFresh.sleep();
      keepFresh.wake();
      clock.pass(60_000);
      expect(refreshes()).toBe(0);
    }
  });

  it('may have its clock set forth and back by a year', () => {
    for (const years of [1, -1]) {
      const { clock, keepFresh, inOneMinute, refreshes } = setUp();
      keepFresh.follow(inOneMinute);
      clock.set(clock.now() + years * 365 * 24 * HOUR);
      keepFresh.follow({ ...inOneMinute });
      clock.pass(59_000);
      expect(refreshes()).toBe(0);
      clock.pass(1_000);
      expect(refreshes()).toBe(1);
    }
  });

  it('that starts with a plan from the far future asks within a day and a bit', () => {
    const { clock, keepFresh, inOneMinute, refreshes } = setUp();
    keepFresh.follow({ ...inOneMinute, nextReadAt: '2099-01-01T00:00:00.000Z' });
    clock.pass(27 * HOUR);
    expect(refreshes()).toBe(1);
  });
});

describe('a keychain in trouble', () => {
  const locked: SignedIn = { ...signedIn('keychain'), problem: problem('keychain-locked') };

  it('is looked at every few seconds until it can be used', async () => {
    const { clock, keychain, keepFresh, refreshes } = setUp();
    keepFresh.follow(locked);
    for (let check = 1; check <= 3; check += 1) {
      clock.pass(5_000);
      await settled();
      expect(keychain.looks).toBe(check);
      expect(refreshes()).toBe(0);
    }
    keychain.usable = true;
    clock.pass(5_000);
    await settled();
    expect(refreshes()).toBe(1);
  });

  it('is no longer looked at once the state has changed', async () => {
    const { clock, keychain, keepFresh, refreshes } = setUp();
    keychain.usable = true;
    keepFresh.follow(locked);
    clock.pass(5_000);
    keepFresh.follow({ kind: 'signed-out', problem: null });
    await settled();
    expect(refreshes()).toBe(0);
    expect(clock.untilNext).toBeNull();
  });

  it('that said no is not asked again', () => {
    const { clock, keepFresh } = setUp();
    keepFresh.follow({ ...locked, problem: problem('keychain-denied') });
    expect(clock.untilNext).toBeNull();
  });
});

describe('what the timer does not forget', () => {
  it('rests while plex.tv is being asked', () => {
    const { clock, keepFresh, inOneMinute } = setUp();
    keepFresh.follow(inOneMinute);
    keepFresh.follow({ ...inOneMinute, reading: true });
    expect(clock.untilNext).toBeNull();
  });

  it('asks again when nothing came of the last time', () => {
    const { clock, keepFresh, inOneMinute, refreshes } = setUp();
    keepFresh.follow(inOneMinute);
    clock.pass(60_000);
    keepFresh.follow(inOneMinute);
    clock.pass(0);
    expect(refreshes()).toBe(2);
  });

  it('waits as long as the longest schedule, and no longer', () => {
    const { clock, keepFresh, inOneMinute } = setUp();
    keepFresh.follow({ ...inOneMinute, nextReadAt: '2099-01-01T00:00:00.000Z' });
    expect(clock.untilNext).toBe(27 * 60 * 60_000);
  });

  it('asks a little after waking up, spread by chance', () => {
    const { clock, keepFresh, inOneMinute } = setUp();
    keepFresh.follow(inOneMinute);
    keepFresh.sleep();
    expect(clock.untilNext).toBeNull();
    keepFresh.wake();
    expect(clock.untilNext).toBe(3_500);
  });

  it('keeps to its plan when the computer wakes that never slept, or is unlocked soon', () => {
    const { clock, keepFresh, inOneMinute } = setUp();
    keepFresh.follow(inOneMinute);
    keepFresh.wake();
    expect(clock.untilNext).toBe(60_000);
    keepFresh.lock();
    keepFresh.unlock();
    expect(clock.untilNext, 'and the lock is forgotten').toBe(60_000);
    clock.pass(60 * 60_000);
    keepFresh.follow({ ...inOneMinute, nextReadAt: new Date(clock.now() + 60_000).toISOString() });
    expect(clock.untilNext).toBe(60_000);
  });

  it('counts a lock from the last time that it was told of', () => {
    const { clock, keepFresh, inOneMinute } = setUp();
    keepFresh.lock();
    clock.pass(29 * 60_000);
    keepFresh.lock();
    clock.pass(29 * 60_000);
    keepFresh.follow({ ...inOneMinute, nextReadAt: new Date(clock.now() + 5_000).toISOString() });
    expect(clock.untilNext, 'not locked for long yet').toBe(5_000);
  });

  it('stays at rest while either sleep or lock goes on', () => {
    const { clock, keepFresh, inOneMinute, refreshes } = setUp();
    keepFresh.follow(inOneMinute);
    keepFresh.lock();
    keepFresh.sleep();
    clock.pass(31 * 60_000);
    keepFresh.wake();
    expect(clock.untilNext).toBeNull();
    keepFresh.unlock();
    clock.pass(5_000);
    expect(refreshes()).toBe(1);
  });

  it('looks for the network every ten seconds', () => {
    const { clock, network, keepFresh, inOneMinute } = setUp();
    network.online = false;
    keepFresh.follow(inOneMinute);
    clock.pass(60_000);
    for (let check = 0; check < 3; check += 1) {
      expect(clock.untilNext).toBe(10_000);
      clock.pass(10_000);
    }
    network.online = true;
    clock.pass(10_000);
    expect(clock.untilNext).toBe(3_500);
  });

  it('stops also while the screen is locked, or the keychain is being looked at', async () => {
    const { clock, keychain, keepFresh, refreshes } = setUp();
    keychain.usable = true;
    keepFresh.follow({ ...signedIn('keychain'), problem: problem('keychain-locked') });
    keepFresh.lock();
    clock.pass(5_000);
    keepFresh.stop();
    await settled();
    expect(refreshes()).toBe(0);
    expect(clock.untilNext).toBeNull();
  });
});
