import { setTimeout as pause } from 'node:timers/promises';
import type { ElectronApp } from '../electron-app';
import type { Figure } from '../figure';
import { memoryOf, type Memory } from '../processes';
import { inRounds, seriesOf, type Rounds } from '../rounds';
import type { World } from '../world';

/** How long an app is left alone before it is looked at. */
const SETTLED_MS = 5_000;
const MEGABYTE = 1_000_000;

/** What all processes of the app hold while the profile is shown. */
export async function measureWindowMemory(world: World, pairs: number): Promise<readonly Figure[]> {
  const rounds = await inRounds(pairs, async (contestant) => {
    const app = world.start(contestant, { bare: 'window', devTools: true });
    await windowShown(app, contestant === 'marquee' ? '[data-view=profile]' : 'main');
    return memoryAtRest(app);
  });
  return figures(rounds, 'memory with the profile window open', 'a bare window', 1.08);
}

/** The same with only the icon in the tray: from the start on, and after the profile window was there for a moment. */
export async function measureTrayMemory(world: World, pairs: number): Promise<readonly Figure[]> {
  const tray = { bare: 'tray', marqueeArgs: ['--hidden'] } as const;
  const sinceStart = await inRounds(pairs, async (contestant) =>
    memoryAtRest(await world.startInTray(contestant, tray)),
  );
  const afterWindow = await inRounds(pairs, async (contestant) => {
    const app = await world.startInTray(contestant, { ...tray, devTools: true });
    if (contestant === 'marquee') {
      await world.start(contestant, { bare: 'window' }).end(); // a second start opens the first one's window
      await windowShown(app, '[data-view=profile]');
      const page = await app.page();
      await page('void setTimeout(() => window.close())');
    }
    return memoryAtRest(app);
  });
  return [
    ...figures(sinceStart, 'memory in the tray', 'a bare tray icon', 1.1),
    ...figures(afterWindow, 'memory in the tray after the window was open', 'a bare tray icon', 1.1),
  ];
}

async function memoryAtRest(app: ElectronApp): Promise<Memory> {
  await pause(SETTLED_MS);
  const memory = await memoryOf(app.session);
  await app.stop();
  return memory;
}

/** Resolves when the app's page has something that `selector` finds, and a frame was made with it. */
async function windowShown(app: ElectronApp, selector: string): Promise<void> {
  const page = await app.page();
  await page(`new Promise((resolve) => {
    const look = () => requestAnimationFrame(document.querySelector('${selector}') ? resolve : look);
    look();
  })`);
}

/**
 * Anonymous memory is what the goal is about: it repeats within a megabyte, while the rest depends on how much of
 * Electron's files other programs have in memory.
 */
function figures(rounds: Rounds<Memory>, name: string, baseline: string, atMost: number): readonly Figure[] {
  const compared = (pick: (memory: Memory) => number) =>
    ({ kind: 'compared', series: seriesOf(rounds, (it) => pick(it) / MEGABYTE) }) as const;
  return [
    {
      name: `${name}, anonymous`,
      baseline,
      unit: 'MB',
      goal: { of: 'ratio', atMost },
      outcome: compared(({ anonymousPss }) => anonymousPss),
    },
    { name: `${name}, all`, baseline, unit: 'MB', goal: null, outcome: compared(({ pss }) => pss) },
  ];
}
