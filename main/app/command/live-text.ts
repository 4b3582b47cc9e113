import { stripVTControlCharacters } from 'node:util';

/** Where text is written: what of a stream of Node's that takes. */
export type LiveStream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>;

/**
 * Text that is renewed: in place on a terminal whose width is known, and as further lines elsewhere. A serial line or a
 * container's terminal can be 0 columns wide.
 * @param terminal what the variable TERM says; a `dumb` one can't go back
 */
export class LiveText {
  readonly #stream: LiveStream;
  /** True where what is shown takes the place of what was shown before. */
  readonly isLive: boolean;
  #shown = '';
  #rows = 0;

  constructor(stream: LiveStream, terminal: string | undefined) {
    this.#stream = stream;
    this.isLive = stream.isTTY && stream.columns > 0 && terminal !== 'dumb';
  }

  /**
   * Shows text in place of the last one. Elsewhere than on a terminal the same text is not repeated.
   * @returns whether it was written
   */
  show(text: string): boolean {
    if (!this.isLive && text === this.#shown) return false;
    this.#stream.write(`${this.#eraser()}${text}\n`);
    this.#shown = text;
    this.#rows = this.isLive ? rowsOf(text, this.#stream.columns) : 0;
    return true;
  }

  /** Writes text that stays. */
  say(text: string): void {
    this.#stream.write(`${this.#eraser()}${text}\n`);
    this.#rows = 0;
  }

  /** Takes away what is shown. */
  clear(): void {
    if (this.#rows > 0) this.#stream.write(this.#eraser());
    this.#rows = 0;
  }

  /** Goes to the first row of what is shown, and erases from there on (ECMA-48, CUU and ED). */
  #eraser(): string {
    return this.#rows === 0 ? '' : `\u001b[${this.#rows}A\u001b[0J`;
  }
}

/** How many rows of a terminal text takes. */
function rowsOf(text: string, columns: number): number {
  const rows = stripVTControlCharacters(text)
    .split('\n')
    .map((line) => Math.max(Math.ceil(line.length / columns), 1));
  return rows.reduce((sum, count) => sum + count, 0);
}
