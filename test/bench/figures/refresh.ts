import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../figure';
import { cpuOf } from '../processes';
import { CONTESTANTS, inRoundsAtOnce, seriesOf } from '../rounds';
import { keepStillPage, windowShown } from '../still-page';
import type { World } from '../world';

/** How long after its window was painted the work of an app's start is done. */
const SETTLED_MS = 5_000;
/** Marquee does not ask again at once, however often a person wants it. */
const APART_MS = 12_000;
const TIMES = 3;

/** The processor time of all processes of the app for three refreshes with the window open. */
export async function measureRefresh(world: World, pairs: number): Promise<readonly Figure[]> {
  const still = await keepStillPage(world);
  const rounds = await inRoundsAtOnce(pairs, CONTESTANTS, async (contestant) => {
    const app = world.start(contestant, { bare: 'refresh', bareArgs: [still], devTools: true });
    await windowShown(app, contestant === 'marquee' ? '[data-view=profile]' : 'main');
    const page = await app.page();
    await pause(SETTLED_MS);
    const before = await cpuOf(app.session);
    for (let time = 0; time < TIMES; time += 1) {
      await page(contestant === 'marquee' ? 'void marquee.refresh()' : `document.title = 'refresh ${time}'`);
      await pause(APART_MS);
    }
    const cpuMs = (await cpuOf(app.session)) - before;
    await app.stop();
    return cpuMs;
  });
  return [
    {
      name: `processor time of ${TIMES} refreshes with the window open`,
      baseline: 'a still page that looks the same, and a request to plex.tv each',
      unit: 'ms',
      goal: null,
      outcome: { kind: 'compared', series: seriesOf(rounds, (ms) => ms) },
    },
  ];
}
