import { expect, test } from '../e2e/parts/marquee';
import { Soak } from './soak';
import { grown } from './vitals';

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true, notifications: {} } });

test('after a day Marquee holds no more than after its first hours', async ({
  marquee,
  desktop,
  plexTv,
  token,
}) => {
  const soak = await Soak.begin({ marquee, desktop, plexTv, token });
  await soak.stretch(2); // until then code is compiled, and files are opened, for the first time
  const hours = await soak.stretch(20);
  console.table(hours.map(({ memory, about, exactly }) => ({ ...memory, ...about, ...exactly })));
  const [first, last] = [hours[0], hours.at(-1)];
  if (!first || !last) throw new Error('No hour has passed.');
  expect(grown(first, last, ['memory', 'about', 'exactly'])).toEqual([]);
});
