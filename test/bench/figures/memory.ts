import { setTimeout as pause } from 'node:timers/promises';
import type { ElectronApp } from '../electron-app';
import type { Figure, Goal } from '../figure';
import { memoryOf, type Memory } from '../processes';
import { CONTESTANTS, inRoundsAtOnce, seriesOf, type Contestant, type Rounds } from '../rounds';
import { keepStillPage, windowShown } from '../still-page';
import type { StartOptions, World } from '../world';

/** How long a window is left alone before it is looked at, in milliseconds. */
const SETTLED_MS = 5_000;
/** The same for the tray, where Marquee is all day: V8 gives the memory of a start back after half a minute. */
const AT_REST_MS = 45_000;
const MEGABYTE = 1_000_000;

const COLD = { bare: 'window', devTools: true } as const;

/** What all processes of the app hold while the profile is shown. */
export async function measureWindowMemory(world: World, pairs: number): Promise<readonly Figure[]> {
  const beside = (options: StartOptions) =>
    inRoundsAtOnce(pairs, CONTESTANTS, async (contestant) => {
      const app = world.start(contestant, options);
      await windowShown(app, contestant === 'marquee' ? '[data-view=profile]' : 'main');
      return memoryAfter(SETTLED_MS, app);
    });
  const name = 'memory with the profile window open';
  return [
    ...figures(await beside(COLD), name, 'a bare window', null),
    anonymous(
      await beside({ ...COLD, bareArgs: [await keepStillPage(world)] }),
      name,
      'a window with a still page that looks the same',
      { of: 'ratio', atMost: 1.06 },
    ),
  ];
}

/**
 * What is left with only the icon in the tray, after the profile window was there for a moment: against an icon that
 * never had a window, and against one that had an empty one.
 */
export async function measureTrayMemory(world: World, pairs: number): Promise<readonly Figure[]> {
  const measured = await inRoundsAtOnce(pairs, ['marquee', ...Object.keys(ICONS)], async (name) => {
    const [contestant, bare] = ICONS[name] ?? (['marquee', 'tray'] as const);
    const app = await world.startInTray(contestant, { bare, marqueeArgs: ['--hidden'], devTools: true });
    if (contestant === 'marquee') {
      await world.start(contestant, { bare: 'window' }).end(); // a second start opens the first one's window
      await windowShown(app, '[data-view=profile]');
      const page = await app.page();
      await page('void setTimeout(() => window.close())');
    }
    return memoryAfter(AT_REST_MS, app);
  });
  const against = (bare: string, bareAgain: string): Rounds<Memory> => ({
    marquee: measured['marquee'] ?? [],
    bare: measured[bare] ?? [],
    bareAgain: measured[bareAgain] ?? [],
  });
  const name = 'memory in the tray after the window was open';
  return [
    ...figures(against('icon', 'icon again'), name, 'a bare tray icon', null),
    anonymous(
      against('after a window', 'after a window again'),
      name,
      'a bare tray icon after an empty window was open',
      { of: 'ratio', atMost: 1.05 },
    ),
  ];
}

/** What Marquee is compared with, and as whom each of them runs. */
const ICONS: Readonly<Record<string, readonly [Contestant, 'tray' | 'tray-after-window']>> = {
  icon: ['bare', 'tray'],
  'icon again': ['bareAgain', 'tray'],
  'after a window': ['bare', 'tray-after-window'],
  'after a window again': ['bareAgain', 'tray-after-window'],
};

async function memoryAfter(ms: number, app: ElectronApp): Promise<Memory> {
  await pause(ms);
  const memory = await memoryOf(app.session);
  await app.stop();
  return memory;
}

/**
 * Anonymous memory is what the goal is about: it repeats within a megabyte, while the rest depends on how much of
 * Electron's files other programs have in memory.
 */
export function figures(
  rounds: Rounds<Memory>,
  name: string,
  baseline: string,
  goal: Goal | null,
): readonly Figure[] {
  return [
    anonymous(rounds, name, baseline, goal),
    { name: `${name}, all`, baseline, unit: 'MB', goal: null, outcome: compared(rounds, ({ pss }) => pss) },
  ];
}

function anonymous(rounds: Rounds<Memory>, name: string, baseline: string, goal: Goal | null): Figure {
  const outcome = compared(rounds, ({ anonymousPss }) => anonymousPss);
  return { name: `${name}, anonymous`, baseline, unit: 'MB', goal, outcome };
}

function compared(rounds: Rounds<Memory>, pick: (memory: Memory) => number): Figure['outcome'] {
  return { kind: 'compared', series: seriesOf(rounds, (it) => pick(it) / MEGABYTE) };
}
