import { join } from 'node:path';
import { root } from '../../../build/launcher/base/places.mjs';
import { answerWhenRead } from '../answer';
import type { Figure } from '../figure';
import { paintsIn, type Paints } from '../paints';
import { inRounds, seriesOf, type Contestant, type Rounds } from '../rounds';
import { keepStillPage } from '../still-page';
import type { StartOptions, World } from '../world';

/**
 * How long it takes from the start of the program to the first paint of the profile, that is the account as it was
 * cached: the keychain has to be read and the cache to be opened on the way. plex.tv answers meanwhile.
 *
 * The page itself says when it was painted. Chromium notes the presentation time of each larger text or picture
 * (https://www.w3.org/TR/largest-contentful-paint/) whether or not anyone listens, and can be asked later; its clock
 * and ours are both the system's. A paint seen from outside would be a look too late.
 */
export async function measureStart(world: World, pairs: number): Promise<readonly Figure[]> {
  const window = { bare: 'window', devTools: true } as const;
  const beside = (options: StartOptions) =>
    inRounds(pairs, (contestant) => start(world, contestant, options));
  const rounds = await beside(window);
  const still = await beside({ ...window, bareArgs: [await keepStillPage(world)] });
  const given = await beside({
    bare: 'page',
    bareArgs: [join(root, 'out'), await keepAnswer(world)],
    devTools: true,
  });
  const name = 'start to the profile painted from the cache';
  const compared = (of: Rounds<Paints>, pick: (paints: Paints) => number): Figure['outcome'] => ({
    kind: 'compared',
    series: seriesOf(of, pick),
  });
  return [
    {
      name,
      baseline: 'start to a window painted',
      unit: 'ms',
      goal: { of: 'ratio', atMost: 1.15 },
      outcome: compared(rounds, ({ part }) => part),
    },
    {
      name,
      baseline: 'start to a still page that looks the same',
      unit: 'ms',
      goal: { of: 'ratio', atMost: 1.05 },
      outcome: compared(still, ({ part }) => part),
    },
    {
      name,
      baseline: 'start to the same page that is given the account',
      unit: 'ms',
      goal: null,
      outcome: compared(given, ({ part }) => part),
    },
    {
      name: 'start to the first paint of any kind',
      baseline: 'start to a window painted',
      unit: 'ms',
      goal: null,
      outcome: compared(rounds, ({ first }) => first),
    },
  ];
}

/** Answers the path of a file that holds what Marquee's page is told of the account. */
async function keepAnswer(world: World): Promise<string> {
  const app = world.start('marquee', { bare: 'page', devTools: true });
  const answer = await answerWhenRead(await app.page());
  await app.stop();
  return world.keep('answer.json', answer);
}

/** The paints in milliseconds from the start of the program. */
async function start(world: World, contestant: Contestant, options: StartOptions): Promise<Paints> {
  const app = world.start(contestant, options);
  const { first, part } = await paintsIn(
    await app.page(),
    contestant === 'marquee' ? '[data-view=profile]' : 'main',
  );
  await app.stop();
  return { first: first - app.startedAt, part: part - app.startedAt };
}
