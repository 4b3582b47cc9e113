import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../figure';
import { paintsIn } from '../paints';
import { inRounds, seriesOf } from '../rounds';
import { keepAsShown, windowShown } from '../still-page';
import type { World } from '../world';

/** How long after its icon was there an app is clicked, in milliseconds: what follows a start is done by then. */
const SETTLED_MS = 2_000;
const HIDDEN = { bare: 'popover', marqueeArgs: ['--hidden'], devTools: true } as const;

/** From the click on the icon to the popover painted, beside a frameless window with a still page of the same look. */
export async function measurePopover(world: World, pairs: number): Promise<readonly Figure[]> {
  const bareArgs = [await keepStillPopover(world)];
  const rounds = await inRounds(pairs, async (contestant) => {
    const app = await world.startInTray(contestant, { ...HIDDEN, bareArgs });
    await pause(SETTLED_MS);
    const click = await world.aim();
    const clickedAt = Date.now();
    await click();
    const { part } = await paintsIn(await app.page(), 'main');
    await app.stop();
    return part - clickedAt;
  });
  return [
    {
      name: 'click on the icon to the popover painted',
      baseline: 'a bare frameless window with a still page that looks the same',
      unit: 'ms',
      goal: { of: 'ratio', atMost: 1.15 },
      outcome: { kind: 'compared', series: seriesOf(rounds, (ms) => ms) },
    },
  ];
}

async function keepStillPopover(world: World): Promise<string> {
  const app = await world.startInTray('marquee', HIDDEN);
  const click = await world.aim();
  await click();
  await windowShown(app, '[data-line=state]');
  const path = await keepAsShown(world, app, 'popover.html');
  await app.stop();
  return path;
}
