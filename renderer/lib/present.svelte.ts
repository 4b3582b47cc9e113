/** Ages are told in minutes; a third of one keeps them right enough. */
const TICK = 20_000;

/** The present moment for everything on the page that tells an age: one timer for all. */
export class Present {
  #now = $state(Date.now());

  /** Milliseconds since the epoch, renewed with every tick. */
  get now(): number {
    return this.#now;
  }

  /** Brings the moment up to date out of turn, when something new is shown. */
  catchUp(): void {
    this.#now = Date.now();
  }

  /** Ticks from now on. */
  start(): void {
    setInterval(() => this.catchUp(), TICK);
  }
}
