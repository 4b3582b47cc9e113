import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../../main/base/clock';
import { DiskFile } from '../../../../main/storage/files/disk-file';
import { bundle, type Bundle } from '../bundle';

const run = promisify(execFile);
/** Bytes; enough that a write takes many milliseconds. */
const large = 16 * 1024 * 1024;
const old = Buffer.from('old');

let program: Bundle;
let folder: string;
let path: string;
let file: DiskFile;

vi.setConfig({ testTimeout: 20_000 });

describe.skipIf(process.platform === 'win32')('disk file', () => {
  beforeAll(async () => {
    program = await bundle('test/unit/storage/disk-writer.ts');
  });
  afterAll(() => program.remove());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'marquee-disk-'));
    path = join(folder, 'file');
    file = new DiskFile({ path, maxBytes: large, clock: systemClock });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([0.1, 0.5, 0.9])(
    'is the old one or the new when its writer is killed after %d of it',
    async (part) => {
      await file.write(Buffer.alloc(large, 0xff));
      const writer = spawn(process.execPath, [program.file, path, String(large), '0'], { stdio: 'ignore' });
      const gone = once(writer, 'exit');
      while (!(await isPartlyWritten(part)));
      writer.kill('SIGKILL');
      await gone;

      const content = await file.read();
      const bytes = content.kind === 'bytes' ? content.bytes : Buffer.alloc(0);
      expect(bytes.equals(Buffer.alloc(large, bytes[0]))).toBe(true);
      // what the killed program left half-written is gone, too
      expect(await readdir(folder)).toEqual(['file']);
    },
  );

  it('stays as it was when the disk is full, and the write is a problem', async () => {
    await file.write(old);
    // A limit on the size of files stands in for the end of the disk: the write breaks off in the middle.
    const script = 'trap "" XFSZ; ulimit -f 16; exec "$0" "$@"';
    const { stdout } = await run('sh', ['-c', script, process.execPath, program.file, path, '100000', '1']);
    expect(stdout).toBe('start 1\nEFBIG\n');
    expect(await readdir(folder)).toEqual(['file']);
    expect(await file.read()).toEqual({ kind: 'bytes', bytes: old });
  });

  it('stays as it was in a folder that may only be read, and the write is a problem', async () => {
    await file.write(old);
    await chmod(folder, 0o555);
    const nobody = process.getuid?.() === 0 ? ['65534'] : []; // root may write everywhere
    const { stdout } = await run(process.execPath, [program.file, path, '10', '1', ...nobody]);
    expect(stdout).toBe('start 1\nEACCES\n');
    expect(await readFile(path)).toEqual(old);
    await chmod(folder, 0o700);
  });

  it('does one thing after the other, in the order of asking', async () => {
    const writes = [file.write(Buffer.alloc(large, 1)), file.write(Buffer.alloc(1000, 2))];
    const read = file.read();
    const after = [file.erase(), file.write(old)];
    expect(await read).toEqual({ kind: 'bytes', bytes: Buffer.alloc(1000, 2) });
    for (const result of await Promise.all([...writes, ...after])) expect(result).toMatchObject({ ok: true });
    expect(await file.read()).toEqual({ kind: 'bytes', bytes: old });
  });
});

/** Whether some file in the folder has grown to that part of its size, but no further. */
async function isPartlyWritten(part: number): Promise<boolean> {
  const names = await readdir(folder);
  const sizes = names.map((name) =>
    stat(join(folder, name)).then(
      ({ size }) => size,
      () => 0, // it has just got its final name
    ),
  );
  return (await Promise.all(sizes)).some((size) => size >= part * large && size < large);
}
