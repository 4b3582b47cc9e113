/**
 * A program that changes all that Marquee keeps on disk, again and again, through the code that Marquee keeps it with,
 * until it is killed. Each round counts one further in every file; after it the program prints the count. Argument: the
 * folder.
 */
import { openState } from './kept-state';

async function run(): Promise<void> {
  const state = await openState(process.argv[2] ?? '');
  for (let count = Math.max(...(await state.counts())) + 1; ; count += 1) {
    await state.keep(count);
    console.log(count);
  }
}

void run();
