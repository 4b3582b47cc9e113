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

test('the searches highlight words in whatever way they are written', async ({ marquee, plexTv, token }) => {
  for (const [index, [text]] of spellings.entries()) plexTv.addDevice(token, device(`77${index}`, text));
  const { page } = await marquee.openAndRead();
  const field = (name: string) => page.locator(`[data-field=${name}]`);
  const readAgain = async (title: string, username: string): Promise<void> => {
    plexTv.setUser(token, { attributes: { title, username } });
    await page.keyboard.press('Control+r');
    await expect(field('title')).toContainText(title);
    await expect(field('username')).toContainText(username);
  };
  for (const [index, [text, query, marked]] of spellings.entries()) {
    await test.step(`“${marked}” for “${query}”`, async () => {
      await readAgain('Nobody', 'nobody');
      await readAgain(text, text);
      await search(page, query);
      await expect(field('title').locator('mark')).toHaveText([marked]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: /^What changed/ }).click();
      await search(page, query);
      await expect(page.locator('[data-change=username]').first().locator('mark')).toHaveText([marked]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: /^Devices/ }).click();
      await search(page, query);
      await expect(page.locator(`[data-device="77${index}"] mark`)).toHaveText([marked]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    });
  }
});

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
