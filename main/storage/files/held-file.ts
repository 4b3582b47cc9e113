import type { Platform } from '../../base/platform';
import type { Clock } from '../../base/clock';

/** With these Windows says that another program has the file open just now: a virus scanner, a second Marquee. */
const HELD: readonly string[] = ['EACCES', 'EBUSY', 'EPERM'];

/** How long to wait before each further try, in milliseconds: about a second in all. */
const WAITS_MS = [10, 30, 60, 100, 200, 300, 300] as const;

/** Whether a failure with this code may pass by itself. Elsewhere the same codes mean that something is forbidden. */
export function mayPass(code: unknown, platform: Platform): boolean {
  return platform === 'win32' && HELD.some((held) => held === code);
}

/** Runs a task on a file again while another program holds the file. Rejects as the last try does. */
export async function whileHeld<T>(task: () => T | Promise<T>, platform: Platform, clock: Clock): Promise<T> {
  for (const wait of WAITS_MS) {
    try {
      return await task();
    } catch (error) {
      if (!mayPass((error as NodeJS.ErrnoException).code, platform)) throw error;
      await new Promise<void>((resolve) => clock.after(wait, resolve));
    }
  }
  return task();
}
