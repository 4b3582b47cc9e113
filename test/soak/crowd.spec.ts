import { test } from '../e2e/parts/marquee';
import { Crowd } from './crowd';

/** `MARQUEE_SEED` and `MARQUEE_ROUNDS` set others. */
const SEED = Number(process.env['MARQUEE_SEED'] ?? 17);
const ROUNDS = Number(process.env['MARQUEE_ROUNDS'] ?? 300);

test('commands at the same time, and killed ones, lose no account and leave no token without an owner', async ({
  marquee,
  desktop,
  plexTv,
}) => {
  test.setTimeout(45 * 60_000);
  const crowd = new Crowd({ marquee, desktop, plexTv }, SEED);
  for (let round = 1; round <= ROUNDS; round += 1) {
    await test.step(`round ${round} with the seed ${SEED}`, () => crowd.round());
    if (round % 25 === 0) console.log(`round ${round}, seed ${SEED}: ${JSON.stringify(crowd.figures)}`);
  }
});
