import { app } from 'electron';
import { waitAtMost, type Clock } from '../../base/clock';

/** How long what is still to be kept may hold up the end, in milliseconds: a keychain can hang. */
const MAX_MS = 1_500;

/** What may still have something to keep. */
export interface Settling {
  readonly isIdle: () => boolean;
  readonly settled: () => Promise<void>;
}

/** Lets what is still being kept reach the disk before Marquee ends. */
export function quitSettled(parts: readonly Settling[], clock: Clock): void {
  let mayQuit = false;
  app.on('before-quit', (event) => {
    if (mayQuit || parts.every((part) => part.isIdle())) return;
    event.preventDefault();
    const settled = Promise.all(parts.map((part) => part.settled()));
    void waitAtMost(settled, MAX_MS, clock).then(() => {
      mayQuit = true;
      app.quit();
    });
  });
}
