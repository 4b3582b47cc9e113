import type { Figure } from '../figure';
import { paintsIn } from '../paints';
import { inRounds, seriesOf } from '../rounds';
import type { World } from '../world';

const MANY = 20;

/** The start to the profile with twenty accounts signed in, beside the same with one. */
export async function measureAccounts(world: World, pairs: number): Promise<readonly Figure[]> {
  const people = Array.from(
    { length: MANY },
    (_, index) => `<user id="${900 + index}" title="Account ${index}"/>`,
  );
  const crowd = await world.another(people);
  const alone = await world.another(people.slice(-1));
  const rounds = await inRounds(pairs, async (contestant) => {
    const app = (contestant === 'marquee' ? crowd : alone).start('marquee', {
      bare: 'window',
      devTools: true,
    });
    const { part } = await paintsIn(await app.page(), '[data-view=profile]');
    await app.stop();
    return part - app.startedAt;
  });
  return [
    {
      name: `start to the profile with ${MANY} accounts`,
      baseline: 'the same with one account',
      unit: 'ms',
      goal: { of: 'ratio', atMost: 1.05 },
      outcome: { kind: 'compared', series: seriesOf(rounds, (ms) => ms) },
    },
  ];
}
