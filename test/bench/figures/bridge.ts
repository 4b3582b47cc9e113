import { answerWhenRead } from '../answer';
import type { Figure } from '../figure';
import { inRounds, seriesOf } from '../rounds';
import type { World } from '../world';

/** A page's clock has ticks of 100 µs, a third of a round trip. */
const TRIPS_IN_A_ROW = 200;

/**
 * How long a page waits for the account: over Marquee's bridge, with its checks of sender and argument, against the
 * same value from a bare `ipcRenderer.invoke` in a preload script, and the same once `contextBridge` has copied it for
 * the page. The apps run side by side, and take turns.
 */
export async function measureBridge(world: World, pairs: number): Promise<readonly Figure[]> {
  const marquee = world.start('marquee', { bare: 'invoke', devTools: true });
  const ours = await marquee.page();
  const value = await answerWhenRead(ours);
  const answer = {
    bare: 'invoke',
    bareArgs: [await world.keep('answer.json', value)],
    devTools: true,
  } as const;
  const bare = world.start('bare', answer);
  const bareAgain = world.start('bareAgain', answer);
  const pages = { marquee: ours, bare: await bare.page(), bareAgain: await bareAgain.page() };

  const against = async (ofBare: string): Promise<Figure['outcome']> => {
    const rounds = await inRounds(pairs, (contestant) =>
      pages[contestant]<number>(contestant === 'marquee' ? roundTripOf('marquee.getSnapshot()') : ofBare),
    );
    return { kind: 'compared', series: seriesOf(rounds, (ms) => ms * 1000) };
  };
  const name = `a call over the bridge that answers a full account (${(value.length / 1000).toFixed(0)} kB)`;
  const figures: readonly Figure[] = [
    {
      name,
      baseline: 'a bare ipcRenderer.invoke of the same value',
      unit: 'µs',
      goal: { of: 'ratio', atMost: 1.5 },
      outcome: await against(`bare.roundTrip(${TRIPS_IN_A_ROW})`),
    },
    {
      name,
      baseline: 'the same that a bare contextBridge hands to the page',
      unit: 'µs',
      goal: null,
      outcome: await against(roundTripOf('bare.getValue()')),
    },
  ];
  for (const app of [marquee, bare, bareAgain]) await app.stop();
  return figures;
}

/** The mean of many, in milliseconds, as `bare/invoke/preload.js` measures it. */
function roundTripOf(call: string): string {
  return `(async () => {
    const begun = performance.now();
    for (let trip = 0; trip < ${TRIPS_IN_A_ROW}; trip += 1) await ${call};
    return (performance.now() - begun) / ${TRIPS_IN_A_ROW};
  })()`;
}
