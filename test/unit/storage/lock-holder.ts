/**
 * A program that counts in a file, one further each time, under the lock of Marquee's folder. Arguments: the folder, the
 * file, and how often; with 0 it takes the lock, says so and keeps it until it is killed.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as pass } from 'node:timers/promises';
import { THIS_PLATFORM } from '../../../main/base/platform';
import { systemClock } from '../../../main/base/clock';
import { succeed } from '../../../preload/contract/result';
import { createStateLock } from '../../../main/storage/files/state-lock';

const [folder = '', file = '', times = ''] = process.argv.slice(2);
const hold = createStateLock({
  folder,
  platform: THIS_PLATFORM,
  clock: systemClock,
  onWaiting: () => undefined,
});

async function count() {
  const before = Number(await readFile(file, 'utf8'));
  await pass(1); // whoever is let in meanwhile reads the same
  await writeFile(file, String(before + 1));
  return succeed(undefined);
}

async function run(): Promise<void> {
  for (let time = 1; time <= Number(times); time += 1) {
    const counted = await hold(count);
    if (!counted.ok) throw new Error('The lock was not free in time.');
  }
  if (times !== '0') return;
  await hold(async () => {
    console.log('held');
    await pass(600_000);
    return succeed(undefined);
  });
}

void run();
