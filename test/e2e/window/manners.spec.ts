import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { openPopover } from '../parts/intruder';
import { expect, test } from '../parts/marquee';
import { endOf } from '../parts/processes';

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true } });

/** Answers the questions that belong to the window with the button of this name; the dialog itself is the system's. */
async function willAnswer(app: ElectronApplication, button: string): Promise<void> {
  await app.evaluate(({ dialog }, answer) => {
    dialog.showMessageBox = ((_: Electron.BrowserWindow, options: Electron.MessageBoxOptions) =>
      Promise.resolve({ response: options.buttons?.indexOf(answer) ?? -1, checkboxChecked: false })) as never;
  }, button);
}

const closeWindow = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

test('closing the window asks once, and then stays in the tray', async ({ marquee, desktop }) => {
  const { app, page } = await marquee.open();
  await desktop.trayHost.whenKnown(); // until then there is no tray to stay in
  await willAnswer(app, 'Cancel');
  await closeWindow(app);
  await expect(page.locator('[data-view=welcome]'), 'nothing was chosen').toBeVisible();

  await willAnswer(app, 'Keep in tray');
  await closeWindow(app);
  await expect.poll(() => app.windows().length).toBe(0);
  expect(JSON.parse(readFileSync(join(marquee.userData, 'settings.json'), 'utf8'))).toMatchObject({
    onClose: 'tray',
  });

  await willAnswer(app, 'never asked again');
  const window = app.waitForEvent('window');
  await desktop.trayHost.click('Open profile');
  await (await window).locator('body[data-ready]').waitFor();
  await closeWindow(app);
  await expect.poll(() => app.windows().length).toBe(0);
  await expect.poll(() => desktop.trayHost.count).toBe(1);
});

test('closing the window quits for who chose that', async ({ marquee, desktop }) => {
  const { app } = await marquee.open();
  await desktop.trayHost.whenKnown();
  const ended = endOf(app);
  await willAnswer(app, 'Quit Marquee');
  await closeWindow(app);
  await ended;
});

test('an update that could not be installed leaves what closing the window does as it was', async ({
  marquee,
  desktop,
}) => {
  const { app, page } = await marquee.open();
  await desktop.trayHost.whenKnown();
  await page.evaluate(() => window.marquee.update('install')); // there is none in a checkout
  const ended = endOf(app);
  await willAnswer(app, 'Quit Marquee');
  await closeWindow(app);
  await ended;
});

test('what closing does, the notifications and the reminder can be set', async ({ marquee, desktop }) => {
  const { page } = await marquee.open('--demo');
  await desktop.trayHost.whenShown();
  await page.keyboard.press('Control+,');
  await page.getByRole('combobox', { name: 'When you close the window' }).selectOption('Stay in the tray');
  await page.getByRole('switch', { name: 'Security' }).click();
  await page.getByRole('combobox', { name: 'Remind me' }).selectOption('14 days before');
  await page.getByRole('switch', { name: 'Renewal' }).click();
  await expect(page.getByRole('combobox', { name: 'Remind me' })).toBeHidden();
  await page.getByRole('switch', { name: 'Launch at login' }).click();
  await expect(page.getByRole('switch', { name: 'Launch at login' })).toBeChecked();
  await expect(() => {
    const kept = JSON.parse(readFileSync(join(marquee.userData, 'settings.json'), 'utf8')) as unknown;
    expect(kept).toMatchObject({
      onClose: 'tray',
      mutedNotices: ['features', 'security', 'renewal'],
      remindDays: 14,
    });
  }).toPass();
});

test('forgetting everything leaves Marquee as on its first day', async ({ marquee, desktop, token }) => {
  await marquee.signIn(token);
  const read = (name: string) =>
    JSON.parse(readFileSync(join(marquee.userData, name), 'utf8')) as Record<string, unknown>;
  const before = read('account.json')['clientIdentifier'];
  const aside = (name: string): string => `${name}.damaged-20260101T000000000Z`;
  for (const name of ['account.json', 'settings.json', 'history.sealed', 'window.json', 'told.json']) {
    writeFileSync(join(marquee.userData, aside(name)), 'no JSON');
  }
  const { page } = await marquee.openAndRead();
  await page.keyboard.press('Control+,');
  await page.getByRole('switch', { name: 'Always show email and IDs' }).click();
  await page.getByRole('button', { name: 'Forget everything…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click();
  await expect(page.locator('[data-view=welcome]')).toBeVisible();
  expect(await desktop.keyring.count(), 'nothing is left in the keychain').toBe(0);
  expect(read('settings.json')['showPrivate']).toBe(false);
  expect(read('account.json')['clientIdentifier']).not.toBe(before);
  await expect.poll(() => readdirSync(marquee.userData).filter((it) => it.includes('damaged'))).toEqual([]);
});

test('quitting keeps what was just read', async ({ marquee, plexTv, token }) => {
  await marquee.signIn(token);
  const { app, page } = await marquee.openAndRead();
  plexTv.setUser(token, { attributes: { title: 'Loud Lantern' } });
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-name]')).toHaveText('Loud Lantern');
  await app.close();
  plexTv.answerWith('503');
  const again = await marquee.open();
  await expect(again.page.locator('[data-name]')).toHaveText('Loud Lantern');
});

test('quitting keeps a setting and the place of the window, changed at the last moment', async ({
  marquee,
}) => {
  const { app, page } = await marquee.open();
  const ended = endOf(app);
  await page.evaluate(() => {
    void window.marquee.changeSettings({ theme: 'dark' });
  });
  await app.evaluate(({ app: it, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setSize(901, 701);
    window?.emit('resize'); // as the display server says a moment later
    it.quit();
  });
  await ended;
  const read = (name: string): unknown => JSON.parse(readFileSync(join(marquee.userData, name), 'utf8'));
  expect(read('window.json')).toMatchObject({ width: 901, height: 701 });
  expect(read('settings.json')).toMatchObject({ theme: 'dark' });
});

test('the start warns of nothing that a person can’t act on', async ({ marquee, desktop }) => {
  const { app, output } = await marquee.open('--demo');
  await openPopover(app, desktop);
  await app.close();
  expect(output(), 'what is written is seen here').toMatch(/debugger/i);
  expect(output()).not.toMatch(/^(?!\[).*warning/im);
});
