import { readdirSync } from 'node:fs';
import { expect, pasteToken, test } from '../parts/marquee';

test('a first start welcomes, and a pasted token leads to the profile', async ({
  marquee,
  token,
  desktop,
  plexTv,
}) => {
  const { page } = await marquee.open();
  await expect(page.locator('[data-view=welcome]')).toBeVisible();
  expect(plexTv.requests).toEqual([]);

  await pasteToken(page, token);

  await expect(page.locator('[data-view=profile]')).toBeVisible();
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(token);
});

test('a token that plex.tv does not accept says so and keeps nothing', async ({ marquee, desktop }) => {
  const { page } = await marquee.open();
  await pasteToken(page, 'not-a-token-of-anyone');

  await expect(page.locator('[data-sign-in-problem=rejected]')).toContainText('Nothing was saved');
  await expect(page.locator('[data-view=welcome]')).toBeVisible();
  expect(await desktop.keyring.count()).toBe(0);
});

test('what can’t be a token is not even sent', async ({ marquee, desktop, plexTv }) => {
  const { page } = await marquee.open();
  await pasteToken(page, 'two words');

  await expect(page.locator('[data-sign-in-problem=malformed-token]')).toBeVisible();
  expect(plexTv.requests).toEqual([]);
  expect(await desktop.keyring.count()).toBe(0);
});

test('an outage while signing in is not called a bad token, and nothing is kept', async ({
  marquee,
  token,
  desktop,
  plexTv,
}) => {
  plexTv.answerWith('503');
  const { page } = await marquee.open();
  await pasteToken(page, token);

  await expect(page.locator('[data-sign-in-problem=unavailable]')).toContainText('Nothing was saved');
  expect(await desktop.keyring.count()).toBe(0);
});

test('signing out forgets the token, the cache and its key', async ({ marquee, token, desktop }) => {
  await marquee.signInByCommand(token);
  expect(await desktop.keyring.count()).toBe(2);
  const { page } = await marquee.open();
  await expect(page.locator('[data-view=profile]')).toBeVisible();
  const sealed = (): readonly string[] =>
    readdirSync(marquee.userData).filter((name) => name.endsWith('.sealed'));
  await expect.poll(sealed).toEqual(['devices.sealed', 'history.sealed', 'last-reply.sealed']);

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: /sign out/i }).click();
  await page.getByRole('button', { name: 'Forget on this computer' }).click();

  await expect(page.locator('[data-view=welcome]')).toBeVisible();
  expect(await desktop.keyring.count()).toBe(0);
  expect(sealed()).toEqual([]);
  expect((await marquee.run(['--status'])).code).toBe(3);
});
