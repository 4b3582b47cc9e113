import { Soak } from '../../soak/soak';
import { grown } from '../../soak/vitals';
import { expect, test } from '../parts/marquee';

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true, notifications: {} } });

/** The short form of `npm run soak`, which also measures memory: a leak of that shows only after many hours. */
test('an hour like the one before it leaves nothing behind', async ({ marquee, desktop, plexTv, token }) => {
  test.setTimeout(180_000);
  const soak = await Soak.begin({ marquee, desktop, plexTv, token });
  await soak.stretch(1); // the first time some things are made that stay
  const [first, last] = await soak.stretch(2);
  if (!first || !last) throw new Error('No hour has passed.');
  expect(grown(first, last, ['about', 'exactly'])).toEqual([]);
});
