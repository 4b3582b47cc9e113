import type { ElectronApplication } from '@playwright/test';

/** What a test tells the clock and the timers of main, see `fastTime`. */
interface FastTime {
  /**
   * Lets so many milliseconds pass. Every timer runs in its order and at its time; in between, what is under way (a
   * request, a call of the keychain, each of which has a timer that limits it) comes to its end.
   */
  pass(ms: number): Promise<void>;
}

/**
 * A script to run in main before Marquee does, with `-r`: time passes only when the test says so, and chance is the same
 * in every run.
 */
export const fastTimeScript = (seed: number): string => `(${fastTime.toString()})(${seed})`;

/** Lets time pass in a Marquee that was started with the script. */
export async function pass(app: ElectronApplication, ms: number): Promise<void> {
  await app.evaluate(
    (_, wait) => (globalThis as unknown as { readonly fastTime: FastTime }).fastTime.pass(wait),
    ms,
  );
}

/** It is taken as text into another program, so it refers to nothing outside. */
function fastTime(seed: number): void {
  interface Timer {
    readonly at: number;
    readonly ms: number;
    readonly task: () => void;
  }
  /** Shorter timers limit something that is under way … */
  const SHORT_MS = 60_000;
  /** … save for this one: the keychain process has nothing to do, and is ended after it. */
  const IDLE_MS = 3_000;
  /** Where no timer was set or canceled for so long, in real time, nothing will come but the passing of a limit. */
  const PATIENCE_MS = 1_500;
  /** The same while nothing is limited: what is written to the disk, say. */
  const PAUSE_MS = 10;
  const real = { setTimeout, now: Date.now };
  const timers = new Map<number, Timer>();
  let ahead = 0;
  let names = 0;
  let changedAt = real.now();
  const now = (): number => real.now() + ahead;

  globalThis.setTimeout = ((task: () => void, ms = 0): unknown => {
    const name = ++names;
    changedAt = real.now();
    timers.set(name, { at: now() + ms, ms, task });
    const timer = { name, ref: () => timer, unref: () => timer, hasRef: () => true };
    return timer;
  }) as typeof setTimeout;
  globalThis.clearTimeout = ((timer: { readonly name: number } | undefined): void => {
    if (timer && timers.delete(timer.name)) changedAt = real.now();
  }) as typeof clearTimeout;
  Date.now = now;

  // Marsaglia’s xorshift: as good as is needed to shuffle.
  let state = seed;
  Math.random = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };

  async function rest(): Promise<void> {
    let patience;
    do {
      await new Promise((resolve) => real.setTimeout(resolve, 2));
      const isLimited = [...timers.values()].some(({ ms }) => ms < SHORT_MS && ms !== IDLE_MS);
      patience = isLimited ? PATIENCE_MS : PAUSE_MS;
    } while (real.now() - changedAt < patience);
  }

  async function pass(ms: number): Promise<void> {
    const end = now() + ms;
    for (;;) {
      await rest();
      const [next] = [...timers].sort(([, one], [, other]) => one.at - other.at);
      if (!next || next[1].at > end) break;
      const [name, { at, task }] = next;
      timers.delete(name);
      changedAt = real.now();
      ahead += Math.max(at - now(), 0);
      task();
    }
    ahead += Math.max(end - now(), 0);
  }

  process.argv.splice(1, 2); // “-r” and this script, which Marquee would take for its own arguments
  Object.assign(globalThis, { fastTime: { pass } satisfies FastTime });
}
