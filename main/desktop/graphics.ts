import { app } from 'electron';
import { systemClock, timesIn } from '../clock';

/** Chromium ends the whole program when the process that draws has crashed once more than this. */
const MOST_CRASHES = 2;
/** Chromium forgives one crash an hour. */
const CRASH_WINDOW_MS = 60 * 60_000;
/** Main draws by itself, by computation alone: nothing is left that could crash, and no driver is asked. */
const WITHOUT_GRAPHICS = ['--disable-gpu', '--in-process-gpu'] as const;

/**
 * Lets the processor draw. Marquee's pages stand still, and it is in the tray all day: a graphics driver would cost
 * memory for as long as it runs and time at each start, and is the part of Chromium that fails most from computer to
 * computer. Without the second switch Chromium loads a driver in software instead, for 3D that no page of ours draws.
 * Must run before the app is ready.
 */
export function drawWithoutDriver(): void {
  app.disableHardwareAcceleration();
  app.commandLine.appendSwitch('disable-software-rasterizer');
}

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
