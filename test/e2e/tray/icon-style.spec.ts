import type { Desktop } from '../../desktop/desktop';
import { expect, test } from '../parts/marquee';

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true } });

const iconOf = async ({ trayHost }: Desktop): Promise<string> =>
  (await trayHost.item()).icons.map(({ hash }) => hash).join();

test('the tray icon looks as a person chooses, at once and after a restart', async ({ marquee, desktop }) => {
  const { app, page } = await marquee.open();
  await desktop.trayHost.whenShown();
  await page.keyboard.press('Control+,');
  const choice = page.getByRole('combobox', { name: 'Tray icon' });
  await expect(choice).toHaveValue('Automatic');
  const seen = [await iconOf(desktop)];
  for (const label of ['Light', 'Dark', 'In color']) {
    await choice.selectOption({ label });
    await expect.poll(() => iconOf(desktop), label).not.toBe(seen.at(-1));
    seen.push(await iconOf(desktop));
  }
  expect(new Set(seen).size, 'each has a look of its own').toBe(4);
  await app.close();

  await marquee.open();
  await desktop.trayHost.whenShown();
  await expect.poll(() => iconOf(desktop)).toBe(seen.at(-1));
});
