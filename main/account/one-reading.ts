/** One reading at a time: who asks during one gets its answer. */
export class OneReading<Answer> {
  #now: { readonly answer: Promise<Answer>; readonly controller: AbortController } | null = null;

  get isUnderWay(): boolean {
    return this.#now !== null;
  }

  /**
   * Starts a reading, or shares the one that is under way.
   * @param read gets a signal that cancels it, and says whether it is still the one that counts
   */
  start(read: (signal: AbortSignal, isCurrent: () => boolean) => Promise<Answer>): Promise<Answer> {
    if (this.#now) return this.#now.answer;
    const controller = new AbortController();
    const isCurrent = (): boolean => this.#now?.controller === controller;
    // Begun a moment later, so that it is the current one before it first asks.
    const answer = Promise.resolve()
      .then(() => read(controller.signal, isCurrent))
      .finally(() => {
        if (isCurrent()) this.#now = null;
      });
    this.#now = { answer, controller };
    return answer;
  }

  /** It has its answer: what else it does must not swallow the next wish to read. */
  release(): void {
    this.#now = null;
  }

  cancel(): void {
    this.#now?.controller.abort();
    this.#now = null;
  }
}
