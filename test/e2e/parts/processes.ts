import { expect, type ElectronApplication } from '@playwright/test';
import { readFileSync } from 'node:fs';

/** How the app ends: its exit code, or the signal that ended it. */
export const endOf = (app: ElectronApplication): Promise<number | string | null> =>
  new Promise((resolve) => app.process().once('exit', (code, signal) => resolve(code ?? signal)));

/** Kills a process as soon as there is one, and says which it was. */
export async function kill(find: () => Promise<number>): Promise<number> {
  let found = 0; // which would be the tests themselves
  await expect
    .poll(async () => {
      found = await find();
      return found !== 0 && isRunning(found) && isKilled(found); // one that was just killed may still be listed
    })
    .toBe(true);
  await expect.poll(() => isRunning(found)).toBe(false);
  return found;
}

/** Whether a process is there and not just waiting to be forgotten. */
export function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

/** Kills a process; false when it has just gone by itself. */
function isKilled(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}
