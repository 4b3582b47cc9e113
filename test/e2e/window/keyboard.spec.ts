import type { Page } from '@playwright/test';
import { expect, test } from '../parts/marquee';
import { inspect } from '../parts/readable';

/** What the Tab key stops at from here on, by name. */
async function tabStops(page: Page, number: number): Promise<readonly string[]> {
  const stops: string[] = [];
  for (let steps = 0; steps < number; steps += 1) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(() => {
        const it = document.activeElement as HTMLElement;
        return (it.ariaLabel ?? it.innerText).trim();
      }),
    );
  }
  return stops;
}

test.beforeEach(async ({ marquee, token }) => {
  await marquee.signIn(token);
});

test('the first tab stop skips what stands beside the profile', async ({ marquee }) => {
  const { page } = await marquee.openAndRead();
  expect(await tabStops(page, 1)).toEqual(['Skip to content']);
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport();
  await page.keyboard.press('Enter');
  expect(await tabStops(page, 1)).toEqual(['Copy all as JSON']);
});

test('the Tab key stops at one copy button a card, and the arrow keys lead to the others', async ({
  marquee,
}) => {
  const { page } = await marquee.openAndRead();
  await expect(page.locator('[data-card=other]')).toBeAttached();
  const stops = await tabStops(page, 60);
  const round = stops.slice(0, stops.indexOf('Skip to content', 1));
  const copies = round.filter((name) => name.startsWith('Copy '));
  expect(round).toContain('Settings');
  expect(copies.length, round.join(', ')).toBeLessThanOrEqual(
    1 + (await page.locator('[data-card]').count()),
  );

  const focused = (field: string) => page.locator(`[data-field="${field}"] [data-copy]`);
  await focused('username').focus();
  await page.keyboard.press('ArrowDown');
  await expect(focused('friendlyName')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(focused('title')).toBeFocused();
  await page.keyboard.press('End');
  await expect(focused('thumb')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(focused('thumb'), 'where the keyboard was last').toBeFocused();
});

test('Esc ends a search of the profile wherever the keyboard is', async ({ marquee }) => {
  const { page } = await marquee.openAndRead();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('backup');
  await expect(page.locator('[data-field=homeSize]')).toBeHidden();
  await page.locator('[data-field=backupCodesCreated] [data-copy]').focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-field=homeSize]')).toBeVisible();
});

test('a long value opens in bounds, and closes again', async ({ marquee, plexTv, token }) => {
  plexTv.setUser(token, { attributes: { title: 'Quiet Lantern', friendlyName: 'long '.repeat(20_000) } });
  const { page } = await marquee.openAndRead();
  const row = page.locator('[data-field=friendlyName]');
  const height = async (): Promise<number> => (await row.boundingBox())?.height ?? 0;
  await row.getByRole('button', { name: /^Show all .* characters$/ }).click();
  await expect(row.locator('[data-whole]')).toContainText('long '.repeat(100));
  expect(await height()).toBeLessThan(400);
  await page.keyboard.press('Enter');
  await expect(row.locator('[data-whole]')).toBeHidden();
  await expect(row.getByRole('button', { name: /^Show all/ })).toBeFocused();
});

test('copying all says that it did, and what is in it', async ({ marquee }) => {
  const { page } = await marquee.openAndRead();
  await page.getByRole('button', { name: 'Copy all as JSON' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  await expect(page.locator('[data-contents]')).toContainText('including hidden fields');
  await page.mouse.move(0, 0);
  await expect(page.getByRole('button', { name: 'Copy all as JSON' })).toBeVisible();
});

test('F1, ? and the menu Help show the keyboard shortcuts, and Esc leads back', async ({ marquee }) => {
  const { app, page } = await marquee.openAndRead();
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const fromMenu = () =>
    app.evaluate(({ Menu }) => void Menu.getApplicationMenu()?.getMenuItemById('shortcuts')?.click());
  const copy = page.locator('[data-field=username] [data-copy]');
  for (const ask of [() => page.keyboard.press('F1'), () => page.keyboard.press('?'), fromMenu]) {
    await copy.focus();
    await ask();
    await expect(dialog).toBeVisible();
    await expect(dialog).toContainText('Ctrl+R');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(copy).toBeFocused();
  }

  await page.keyboard.press('F1');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).evaluate(async (it: HTMLElement) => {
    const frame = new Promise(requestAnimationFrame);
    it.click();
    await Promise.resolve(); // the page goes on, and has drawn nothing yet
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F1', cancelable: true }));
    await frame;
  });
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(dialog, 'asked for again before the next frame').toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(copy).toBeFocused();

  await page.keyboard.press('Control+f');
  await page.keyboard.type('?');
  await expect(page.locator('#find'), 'what is typed into a field stays there').toHaveValue('?');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('F1');
  await expect(dialog).toBeVisible();
  await inspect(page, 'shortcuts');
});
