import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';

/** Where text is written: what of a stream of Node's that takes. */
export type LiveStream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>;

/**
 * Text that is renewed: in place on a terminal whose width is known, and as further lines elsewhere. A serial line or a
 * container's terminal can be 0 columns wide.
 * @param terminal what the variable TERM says; a `dumb` one can't go back
 */
export class LiveText {
  readonly #stream: LiveStream;
  readonly #terminal: string | undefined;
  /** What was shown last, also where it is gone. */
  #shown = '';
  /** What is to be erased before the next text; null when there is nothing. */
  #standing: string | null = null;

  constructor(stream: LiveStream, terminal: string | undefined) {
    this.#stream = stream;
    this.#terminal = terminal;
  }

  /** True where what is shown takes the place of what was shown before. */
  get isLive(): boolean {
    return this.#stream.isTTY && this.#stream.columns > 0 && this.#terminal !== 'dumb';
  }

  /**
   * Shows text in place of the last one. Elsewhere than on a terminal the same text is not repeated.
   * @returns whether it was written
   */
  show(text: string): boolean {
    if (!this.isLive && text === this.#shown) return false;
    this.#stream.write(`${this.#eraser()}${text}\n`);
    this.#shown = text;
    this.#standing = text;
    return true;
  }

  /** Writes text that stays. */
  say(text: string): void {
    this.#stream.write(`${this.#eraser()}${text}\n`);
    this.#standing = null;
  }

  /** What is shown stays, and what comes next goes below it: a shell has written there, as after Ctrl+Z and `fg`. */
  leave(): void {
    this.#standing = null;
  }

  /** Takes away what is shown. */
  clear(): void {
    const eraser = this.#eraser();
    if (eraser !== '') this.#stream.write(eraser);
    this.#standing = null;
  }

  /**
   * Goes to the first row of what is shown, and erases from there on (ECMA-48, CUU and ED). Its rows are counted only now:
   * a terminal whose width was changed has wrapped it anew.
   */
  #eraser(): string {
    if (this.#standing === null || !this.isLive) return '';
    return `\u001b[${rowsOf(`${this.#standing}\n`, this.#stream.columns)}A\u001b[0J`;
  }
}

/**
 * How many rows text takes the cursor down. Node knows that of a prompt: how wide each character is, and that a wide one
 * is not split at the edge.
 */
function rowsOf(text: string, columns: number): number {
  const output = Object.assign(new PassThrough(), { columns });
  const line = createInterface({ input: new PassThrough(), output, prompt: text });
  const { rows } = line.getCursorPos();
  line.close();
  return rows;
}
