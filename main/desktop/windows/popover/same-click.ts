import type { Clock } from '../../../base/clock';

/** How long after it has taken the focus a click may come to the icon, in milliseconds. */
const MAX_DELAY_MS = 300;

/**
 * A click on the icon takes the focus first, which closes the popover, and then comes to the icon: that one is not to open
 * it again. The next one is another, however soon it comes.
 */
export class SameClick {
  readonly #clock: Pick<Clock, 'now'>;
  #blurredAt = -Infinity;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** The popover lost the focus and has closed. */
  noteBlur(): void {
    this.#blurredAt = this.#clock.now();
  }

  /** A click has come to the icon. Answers whether it is the one that has closed the popover. */
  takes(): boolean {
    const isSame = this.#clock.now() - this.#blurredAt <= MAX_DELAY_MS;
    this.#blurredAt = -Infinity;
    return isSame;
  }
}
