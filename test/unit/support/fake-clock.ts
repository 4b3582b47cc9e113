import type { Clock } from '../../../main/base/clock';

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now: number;
  /** What has passed, whatever the time of day was set to: timers go by this. */
  #passed = 0;
  #tasks: { readonly at: number; readonly task: () => void }[] = [];

  constructor(now = Date.parse('2026-01-01T00:00:00.000Z')) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, task: () => void): () => void {
    const entry = { at: this.#passed + ms, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  }

  /** How long until the next task is due, in milliseconds; null when none waits. */
  get untilNext(): number | null {
    return this.#tasks.length === 0 ? null : Math.min(...this.#tasks.map(({ at }) => at)) - this.#passed;
  }

  /** Sets the time of day, as a person or a time server does. Timers do not follow. */
  set(now: number): void {
    this.#now = now;
  }

  /** Moves time on, running what falls due in its order. */
  pass(ms: number): void {
    const end = this.#passed + ms;
    for (;;) {
      const [next] = this.#tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#tasks = this.#tasks.filter((other) => other !== next);
      this.#moveTo(Math.max(this.#passed, next.at));
      next.task();
    }
    this.#moveTo(end);
  }

  #moveTo(passed: number): void {
    this.#now += passed - this.#passed;
    this.#passed = passed;
  }
}
