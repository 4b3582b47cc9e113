import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, type Bundle } from './bundle';
import { KEPT_FILES, openState } from './kept-state';

/** How often the writer is killed, and in how many folders side by side. */
const ROUNDS = 200;
const FOLDERS = 4;
/** Some rounds of the writer, in milliseconds: it is killed anywhere in one. */
const MAX_LIFE_MS = 30;

let program: Bundle;
beforeAll(async () => {
  program = await bundle('test/unit/storage/state-writer.ts');
});
afterAll(() => program.remove());

/** Lets the writer write, kills it in the middle, and returns the last count that it said to have kept. */
async function writeUntilKilled(folder: string): Promise<number> {
  const writer = spawn(process.execPath, [program.file, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  writer.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const over = once(writer, 'close');
  await once(writer.stdout, 'data');
  await pass(Math.random() * MAX_LIFE_MS);
  writer.kill('SIGKILL');
  await over;
  return Number(said.trimEnd().split('\n').at(-1));
}

describe.skipIf(process.platform === 'win32')('Marquee that is killed while it writes', () => {
  it('loses nothing that was kept and tears no file, in 200 rounds', { timeout: 180_000 }, async () => {
    let halves = 0;
    const inOneFolder = async (): Promise<void> => {
      const folder = await mkdtemp(join(tmpdir(), 'marquee-killed-'));
      for (let round = 0; round < ROUNDS / FOLDERS; round += 1) {
        const kept = await writeUntilKilled(folder);
        halves += (await readdir(folder)).filter((name) => name.endsWith('.tmp')).length;
        const state = await openState(folder);
        expect(state.damaged).toEqual([]);
        const counts = await state.counts();
        expect(Math.min(...counts), `what was kept: ${counts.join()}`).toBeGreaterThanOrEqual(kept);
        expect(Math.max(...counts), `what was being kept: ${counts.join()}`).toBeLessThanOrEqual(kept + 1);
        expect((await readdir(folder)).sort(), 'halves are cleared away').toEqual([...KEPT_FILES].sort());
      }
      await rm(folder, { recursive: true });
    };
    await Promise.all(Array.from({ length: FOLDERS }, inOneFolder));
    expect(halves, 'some were killed in the middle of a write').toBeGreaterThan(0);
  });
});
