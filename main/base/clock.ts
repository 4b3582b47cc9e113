/** Time as the pure modules see it: handed in, so that tests can move it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `task` once after `ms` milliseconds. Returns a function that calls it off. */
  after(ms: number, task: () => void): () => void;
}

/** In milliseconds. A day has no hour more or less here. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The longest that Node's timers can wait; a longer one would run at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The computer's own clock. Its waits do not follow when the time of day is set. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    let timer: NodeJS.Timeout;
    const wait = (left: number): void => {
      const now = Math.min(left, MAX_TIMER_MS);
      timer = setTimeout(() => (left > now ? wait(left - now) : task()), now);
    };
    wait(ms);
    return () => clearTimeout(timer);
  },
};

/** An instant as Marquee keeps it and hands it on: ISO 8601, UTC. @param ms milliseconds since the epoch */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** The earlier of an instant and now: what began at `since` began no later than now, where the clock was set back meanwhile. */
export function notAhead(since: string, clock: Clock): string {
  const now = isoTime(clock.now());
  return since < now ? since : now;
}

/** What `promise` comes to within `ms` milliseconds; undefined where it takes longer. Rejects as it does. */
export async function waitAtMost<Value>(
  promise: Promise<Value>,
  ms: number,
  clock: Clock,
): Promise<Value | undefined> {
  let cancel = (): void => undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    cancel = clock.after(ms, () => resolve(undefined));
  });
  return Promise.race([promise, tooLong]).finally(cancel);
}

/** Counts what comes again and again: each call is one time more, and answers how many there were in the last `ms` milliseconds. */
export function timesIn(ms: number, clock: Clock): () => number {
  let times: readonly number[] = [];
  return () => {
    const now = clock.now();
    times = [...times.filter((at) => now - at < ms), now];
    return times.length;
  };
}

/** A task that may be asked for without end. */
export interface LimitedTask {
  readonly run: () => void;
  /** Ends it, also where it was put off. */
  readonly cancel: () => void;
}

/**
 * Runs `task` each time that it is asked for, up to `times` in `ms` milliseconds. What is asked for beyond that is put off,
 * and answered by one run when the time has passed.
 */
export function limited(times: number, ms: number, clock: Clock, task: () => void): LimitedTask {
  let left = times;
  let isPutOff = false;
  let cancelSpan: (() => void) | null = null;
  const endSpan = (): void => {
    cancelSpan = null;
    left = times;
    if (isPutOff) run();
  };
  const run = (): void => {
    cancelSpan ??= clock.after(ms, endSpan);
    isPutOff = left === 0;
    if (isPutOff) return;
    left -= 1;
    task();
  };
  return { run, cancel: () => cancelSpan?.() };
}
