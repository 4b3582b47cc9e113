import { app, powerMonitor } from 'electron';
import { MINUTE_MS, waitAtMost, type Clock } from '../../base/clock';
import type { Platform } from '../../base/platform';

/** How long what is still to be kept may hold up the end, in milliseconds: a keychain can hang. */
const MAX_MS = 1_500;

/** What may still have something to keep. */
export interface Settling {
  /** False while something is still to be kept. */
  readonly isIdle: boolean;
  /** Resolves when all that was to be kept is kept. */
  readonly settled: () => Promise<void>;
}

/**
 * Whether this system takes an app that does not quit at once for one that forbids shutting down or logging out: macOS
 * breaks that off then, and says before that it is about to (https://github.com/electron/electron/issues/230).
 */
const mustQuitAtOnce = (platform: Platform): boolean => platform === 'darwin';

/**
 * How long a shutdown counts as going on, in milliseconds. macOS breaks it off where an app has not quit within 45 seconds
 * (Apple Training Series, Mac OS X Support Essentials: http://flylib.com/books/en/2.673.1.131/1/) or where a person cancels
 * it, and tells nobody.
 */
const MAX_SHUTDOWN_MS = MINUTE_MS;

/** Lets what is still being kept reach the disk before Marquee ends, unless the computer is shut down where that can't wait. */
export function quitSettled(parts: readonly Settling[], clock: Clock, platform: Platform): void {
  let hasWaited = false;
  let shutDownAt = -Infinity;
  if (mustQuitAtOnce(platform)) powerMonitor.on('shutdown', () => (shutDownAt = clock.now()));
  app.on('before-quit', (event) => {
    const busy = parts.filter(({ isIdle }) => !isIdle);
    const isShuttingDown = clock.now() - shutDownAt < MAX_SHUTDOWN_MS;
    if (hasWaited || isShuttingDown || busy.length === 0) return;
    event.preventDefault();
    const settled = Promise.all(busy.map((part) => part.settled()));
    void waitAtMost(settled, MAX_MS, clock).then(() => {
      hasWaited = true;
      app.quit();
    });
  });
}
