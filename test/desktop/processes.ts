import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Ends a process that this test started, whatever state it is in, and waits until it is gone. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL'); // a stopped process takes no other signal
  await gone;
}
