import type { Clock } from '../../base/clock';
import type { LiveText } from './live-text';

const FRAMES = ['|', '/', '-', '\\'] as const;
/** Milliseconds between two frames. */
const FRAME_MS = 120;

/** Says what is waited for: turning on a terminal, as a line elsewhere. */
export class Spinner {
  readonly #text: LiveText;
  readonly #clock: Clock;
  #cancel: () => void = () => undefined;

  constructor(text: LiveText, clock: Clock) {
    this.#text = text;
    this.#clock = clock;
  }

  wait(words: string): void {
    this.#cancel();
    this.#turn(words, 0);
  }

  /** Writes a line that stays, above what is waited for. */
  say(words: string): void {
    this.#cancel();
    this.#text.say(words);
  }

  stop(): void {
    this.#cancel();
    this.#text.clear();
  }

  #turn(words: string, frame: number): void {
    if (!this.#text.isLive) {
      this.#text.show(words);
      return;
    }
    this.#text.show(`${FRAMES[frame % FRAMES.length] ?? ''} ${words}`);
    this.#cancel = this.#clock.after(FRAME_MS, () => this.#turn(words, frame + 1));
  }
}
