import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../main/clock';
import { createJsonFile, type JsonFile } from '../../../main/storage/json-file';
import { bundle, type Bundle } from './bundle';

const run = promisify(execFile);
const schema = v.object({ write: v.number(), padding: v.string() });
type Content = v.InferOutput<typeof schema>;

let program: Bundle;
let folder: string;
let path: string;
let file: JsonFile<Content>;

describe.skipIf(process.platform === 'win32')('a file of Marquee’s when', () => {
  beforeAll(async () => {
    program = await bundle('test/unit/storage/disk-writer.ts');
  });
  afterAll(() => program.remove());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'marquee-disk-'));
    path = join(folder, 'settings.json');
    file = createJsonFile({ path, schema, defaults: { write: 0, padding: '' }, clock: systemClock });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([1, 2, 3, 5, 8, 13])(
    'its program is killed during write %i: it is the old one or the new',
    async (nth) => {
      const writer = spawn(process.execPath, [program.file, path, '0', '900000'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const gone = once(writer, 'exit');
      let seen = 0;
      for await (const line of createInterface(writer.stdout)) {
        expect(line).toBe('"written"');
        seen += 1;
        if (seen === nth) writer.kill('SIGKILL');
      }
      await gone;

      const { value, damage } = await file.read();
      expect(damage).toBeNull();
      expect(value.write).toBeGreaterThanOrEqual(seen);
      expect(value.write).toBeLessThanOrEqual(seen + 1);
      expect(value.padding).toHaveLength(900_000);
      // what the killed program left half-written is gone, too
      expect(await readdir(folder)).toEqual(['settings.json']);
    },
  );

  it('the disk is full: it stays as it was, and the write is a problem', async () => {
    await file.write({ write: 0, padding: 'old' });
    // A limit on the size of files stands in for the end of the disk: the write breaks off in the middle.
    const script = 'trap "" XFSZ; ulimit -f 16; exec "$0" "$@"';
    const args = ['-c', script, process.execPath, program.file, path, '1', '100000'];
    const { stdout } = await run('sh', args);
    expect(stdout.trim()).toBe('"EFBIG"');
    expect(await file.read()).toEqual({ value: { write: 0, padding: 'old' }, damage: null });
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('its folder may only be read: it stays as it was, and the write is a problem', async () => {
    await file.write({ write: 0, padding: 'old' });
    await chmod(folder, 0o555);
    const nobody = process.getuid?.() === 0 ? ['65534'] : []; // root may write everywhere
    const { stdout } = await run(process.execPath, [program.file, path, '1', '10', ...nobody]);
    expect(stdout.trim()).toBe('"EACCES"');
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ write: 0, padding: 'old' });
    await chmod(folder, 0o700);
  });
});
