import { app } from 'electron';
import type { Platform } from '../../base/platform';
import { HOUR_MS, systemClock, timesIn } from '../../base/clock';
import { restartWith } from './restart';

/** Chromium ends the whole program when the process that draws has crashed once more than this. */
const MAX_CRASHES = 2;
/** Chromium forgives one crash an hour. */
const CRASH_WINDOW_MS = HOUR_MS;

/** How Marquee draws on one system. */
export interface Graphics {
  /** Chromium's switches, besides the one that leaves the graphics driver alone. */
  readonly switches: readonly string[];
  /** What Marquee is started again with when the process that draws keeps crashing; null where Chromium sees to it. */
  readonly afterCrashes: readonly string[] | null;
}

/**
 * On Linux no driver is loaded in software either, for 3D that no page of ours draws; after crashes main draws by
 * itself, by computation alone: nothing is left that could crash. On some Windows computers just these switches leave
 * the window black or end the app (https://github.com/electron/electron/issues/42688), and macOS was never tried: there
 * Chromium keeps the ways out that it has.
 */
export function graphicsOf(platform: Platform): Graphics {
  return platform === 'linux'
    ? { switches: ['disable-software-rasterizer'], afterCrashes: ['--disable-gpu', '--in-process-gpu'] }
    : { switches: [], afterCrashes: null };
}

/**
 * Lets the processor draw. Marquee's pages stand still, and it is in the tray all day: a graphics driver would cost
 * memory for as long as it runs and time at each start, and is the part of Chromium that fails most from computer to
 * computer. Must run before the app is ready.
 */
export function drawWithoutDriver({ switches }: Graphics): void {
  app.disableHardwareAcceleration();
  for (const name of switches) app.commandLine.appendSwitch(name);
}

/**
 * Starts Marquee again without the graphics process before Chromium would end it for that one’s crashes. The first
 * of them Chromium mends by itself.
 */
export function outliveGraphics({ afterCrashes }: Graphics): void {
  if (afterCrashes === null) return;
  const recentCrashes = timesIn(CRASH_WINDOW_MS, systemClock);
  app.on('child-process-gone', (_, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return;
    if (recentCrashes() !== MAX_CRASHES) return;
    restartWith(afterCrashes);
    app.quit();
  });
}
