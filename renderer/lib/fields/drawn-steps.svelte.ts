import { STEP } from './steps';

/** How many entries of a list are drawn with one frame: a person sees the first at once, and nothing waits for the rest. */
const FRAME = 10;

/** A list that is shown in steps, when a person asks for more, and drawn in smaller ones, a few entries a frame. */
export class DrawnSteps {
  #wanted = $state(STEP);
  #drawn = $state(FRAME);

  /** How many entries a person has asked for. */
  get wanted(): number {
    return this.#wanted;
  }

  /** How many of them are drawn by now. */
  get drawn(): number {
    return this.#drawn;
  }

  /** Shows the next step. */
  more(): void {
    this.#wanted += STEP;
  }

  /** The list is another: it begins again with its first step. */
  restart(): void {
    this.#wanted = STEP;
    this.#drawn = Math.min(this.#drawn, FRAME);
  }

  /** True when there is nothing left to draw of a list with `count` entries. */
  isDrawn(count: number): boolean {
    return this.#drawn >= Math.min(this.#wanted, count);
  }

  /** The next frame has come. */
  drawMore(): void {
    this.#drawn = Math.min(this.#drawn + FRAME, this.#wanted);
  }
}
