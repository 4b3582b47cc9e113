import type { Page } from '@playwright/test';
import { device } from '../../plex-tv/accounts/devices';
import { markFaults } from '../parts/contrast';
import { expect, test } from '../parts/marquee';

test.beforeEach(async ({ marquee, token }) => {
  await marquee.signIn(token);
});

async function search(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox').and(page.locator('#find')).fill(query);
}

/** The same words in another case, without accents, composed and decomposed, and as someone writes them in Turkey. */
const spellings = [
  ['İSTANBUL zoë', 'istanbul zoe', 'İSTANBUL zoë'],
  ['istanbul Zoe\u0308', 'ZOË', 'Zoe\u0308'],
  ['ısparta Straße', 'ISPARTA STRASSE', 'ısparta Straße'],
] as const;

for (const [text, query, marked] of spellings) {
  test(`the searches highlight “${marked}” for “${query}”`, async ({ marquee, plexTv, token }) => {
    plexTv.addDevice(token, device('777', text));
    plexTv.setUser(token, { attributes: { title: text } });
    const { page } = await marquee.openAndRead();
    const marks = (place: string) => page.locator(place).locator('mark');

    await search(page, query);
    await expect(marks('[data-field=title]')).toHaveText([marked]);

    plexTv.setUser(token, { attributes: { username: text } });
    await page.keyboard.press('Control+r');
    await page.getByRole('button', { name: /^What changed/ }).click();
    await expect(page.locator('[data-change=username]')).toBeVisible();
    await search(page, query);
    await expect(marks('[data-change=username]')).toHaveText([marked]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: /^Devices/ }).click();
    await search(page, query);
    await expect(marks('[data-device="777"]')).toHaveText([marked]);
  });
}

test('the first search already finds a field by another word for it', async ({ marquee }) => {
  const { page } = await marquee.openAndRead();
  await search(page, '2fa');
  await expect(page.locator('[data-field=twoFactorEnabled]')).toBeVisible();
  await expect(page.locator('[data-field=title]')).toBeHidden();
});

test('labels, features, titles and days that were found are highlighted, too', async ({
  marquee,
  plexTv,
  token,
}) => {
  const { page } = await marquee.openAndRead();
  await search(page, 'USERN');
  await expect(page.locator('[data-field=username] dt mark')).toHaveText('Usern');
  await search(page, '');
  const features = page.locator('[data-field="subscription.features"]');
  await features.getByRole('button', { name: /^Features as named by Plex/ }).click();
  await features.getByRole('searchbox').fill('android');
  await expect(features.locator('li mark').first()).toHaveText(/^android$/i);

  plexTv.setUser(token, { attributes: { twoFactorEnabled: '0' } });
  await page.keyboard.press('Control+r');
  await page.getByRole('button', { name: /^What changed/ }).click();
  await search(page, 'FACTOR');
  await expect(page.locator('[data-change=two-factor] mark')).toHaveText('factor');
  await search(page, String(new Date().getFullYear()));
  await expect(page.locator('h2 mark')).toHaveText(String(new Date().getFullYear()));
});

test('what is highlighted can be read, and stands out, in light, dark and forced colors', async ({
  marquee,
}) => {
  const { page } = await marquee.openAndRead();
  await search(page, 'e');
  await expect(page.locator('mark').nth(10)).toBeVisible();
  for (const media of [
    { colorScheme: 'light', forcedColors: 'none' },
    { colorScheme: 'dark', forcedColors: 'none' },
    { colorScheme: 'light', forcedColors: 'active' },
    { colorScheme: 'dark', forcedColors: 'active' },
  ] as const) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    expect(await markFaults(page), JSON.stringify(media)).toEqual([]);
  }
});
