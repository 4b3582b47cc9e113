import type { Page } from '@playwright/test';
import type { FaultName } from '../../plex-tv/faults/faults';
import type { PlexTv } from '../../plex-tv/server';
import { expect, test } from '../parts/marquee';

test('the picture comes through main, without the token', async ({ marquee, plexTv, token }) => {
  await marquee.signIn(token);
  const { page } = await marquee.open();
  const photo = page.locator('[data-picture=photo] img');
  await expect(photo).toHaveAttribute('src', /^app:\/\/marquee\/picture\/[\da-f]+\.png$/);
  const [request] = await plexTv.waitForRequests(1, 'avatar');
  expect(request?.tokenIn).toBe('nowhere');
  expect(request?.headers['cookie']).toBeUndefined();
  await expect.poll(() => photo.evaluate((it: HTMLImageElement) => it.naturalWidth)).toBeGreaterThan(0);
});

test('a picture that has moved is followed to where it may come from', async ({ marquee, plexTv, token }) => {
  await marquee.signIn(token);
  plexTv.answerWith('picture-moved', { to: 'avatar', times: 1 });
  const { page } = await marquee.open();
  await expect(page.locator('[data-picture=photo]')).toBeVisible();
  expect(plexTv.requests.filter(({ route }) => route === 'avatar')).toHaveLength(2);
});

test('what a picture holds beside its pixels does not reach a page', async ({ marquee, plexTv, token }) => {
  await marquee.signIn(token);
  plexTv.answerWith('picture-with-more', { to: 'avatar' });
  const { app, page } = await marquee.open();
  const photo = page.locator('[data-picture=photo] img');
  await expect(photo).toBeVisible();
  const address = (await photo.getAttribute('src')) ?? '';
  const served = await app.evaluate(
    async ({ net }, at) => Buffer.from(await (await net.fetch(at)).arrayBuffer()).toString('latin1'),
    address,
  );
  expect(served).toMatch(/^\x89PNG/);
  expect(served).not.toContain('behind the picture');
});

/** Has a reading tell of another picture, and waits until that was asked for. */
async function readWithPicture(page: Page, plexTv: PlexTv, token: string, name: string): Promise<void> {
  plexTv.setUser(token, { attributes: { thumb: `https://plex.tv/users/${name}/avatar` } });
  plexTv.forgetRequests();
  await page.evaluate(() => window.marquee.refresh());
  await plexTv.waitForRequests(1, 'avatar');
}

const faults: readonly FaultName[] = [
  'picture-svg',
  'picture-page',
  'picture-half',
  'picture-heavy',
  'picture-wide',
  'picture-moved-home',
  '404',
  'cut-in-body',
  'endless',
];

test('where a picture can’t be had there are initials', async ({ marquee, plexTv, token }) => {
  await marquee.signIn(token);
  const { page } = await marquee.openAndRead();
  for (const [index, fault] of faults.entries()) {
    await test.step(`it answers ${fault}`, async () => {
      await readWithPicture(page, plexTv, token, `good-${index}`);
      await expect(page.locator('[data-picture=photo]')).toBeVisible();
      plexTv.answerWith(fault, { to: 'avatar' });
      await readWithPicture(page, plexTv, token, `bad-${index}`);
      await expect(page.locator('[data-picture=initials]')).toBeVisible();
      await page.evaluate(() => window.marquee.refresh());
      await expect(page.locator('[data-picture=initials]')).toBeVisible();
      plexTv.clearFaults();
    });
  }
});

const addresses = [
  'http://plex.tv/users/1/avatar',
  'https://127.0.0.1/avatar',
  'https://localhost/avatar',
  'https://app.plex.tv/avatar', // the stand-in's name for a host that leads to this computer
  'https://169.254.169.254/latest',
  'file:///etc/passwd',
];

test('no other address is asked for a picture', async ({ marquee, plexTv, token }) => {
  await marquee.signIn(token);
  const { page } = await marquee.openAndRead();
  const routes = (): readonly (string | null)[] =>
    plexTv.requests.map(({ route }) => route).filter((route) => route !== 'user' && route !== 'devices');
  for (const [index, thumb] of addresses.entries()) {
    await test.step(thumb, async () => {
      await readWithPicture(page, plexTv, token, `good-${index}`);
      await expect(page.locator('[data-picture=photo]')).toBeVisible();
      plexTv.setUser(token, { attributes: { thumb } });
      await page.evaluate(() => window.marquee.refresh());
      await expect(page.locator('[data-picture=initials]')).toBeVisible();
      expect(routes()).toEqual(['avatar']);
    });
  }
});
