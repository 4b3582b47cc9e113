import type { Clock } from './clock';

/** Work that may pause at each `yield`: no step of it takes more than some milliseconds. */
export type Slices<Value> = Generator<undefined, Value>;

/** How long is worked without a pause, in milliseconds: shorter than one picture of a smooth movement. */
const SLICE_MS = 8;

/** Does the work, and lets all else have its turn every few milliseconds. What it throws, this rejects with. */
export async function inSlices<Value>(work: Slices<Value>, clock: Clock): Promise<Value> {
  let since = clock.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    // A clock that was set back is no reason to go on.
    if (Math.abs(clock.now() - since) < SLICE_MS) continue;
    await new Promise<void>((resolve) => clock.after(0, resolve));
    since = clock.now();
  }
}
