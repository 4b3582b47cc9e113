/** Why an answer could not be written, as the system calls it; null while all could. */
let failure: string | null = null;

/** See above. A reader that has gone away (a closed pipe) is no failure: it has read what it wanted. */
export function outputFailure(): string | null {
  return failure;
}

/** Writes a line and waits until it is out: the app may end right after. */
export function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    followed(stream).write(`${text.trimEnd()}\n`, () => resolve());
  });
}

/** A stream of which it is noted what can't be written; unheard, that would end Marquee as a fault of its own. */
export function followed(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (stream.listenerCount('error', note) === 0) stream.on('error', note);
  return stream;
}

function note(this: NodeJS.WriteStream, { code }: NodeJS.ErrnoException): void {
  // Of standard error nobody is left to be told.
  if (this === process.stdout && code !== 'EPIPE') failure ??= code ?? 'unknown';
}
