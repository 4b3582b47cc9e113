import { expect, pasteToken, test } from '../parts/marquee';

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true, notifications: {} } });

test.beforeEach(async ({ marquee, token }) => {
  await marquee.signIn(token);
});

test('what changed is told once, all of it at once, and a click shows it', async ({
  marquee,
  desktop,
  plexTv,
  token,
}) => {
  const { page } = await marquee.openAndRead();
  plexTv.setUser(token, {
    attributes: { twoFactorEnabled: '0', homeSize: '6', title: '<b>Loud</b> & Lantern' },
  });
  await page.keyboard.press('Control+r');
  const [shown] = await desktop.notifications.waitFor(1);
  expect(shown?.summary).toBe('2 changes to your Plex account');
  expect(shown?.body, 'markup in a name is text').toContain('&lt;b&gt;Loud&lt;/b&gt; &amp; Lantern');
  expect(shown?.body).toContain('Two-factor authentication was turned off');

  await page.evaluate(() => window.marquee.refresh());
  desktop.notifications.click(shown?.id ?? 0);
  await expect(page.locator('[data-view=history]')).toBeVisible();
  expect(desktop.notifications.shown).toHaveLength(1);
});

test('a click on what is told of an account leads to it also from the demo', async ({
  marquee,
  desktop,
  plexTv,
  token,
}) => {
  const { page } = await marquee.openAndRead();
  plexTv.setUser(token, { attributes: { homeSize: '6' } });
  await page.keyboard.press('Control+r');
  const [shown] = await desktop.notifications.waitFor(1);
  await page.evaluate(() => window.marquee.showDemo('plex-pass'));
  await expect(page.locator('[data-demo]')).toBeVisible();
  desktop.notifications.click(shown?.id ?? 0);
  await expect(page.locator('[data-view=history]')).toBeVisible();
  await expect(page.locator('[data-change]')).toHaveCount(1);
  await expect(page.locator('[data-demo]')).toBeHidden();
});

test('a rejected sign-in is told once, with the way to renew it', async ({
  marquee,
  desktop,
  plexTv,
  token,
}) => {
  const { page } = await marquee.openAndRead();
  plexTv.revoke(token);
  await page.keyboard.press('Control+r');
  const [shown] = await desktop.notifications.waitFor(1);
  expect(shown?.summary).toBe('Sign in again');

  const renewed = plexTv.addAccount('<user id="700000001" title="Quiet Lantern"/>');
  desktop.notifications.click(shown?.id ?? 0);
  await pasteToken(page, renewed);
  await expect(page.locator('[data-problem=rejected]')).toBeHidden();
  expect(desktop.notifications.shown).toHaveLength(1);
});

test('a renewal that comes near is told, and taken back when it was renewed', async ({
  marquee,
  desktop,
  plexTv,
}) => {
  const DAY = 24 * 60 * 60;
  const today = Math.floor(Date.now() / 1000);
  const withRenewal = (inDays: number): string =>
    `<user id="700000009" title="Quiet Lantern"><subscription active="1"/><subscriptions><subscription type="plexpass" state="active" renewsAt="${today + inDays * DAY}"/></subscriptions></user>`;
  const token = plexTv.addAccount(withRenewal(3));
  await marquee.signIn(token);
  const { page } = await marquee.openAndRead();
  const [shown] = await desktop.notifications.waitFor(1);
  expect(shown?.summary).toMatch(/^Your Plex Pass renews on /);

  plexTv.addAccount(withRenewal(33), token);
  await page.keyboard.press('Control+r');
  await expect.poll(() => desktop.notifications.closed).toEqual([shown?.id]);
});

test('while do-not-disturb is on nothing is shown, but the tray tells', async ({
  marquee,
  desktop,
  plexTv,
  token,
}) => {
  desktop.notifications.become({ inhibited: true });
  const { page } = await marquee.openAndRead();
  plexTv.setUser(token, { attributes: { homeSize: '6' } });
  await page.keyboard.press('Control+r');
  await expect.poll(async () => (await desktop.trayHost.item()).tooltip).toContain('1 new change');
  expect(desktop.notifications.shown).toEqual([]);
});

test('kinds that are switched off are not told', async ({ marquee, desktop, plexTv, token }) => {
  const { page } = await marquee.openAndRead();
  await page.keyboard.press('Control+,');
  await page.getByRole('switch', { name: 'Plex Home' }).click();
  await expect(page.getByRole('switch', { name: 'Plex Home' })).not.toBeChecked();
  await page.keyboard.press('Escape');
  plexTv.setUser(token, { attributes: { homeSize: '6' } });
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-field=homeSize]')).toContainText('6');
  plexTv.setUser(token, { attributes: { homeSize: '6', twoFactorEnabled: '0' } });
  await page.keyboard.press('Control+r');
  const [shown] = await desktop.notifications.waitFor(1);
  expect(shown?.summary).toBe('Two-factor authentication was turned off');
});

test('a notification daemon that hangs holds nothing up', async ({ marquee, desktop, plexTv, token }) => {
  desktop.notifications.become({ hung: true });
  const { page } = await marquee.openAndRead();
  for (const homeSize of ['6', '7', '8']) {
    plexTv.setUser(token, { attributes: { homeSize } });
    await page.keyboard.press('Control+r');
    await expect(page.locator('[data-field=homeSize]')).toContainText(homeSize);
  }
});
