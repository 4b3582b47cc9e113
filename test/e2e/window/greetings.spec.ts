import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Marquee } from '../parts/marquee';
import { inspect } from '../parts/readable';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

const toldIn = (marquee: Marquee): string => join(marquee.userData, 'told.json');

/** Up to which version a person was told what is new. */
const toldVersion = async (marquee: Marquee): Promise<unknown> =>
  (JSON.parse(await readFile(toldIn(marquee), 'utf8')) as { readonly version: unknown }).version;

/** Leaves what an older version would have. */
async function comeFrom(marquee: Marquee, older: string): Promise<void> {
  await mkdir(marquee.userData, { recursive: true });
  await writeFile(toldIn(marquee), JSON.stringify({ version: older }));
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
