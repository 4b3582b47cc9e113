import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, pasteToken, test, type Marquee } from '../parts/marquee';
import { inspect } from '../parts/readable';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

const toldIn = (marquee: Marquee): string => join(marquee.userData, 'told.json');

/** Up to which version a person was told what is new. */
const toldVersion = async (marquee: Marquee): Promise<unknown> =>
  (JSON.parse(await readFile(toldIn(marquee), 'utf8')) as { readonly version: unknown }).version;

/** Leaves what an older version would have. */
async function comeFrom(marquee: Marquee, older: string): Promise<void> {
  await mkdir(marquee.userData, { recursive: true });
  await writeFile(toldIn(marquee), JSON.stringify({ version: older, knowsNoTray: true }));
}

test('after an update a person is told once what is new', async ({ marquee, token }) => {
  await marquee.signIn(token);
  await comeFrom(marquee, '0.0.9');
  const { app, page } = await marquee.openAndRead();
  await expect(page.locator('[data-greeting=whats-new]')).toContainText(version);
  await page.getByRole('button', { name: 'See what’s new' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: `What’s new in Marquee ${version}` })).toBeFocused();
  await expect(dialog.locator('[data-whats-new] li').first()).toBeVisible();
  await expect(dialog.locator('code', { hasText: 'marquee --diagnostics' })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-greeting]')).toHaveCount(0);
  await expect(async () => expect(await toldVersion(marquee)).toBe(version)).toPass();
  await app.close();

  const again = await marquee.openAndRead();
  await expect(again.page.locator('[data-greeting]')).toHaveCount(0);
});

test('a person need not look at what is new', async ({ marquee, token }) => {
  await marquee.signIn(token);
  await comeFrom(marquee, '0.0.9');
  const { app, page } = await marquee.openAndRead();
  await page.locator('[data-greeting]').getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.locator('[data-greeting]')).toHaveCount(0);
  await expect(async () => expect(await toldVersion(marquee)).toBe(version)).toPass();
  await app.close();
});

test('what is new is readable to everyone', async ({ marquee }) => {
  await comeFrom(marquee, '0.0.9');
  const { page } = await marquee.open('--demo');
  await page.getByRole('button', { name: 'See what’s new' }).click();
  await expect(page.locator('[data-whats-new] li').first()).toBeVisible();
  await inspect(page, 'whats-new');
});

test('a fresh installation has no news', async ({ marquee, token }) => {
  await marquee.signIn(token);
  const { page } = await marquee.openAndRead();
  await expect(async () => expect(await toldVersion(marquee)).toBe(version)).toPass();
  await expect(page.locator('[data-view=profile]')).toBeVisible();
  await expect(page.locator('[data-greeting]')).toHaveCount(0);
});

test.describe('on a desktop with a tray', () => {
  test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true } });

  test('the first sign-in is followed once by what there is to know', async ({ marquee, desktop, token }) => {
    const { app, page } = await marquee.open();
    await desktop.trayHost.whenShown();
    await pasteToken(page, token);
    const greeting = page.getByRole('region', { name: 'You’re all set' });
    await expect(greeting).toContainText('Marquee’s icon is in your panel');
    const launch = greeting.getByRole('switch', { name: 'Launch at login' });
    await expect(launch).toHaveAccessibleDescription(
      'Marquee starts in the tray, without opening its window.',
    );
    await launch.click();
    await greeting.getByRole('switch', { name: 'Plex Home' }).click();
    await expect(launch).toBeChecked();
    await expect(greeting.getByRole('switch', { name: 'Plex Home' })).not.toBeChecked();
    await expect(greeting.getByRole('switch', { name: 'Security' })).toBeChecked();
    const settings = async () => {
      const now = await page.evaluate(() => window.marquee.getSnapshot());
      return now.ok && { login: now.value.app.launchAtLogin, muted: now.value.settings.mutedNotices };
    };
    await expect.poll(settings).toEqual({ login: true, muted: ['features', 'home'] });

    await greeting.getByRole('button', { name: 'Done' }).click();
    await expect(page.locator('[data-greeting]')).toHaveCount(0);
    await page.evaluate(() => window.marquee.signOut({ account: 1, where: 'here' }));
    await pasteToken(page, token);
    await expect(page.locator('[data-view=profile] [data-card]').first()).toBeVisible();
    await expect(page.locator('[data-greeting]')).toHaveCount(0);
    await app.close();

    const again = await marquee.openAndRead();
    await expect(again.page.locator('[data-greeting]')).toHaveCount(0);
  });
});

test.describe('without a tray', () => {
  test.use({ knowsNoTray: false });

  test('the first sign-in is followed by what there is to know, and a notice tells of the window, readable to everyone', async ({
    marquee,
    token,
  }) => {
    const { page } = await marquee.open();
    await pasteToken(page, token);
    const greeting = page.locator('[data-greeting=first-run]');
    await expect(greeting.getByRole('switch', { name: 'Launch at login' })).toHaveAccessibleDescription(
      'Without a tray icon, Marquee opens its window when you log in.',
    );
    await expect(greeting).not.toContainText('Marquee’s icon is');
    await expect(page.locator('[data-notice]')).toContainText('closing it quits Marquee');
    await inspect(page, 'first-run');
  });
});
