import fc from 'fast-check';
import { fork, type ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, type Bundle } from '../storage/bundle';
import { budget, timeout } from './budget';
import { KNOWN_SLOW, slowText, type SlowText } from './slow-texts';

/**
 * When the reader is killed, in milliseconds. What is read in time proportional to its size takes a fraction of a
 * second; what is not takes minutes, or for ever.
 */
const GIVEN_UP_AFTER_MS = 10_000;

let program: Bundle;
let reader: ChildProcess | null = null;
beforeAll(async () => {
  program = await bundle('test/unit/fuzz/slow-reader.ts');
});
afterAll(async () => {
  reader?.kill('SIGKILL');
  await program.remove();
});

/** How reading ended: `read`, or with the death of the reader, which had not come to an end or had thrown. */
async function read(text: SlowText): Promise<string> {
  const child = reader ?? fork(program.file);
  reader = child;
  const limit = setTimeout(() => child.kill('SIGKILL'), GIVEN_UP_AFTER_MS);
  const end = await new Promise<string>((resolve) => {
    child.once('message', () => resolve('read'));
    child.once('exit', (code, signal) => resolve(`ended by ${signal ?? code}`));
    child.send(text);
  });
  clearTimeout(limit);
  child.removeAllListeners();
  if (end !== 'read') reader = null;
  return end;
}

describe('a text of the largest size comes to its end', () => {
  it.each(Object.entries(KNOWN_SLOW))('made of %s', async (_, text) => {
    expect(await read(text)).toBe('read');
  });

  it('whatever it is made of', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(slowText, async (text) => {
        expect(await read(text)).toBe('read');
      }),
      { ...budget(), endOnFailure: true },
    );
  });
});
