/** Writes a line and waits until it is out: the app may end right after. */
export function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    // A reader that has gone away (a closed pipe) is no reason to fail.
    stream.once('error', () => resolve());
    stream.write(`${text.trimEnd()}\n`, () => resolve());
  });
}
