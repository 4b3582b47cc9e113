import { Writable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';

/** A stream that takes nothing, for the reason that `code` names. */
function closed(code: string): NodeJS.WriteStream {
  const write = (_chunk: unknown, _encoding: unknown, done: (error: Error) => void): void =>
    done(Object.assign(new Error(code), { code }));
  return new Writable({ write }) as unknown as NodeJS.WriteStream;
}

/** Prints to a standard output or standard error that fails, and tells what is known of it then. */
async function failureAfter(where: 'stdout' | 'stderr', code: string): Promise<string | null> {
  vi.resetModules();
  const { outputFailure, print } = await import('../../../main/base/print');
  const stream = closed(code);
  const spy = vi.spyOn(process, where, 'get').mockReturnValue(stream as never);
  try {
    for (let at = 0; at < 20; at += 1) await print(stream, 'words');
    expect(stream.listenerCount('error'), 'Node warns of more than ten').toBe(1);
    return outputFailure();
  } finally {
    spy.mockRestore();
  }
}

describe('what is printed', () => {
  it('leaves it known why it could not be written', async () => {
    expect(await failureAfter('stdout', 'ENOSPC')).toBe('ENOSPC');
    expect(await failureAfter('stdout', 'EIO')).toBe('EIO');
  });

  it('may find its reader gone, or nobody to be told', async () => {
    expect(await failureAfter('stdout', 'EPIPE')).toBeNull();
    expect(await failureAfter('stderr', 'ENOSPC')).toBeNull();
  });
});
