/** Runs tasks one after the other, in the order in which they are handed over. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #open = 0;

  /** True when no task runs or waits. */
  get isIdle(): boolean {
    return this.#open === 0;
  }

  /** True when a task waits for one that runs. */
  get hasWaiting(): boolean {
    return this.#open > 1;
  }

  /** Runs `task` when all that were handed over before have ended, well or not. */
  take<T>(task: () => T | Promise<T>): Promise<T> {
    this.#open += 1;
    const done = this.#last.then(task).finally(() => (this.#open -= 1));
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Resolves when the tasks handed over so far have ended. */
  async settled(): Promise<void> {
    await this.#last;
  }
}
