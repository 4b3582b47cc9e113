import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../figure';
import { cpuOf } from '../processes';
import { CONTESTANTS, type Contestant } from '../rounds';
import type { World } from '../world';

/** How long after its icon was there the work of an app's start is done. */
const SETTLED_MS = 5_000;
const IDLE_MS = 60_000;

/**
 * The processor time that all processes of the app use in a minute in the tray. The apps idle side by side: what is
 * counted is their own work, which does not become more by the others'.
 */
export async function measureIdle(world: World, pairs: number): Promise<readonly Figure[]> {
  const series: Record<Contestant, number[]> = { marquee: [], bare: [], bareAgain: [] };
  for (let round = 0; round < pairs; round += 1) {
    const used = await idleMinute(world);
    for (const contestant of CONTESTANTS) series[contestant].push(used[contestant]);
  }
  return [
    {
      name: 'processor time of an idle minute in the tray',
      baseline: 'a bare tray icon',
      unit: 'ms',
      goal: { of: 'difference', atMost: 60 },
      outcome: { kind: 'compared', series },
    },
  ];
}

async function idleMinute(world: World): Promise<Readonly<Record<Contestant, number>>> {
  const start = (contestant: Contestant) =>
    world.startInTray(contestant, { bare: 'tray', marqueeArgs: ['--hidden'] });
  const apps = {
    marquee: await start('marquee'),
    bare: await start('bare'),
    bareAgain: await start('bareAgain'),
  };
  const cpu = async () => ({
    marquee: await cpuOf(apps.marquee.session),
    bare: await cpuOf(apps.bare.session),
    bareAgain: await cpuOf(apps.bareAgain.session),
  });
  await pause(SETTLED_MS);
  const before = await cpu();
  await pause(IDLE_MS);
  const after = await cpu();
  for (const app of Object.values(apps)) await app.stop();
  return {
    marquee: after.marquee - before.marquee,
    bare: after.bare - before.bare,
    bareAgain: after.bareAgain - before.bareAgain,
  };
}
