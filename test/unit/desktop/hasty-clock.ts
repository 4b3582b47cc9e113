import { systemClock, type Clock } from '../../../main/base/clock';

/** Slower than usual, because test machines are busy. */
const UNHURRIED = 0.25;

/** The computer's clock, on which limits run out faster or, for what should not run into them, more slowly. */
export class HastyClock implements Clock {
  #haste = UNHURRIED;

  /** From now on limits run out quickly: for what runs into them. */
  hurry(): void {
    this.#haste = 20;
  }

  rest(): void {
    this.#haste = UNHURRIED;
  }

  now(): number {
    return systemClock.now();
  }

  after(ms: number, task: () => void): () => void {
    return systemClock.after(ms / this.#haste, task);
  }
}
