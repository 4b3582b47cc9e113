import { app } from 'electron';
import { systemClock, timesIn } from '../clock';

/** Chromium ends the whole program when the process that draws has crashed once more than this. */
const MOST_CRASHES = 5;
/** Chromium forgives one crash an hour. */
const CRASH_WINDOW_MS = 60 * 60_000;
/** Main draws by itself, by computation alone: nothing is left that could crash, and no driver is asked. */
const WITHOUT_GRAPHICS = ['--disable-gpu', '--in-process-gpu'] as const;

/**
 * Starts Marquee anew without the graphics process before Chromium would end it for that one’s crashes. The first
 * of them Chromium mends by itself.
 */
export function outliveGraphics(): void {
  const crashesOfLate = timesIn(CRASH_WINDOW_MS, systemClock);
  app.on('child-process-gone', (_, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return;
    if (crashesOfLate() !== MOST_CRASHES) return;
    app.relaunch({ args: [...process.argv.slice(1), ...WITHOUT_GRAPHICS] });
    app.quit();
  });
}
