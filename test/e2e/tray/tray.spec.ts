import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desktop } from '../../desktop/desktop';
import { expect, test } from '../parts/marquee';
import { endOf } from '../parts/processes';
import { facts, labelsOf, tooltip } from '../parts/tray';

test.use({ knowsNoTray: false, desktopOptions: { keyring: 'unlocked', trayHost: true } });

const iconOf = async ({ trayHost }: Desktop): Promise<string> =>
  (await trayHost.item()).icons.map(({ hash }) => hash).join();

test('the tray tells how the account stands, and follows what happens to it', async ({
  marquee,
  desktop,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  const { page } = await marquee.openAndRead();
  await expect
    .poll(() => tooltip(desktop))
    .toMatch(/^Quiet Lantern\nPlex Pass · Lifetime\nUpdated just now$/);
  await expect.poll(() => facts(desktop)).toContain('Up to date');
  const icons = [await iconOf(desktop)];

  plexTv.answerWith('503');
  await page.keyboard.press('Control+r');
  await expect.poll(() => tooltip(desktop)).toContain('Plex is having problems.');
  await expect(page.locator('[data-problem]')).toBeVisible();
  icons.push(await iconOf(desktop));

  plexTv.clearFaults();
  plexTv.setUser(token, { attributes: { homeSize: '6' } });
  await page.keyboard.press('Control+r');
  await expect.poll(() => facts(desktop)).toContain('1 new change');
  icons.push(await iconOf(desktop));
  await desktop.trayHost.click('What changed');
  await expect(page.locator('[data-change=home-size]')).toBeVisible();
  await expect.poll(() => facts(desktop), 'a change that was looked at is no news').toContain('Up to date');

  plexTv.revoke(token);
  await page.keyboard.press('Control+r');
  await expect.poll(async () => labelsOf(await desktop.trayHost.menu())).toContain('Sign in again…');

  await desktop.trayHost.click('Settings…');
  await page.getByRole('button', { name: 'Sign out…' }).click();
  await page.getByRole('button', { name: 'Forget on this computer' }).click();
  await expect.poll(() => tooltip(desktop)).toBe('Marquee\nNot signed in.');
  icons.push(await iconOf(desktop));

  await page.getByRole('button', { name: 'Try a demo account' }).click();
  await expect.poll(() => tooltip(desktop)).toContain('Demo Account');
  icons.push(await iconOf(desktop));
  expect(new Set(icons).size, 'each state has an icon of its own').toBe(5);
});

test('every entry of the menu does what it says', async ({ marquee, desktop, plexTv, token }) => {
  await marquee.signIn(token);
  const { app, page } = await marquee.openAndRead();
  const { trayHost } = desktop;
  await expect.poll(() => facts(desktop)).toContain('Updated just now');
  expect(labelsOf(await trayHost.menu()).slice(4)).toEqual([
    'Open profile',
    'Refresh now',
    'What changed',
    'Copy status',
    'Manage Plex Pass',
    'Open my Plex account',
    'Settings…',
    'Launch at login',
    'Sign out…',
    'About Marquee',
    'Check for updates…',
    'Quit Marquee',
  ]);

  await trayHost.click('What changed');
  await expect(page.locator('[data-view=history]')).toBeVisible();
  await trayHost.click('Open profile');
  await expect(page.locator('[data-view=profile]')).toBeVisible();
  await trayHost.click('Settings…');
  await expect(page.locator('[data-view=settings]')).toBeVisible();
  await trayHost.click('About Marquee');
  await expect(page.locator('#about')).toBeFocused();
  await trayHost.click('Sign out…');
  await expect(page.getByRole('dialog', { name: 'Sign out of Quiet Lantern?' })).toBeVisible();
  await page.keyboard.press('Escape');

  await trayHost.click('Copy status');
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/^Quiet Lantern\nPlex Pass · Lifetime\nSecurity: all good\nUpdated just now\.$/);

  const readings = (): number => plexTv.requests.filter(({ route }) => route === 'user').length;
  const before = readings();
  const release = plexTv.hold();
  await trayHost.click('Refresh now');
  await expect
    .poll(() => trayHost.menu(), 'a second click would do nothing, and the entry says so')
    .toContainEqual(expect.objectContaining({ label: 'Just refreshed', enabled: false }));
  await expect.poll(readings).toBe(before + 1);
  release();

  const folder = join(desktop.env['XDG_CONFIG_HOME'] ?? '', 'autostart');
  const autostart = join(folder, 'marquee.desktop');
  const isTicked = async (): Promise<boolean> =>
    (await trayHost.menu()).some(
      ({ label, toggleState }) => label === 'Launch at login' && toggleState === true,
    );
  writeFileSync(folder, 'no place for the file');
  await trayHost.click('Launch at login');
  await expect(page.locator('[data-notice]')).toContainText('couldn’t save');
  expect(await isTicked(), 'what failed is not ticked').toBe(false);
  rmSync(folder);
  await trayHost.click('Launch at login');
  await expect.poll(isTicked).toBe(true);
  expect(readFileSync(autostart, 'utf8')).toMatch(/^Exec=".+" ".+" "--hidden"$/m);
  await trayHost.click('Launch at login');
  await expect.poll(() => existsSync(autostart)).toBe(false);
  await expect.poll(isTicked).toBe(false);
  writeFileSync(autostart, '[Desktop Entry]');
  await app.evaluate(({ app: it }) => it.emit('browser-window-focus'));
  await expect.poll(isTicked, 'what another program has changed is seen').toBe(true);
  writeFileSync(autostart, '[Desktop Entry]\nHidden=true\n');
  await app.evaluate(({ app: it }) => it.emit('browser-window-focus'));
  await expect.poll(isTicked, 'as the desktop’s own settings switch it off').toBe(false);

  expect(readings(), 'who asks twice gets one answer').toBe(before + 1);
  const ended = endOf(app);
  await trayHost.click('Quit Marquee');
  await ended;
  await expect.poll(() => trayHost.count, 'the icon is gone').toBe(0);
});

test('a page that the system can’t open is told of in the window', async ({ marquee, desktop, token }) => {
  await marquee.signIn(token);
  const { app, page } = await marquee.openAndRead();
  await app.evaluate(({ shell }) => {
    shell.openExternal = () => Promise.reject(new Error('There is no browser.'));
  });
  await desktop.trayHost.click('Open my Plex account');
  await expect(page.locator('[data-notice]')).toContainText('Marquee couldn’t open your browser.');
});

test('a status that can’t be copied is told of in the window', async ({ marquee, desktop, token }) => {
  await marquee.signIn(token);
  const { app, page } = await marquee.openAndRead();
  await app.evaluate(({ clipboard }) => {
    clipboard.writeText = () => Promise.reject(new Error('Another program holds it.'));
  });
  await desktop.trayHost.click('Copy status');
  await expect(page.locator('[data-notice]')).toContainText('Marquee couldn’t copy to the clipboard.');
});

test('started hidden Marquee shows its icon alone, and a second start shows the window', async ({
  marquee,
  desktop,
  token,
}) => {
  await marquee.signIn(token);
  const { app } = await marquee.startHidden();
  await desktop.trayHost.whenShown();
  await expect.poll(() => tooltip(desktop)).toContain('Quiet Lantern');
  expect(app.windows()).toEqual([]);

  const window = app.waitForEvent('window');
  expect((await marquee.startAgain()).code).toBe(0);
  await expect((await window).locator('[data-name]')).toHaveText('Quiet Lantern');
});

test('the icon comes back with the panel', async ({ marquee, desktop, token }) => {
  await marquee.signIn(token);
  const { app } = await marquee.startHidden();
  await desktop.trayHost.whenKnown(); // one that goes before Marquee knows of it was no panel
  desktop.trayHost.stop();
  await desktop.trayHost.start();
  await desktop.trayHost.whenShown();
  await expect.poll(() => tooltip(desktop)).toContain('Quiet Lantern');
  expect(desktop.trayHost.count).toBe(1);
  expect(app.windows(), 'a panel that is restarted is no reason to open the window').toEqual([]);
});

test('the panel gets to know which program the icon belongs to', async ({ marquee, desktop }) => {
  await marquee.startHidden();
  await desktop.trayHost.whenShown();
  const { id, title, icons } = await desktop.trayHost.item();
  expect([id, title]).toEqual(['marquee', 'Marquee']);
  expect(icons.map(({ width, height }) => [width, height])).toContainEqual([22, 22]);
});
