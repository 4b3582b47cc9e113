import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../figure';
import { cpuOf, memoryOf, type Memory } from '../processes';
import { CONTESTANTS, inRoundsAtOnce, seriesOf } from '../rounds';
import type { World } from '../world';
import { figures } from './memory';

/** How long after its icon was there the work of an app's start is done. */
const SETTLED_MS = 5_000;
const IDLE_MS = 60_000;

/** What an app in the tray costs. */
interface Idle {
  /** Processor time of a minute, in milliseconds. */
  readonly cpuMs: number;
  /** What it holds at the end of it. */
  readonly memory: Memory;
}

/**
 * The processor time that all processes of the app use in a minute in the tray, and the memory that they then hold. The apps
 * idle side by side: what is counted is their own, which does not become more by the others'.
 */
export async function measureIdle(world: World, pairs: number): Promise<readonly Figure[]> {
  const rounds = await inRoundsAtOnce(pairs, CONTESTANTS, async (contestant): Promise<Idle> => {
    const app = await world.startInTray(contestant, { bare: 'tray', marqueeArgs: ['--hidden'] });
    await pause(SETTLED_MS);
    const before = await cpuOf(app.session);
    await pause(IDLE_MS);
    const cpuMs = (await cpuOf(app.session)) - before;
    const memory = await memoryOf(app.session);
    await app.stop();
    return { cpuMs, memory };
  });
  const memories = {
    marquee: rounds.marquee.map(({ memory }) => memory),
    bare: rounds.bare.map(({ memory }) => memory),
    bareAgain: rounds.bareAgain.map(({ memory }) => memory),
  };
  return [
    {
      name: 'processor time of an idle minute in the tray',
      baseline: 'a bare tray icon',
      unit: 'ms',
      goal: { of: 'difference', atMost: 60 },
      outcome: { kind: 'compared', series: seriesOf(rounds, ({ cpuMs }) => cpuMs) },
    },
    ...figures(memories, 'memory in the tray', 'a bare tray icon', { of: 'ratio', atMost: 1.05 }),
  ];
}
