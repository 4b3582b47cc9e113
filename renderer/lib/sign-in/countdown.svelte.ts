const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** When a person who can't see the time is told of it, in milliseconds before the end. */
const MILESTONES = [0, 10 * SECOND, MINUTE, 5 * MINUTE, 10 * MINUTE] as const;

/** The time left until an instant: minute by minute, and second by second in the last minute. */
export class Countdown {
  #left = $state(0);

  /** Milliseconds, never negative. */
  get left(): number {
    return this.#left;
  }

  /** The milestone that was passed last, in milliseconds before the end; null before the first one. */
  get milestone(): number | null {
    return MILESTONES.find((milestone) => this.#left <= milestone) ?? null;
  }

  /**
   * Counts down to `end`, ISO 8601. A timer that comes late, after sleep, finds the right time all the same.
   * The function that comes back stops it.
   */
  start(end: string): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = (): void => {
      const left = Math.max(Date.parse(end) - Date.now(), 0);
      this.#left = left;
      const step = left > MINUTE ? MINUTE : SECOND;
      if (left > 0) timer = setTimeout(tick, left % step || step);
    };
    tick();
    return () => clearTimeout(timer);
  }
}
