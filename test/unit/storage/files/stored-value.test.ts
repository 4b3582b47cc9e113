import { describe, expect, it } from 'vitest';
import type { JsonFile } from '../../../../main/storage/files/json-file';
import { openStoredValue } from '../../../../main/storage/files/stored-value';
import { succeed } from '../../../../preload/contract/result';

/** A file that is written when the test lets it be. */
function slowFile() {
  const written: number[] = [];
  let write: () => void = () => undefined;
  const file: JsonFile<number> = {
    read: () => Promise.resolve({ value: written.at(-1) ?? 0, isKept: true, damage: null }),
    write: (value) =>
      new Promise((resolve) => {
        write = () => {
          written.push(value);
          resolve(succeed(undefined));
        };
      }),
  };
  return { file, written, write: () => write() };
}

describe('a value that is kept in a file', () => {
  it('is settled once it is on disk, so that Marquee can wait for that before it ends', async () => {
    const { file, written, write } = slowFile();
    const value = await openStoredValue(file);
    expect(value.isIdle).toBe(true);
    void value.update((count) => count + 1);
    expect(value.isIdle).toBe(false);
    const seenAtTheEnd = value.settled().then(() => [...written]);
    await new Promise(setImmediate);
    write();
    expect(await seenAtTheEnd).toEqual([1]);
    expect(value.isIdle).toBe(true);
  });
});
