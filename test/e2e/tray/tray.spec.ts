import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import type { MenuEntry } from '../../desktop/tray-item';
import type { Desktop } from '../../desktop/desktop';
import { accounts } from '../../plex-tv/accounts/accounts';
import { displayOf } from '../parts/displays';
import { expect, test } from '../parts/marquee';

const run = promisify(execFile);

test.use({ knowsNoTray: false, desktopOptions: { keyring: 'unlocked', trayHost: true } });

const labelsOf = (menu: readonly MenuEntry[]): readonly string[] =>
  menu.filter(({ type }) => type !== 'separator').map(({ label }) => label);

/** What the first lines of the menu say about the account. */
const facts = async ({ trayHost }: Desktop): Promise<string> =>
  (await trayHost.menu())
    .filter(({ enabled }) => !enabled)
    .map(({ label }) => label)
    .join('\n');

const tooltip = async ({ trayHost }: Desktop): Promise<string> => (await trayHost.item()).tooltip;
const iconOf = async ({ trayHost }: Desktop): Promise<string> =>
  (await trayHost.item()).icons.map(({ hash }) => hash).join();

/** As if the person had chosen that once. */
function keepInTray(userData: string): void {
  mkdirSync(userData, { recursive: true });
  writeFileSync(join(userData, 'settings.json'), '{"onClose": "tray"}');
}

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

  expect(readings(), 'who asks twice gets one answer').toBe(before + 1);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await trayHost.click('Quit Marquee');
  await ended;
  await expect.poll(() => trayHost.count, 'the icon is gone').toBe(0);
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

const notice = (page: Page) => page.locator('[data-notice]');

test.describe('where there is no place for tray icons', () => {
  test.use({ desktopOptions: { keyring: 'unlocked' } });

  test('the window opens instead and says why, and closing it quits', async ({ marquee }) => {
    const { app } = await marquee.startHidden();
    const page = await app.firstWindow();
    await expect(notice(page)).toContainText('no place for tray icons');
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    await page.close();
    await ended;
  });
});

test.describe('where there is no session bus', () => {
  test.use({ desktopOptions: { keyring: 'no-bus' } });

  test('the window opens instead and says why', async ({ marquee }) => {
    const { app } = await marquee.startHidden();
    await expect(notice(await app.firstWindow())).toContainText('no place for tray icons');
  });
});

test.describe('where the panel says that it has a place', () => {
  for (const icons of ['refused', 'unlisted', 'unread'] as const) {
    test(`and the icon is ${icons}, the window opens and says why, and closing it quits`, async ({
      marquee,
      desktop,
    }) => {
      keepInTray(marquee.userData);
      desktop.trayHost.become({ icons });
      const { app } = await marquee.startHidden();
      const page = await app.firstWindow();
      await expect(notice(page)).toContainText('isn’t showing Marquee’s tray icon');
      const ended = new Promise((resolve) => app.process().once('exit', resolve));
      await page.close();
      await ended;
    });
  }

  test('a window that is closed before the icon is there comes back when it is refused', async ({
    marquee,
    desktop,
  }) => {
    keepInTray(marquee.userData);
    desktop.trayHost.become({ icons: 'unlisted' });
    const { app } = await marquee.open();
    const window = app.waitForEvent('window');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect(notice(await window)).toContainText('isn’t showing Marquee’s tray icon');
  });

  test('the icon that is taken late is there, and the notice goes', async ({ marquee, desktop }) => {
    desktop.trayHost.become({ icons: 'refused' });
    const { app } = await marquee.startHidden();
    const page = await app.firstWindow();
    await expect(notice(page)).toContainText('isn’t showing Marquee’s tray icon');
    desktop.trayHost.become({ icons: 'taken' });
    desktop.trayHost.stop();
    await desktop.trayHost.start();
    await desktop.trayHost.whenShown();
    await expect(notice(page)).toBeHidden();
  });
});

test.describe('when the icon is lost while no window is open', () => {
  for (const [how, lose] of Object.entries({
    'the panel ends': ({ trayHost }: Desktop) => trayHost.stop(),
    'its host goes': ({ trayHost }: Desktop) => trayHost.become({ hasHost: false }),
    'the watcher drops it and does not take it again'({ trayHost }: Desktop) {
      trayHost.become({ icons: 'refused' });
      trayHost.forgetIcons('told');
    },
  })) {
    test(`since ${how}, the window opens and says why`, async ({ marquee, desktop }) => {
      const { app } = await marquee.startHidden();
      await desktop.trayHost.whenKnown();
      const window = app.waitForEvent('window');
      lose(desktop);
      await expect(notice(await window)).toContainText('tray icon');
    });
  }
});

test.describe('where the panel hangs', () => {
  test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true } });

  test('the window opens instead, and the icon is made when the panel is well again', async ({
    marquee,
    desktop,
  }) => {
    desktop.trayHost.become({ hung: true });
    const { app } = await marquee.startHidden();
    const page = await app.firstWindow();
    await expect(notice(page)).toContainText('no place for tray icons');
    desktop.trayHost.become({ hung: false });
    desktop.trayHost.become({ hasHost: false });
    desktop.trayHost.become({ hasHost: true });
    await desktop.trayHost.whenShown();
    await expect(notice(page)).toBeHidden();
  });

  test('a window that is closed before the panel has answered comes back', async ({ marquee, desktop }) => {
    keepInTray(marquee.userData);
    desktop.trayHost.become({ hung: true });
    const { app } = await marquee.open();
    const window = app.waitForEvent('window');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    const page = await window;
    await expect(notice(page)).toContainText('no place for tray icons');
  });
});

test('a click on the icon opens the popover, which leads on and closes again', async ({
  marquee,
  desktop,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  const { app } = await marquee.startHidden();
  await desktop.trayHost.whenShown();
  const openPopover = async () => {
    const window = app.waitForEvent('window');
    await desktop.trayHost.activate();
    return window;
  };

  let popover = await openPopover();
  await expect(popover.locator('[data-name]')).toHaveText('Quiet Lantern');
  await expect(popover.locator('[data-pass=calm]')).toContainText('Plex Pass · Lifetime');
  await app.evaluate(({ shell }) => {
    Object.assign(globalThis, { opened: [] });
    shell.openExternal = (link) =>
      Promise.resolve(void (globalThis as unknown as { opened: string[] }).opened.push(link));
  });
  await expect(popover.locator('[data-line=health]')).toContainText('Well protected');
  await popover.getByRole('button', { name: 'Manage Plex Pass' }).click();
  await popover.getByRole('button', { name: 'Open my Plex account' }).click();
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
    .toEqual(['https://account.plex.tv/payments', 'https://app.plex.tv/desktop/#!/settings/account']);
  await expect(popover.locator('[data-line=change]')).toHaveText('No changes yet');
  plexTv.setUser(token, { attributes: { homeSize: '6' } });
  await popover.getByRole('button', { name: 'Refresh' }).click();
  await expect(popover.locator('[data-line=change]')).toContainText(
    'The number of people in your Plex Home changed',
  );
  await expect(popover.locator('[data-line=state]')).toContainText('1 new change');

  const closed = popover.waitForEvent('close');
  await popover.keyboard.press('Escape').catch(() => undefined); // the key comes up when the window is gone
  await closed;

  popover = await openPopover();
  const profile = app.waitForEvent('window');
  await popover.locator('[data-line=change]').getByRole('button').click();
  await expect((await profile).locator('[data-view=history]')).toBeVisible();
  await expect.poll(() => app.windows().length, 'the popover made way').toBe(1);

  popover = await openPopover();
  await expect
    .poll(async () => {
      // A focus that is taken back while the window opens is none that a person moved.
      await app.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) if (!window.isResizable()) window.emit('blur');
      });
      return popover.isClosed();
    })
    .toBe(true);
});

test('the popover names the first piece of advice, and leads to it', async ({ marquee, desktop, plexTv }) => {
  const { attributes, ...rest } = accounts.lifetimeHome;
  await marquee.signIn(
    plexTv.addAccount({
      ...rest,
      attributes: { ...attributes, twoFactorEnabled: '0', hasPassword: '0', protected: '0' },
    }),
  );
  const { app } = await marquee.startHidden();
  await desktop.trayHost.whenShown();
  const opened = app.waitForEvent('window');
  await desktop.trayHost.activate();
  const popover = await opened;
  const advice = popover.locator('[data-line=health]').getByRole('button');
  await expect(advice).toHaveText(/Turn on two-factor authentication\s+and 2 more/);
  const profile = app.waitForEvent('window');
  await advice.click();
  await expect((await profile).locator('[data-field=twoFactorEnabled]')).toBeFocused();
});

test('the popover stays open when the focus is taken back while it opens', async ({ marquee, desktop }) => {
  const { app } = await marquee.startHidden();
  await desktop.trayHost.whenShown();
  await app.evaluate(({ app: it }) => {
    it.once('browser-window-created', (_, window) => {
      window.once('show', () => setImmediate(() => window.emit('blur')));
    });
  });
  const opened = app.waitForEvent('window');
  await desktop.trayHost.activate();
  const popover = await opened;
  await popover.locator('body[data-ready]').waitFor();
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
  await desktop.trayHost.activate();
  await expect.poll(() => popover.isClosed(), 'a second click closes it').toBe(true);
});

test('the popover stands in no list of windows', async ({ marquee, desktop }) => {
  const { app } = await marquee.startHidden();
  await desktop.trayHost.whenShown();
  const opened = app.waitForEvent('window');
  await desktop.trayHost.activate();
  const popover = await opened;
  await popover.locator('body[data-ready]').waitFor();
  const id = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNativeWindowHandle().readUInt32LE(0),
  );
  const { stdout } = await run('xprop', ['-id', String(id), '_NET_WM_WINDOW_TYPE'], {
    env: { ...process.env, ...displayOf(test.info().parallelIndex) },
  });
  expect(stdout).toContain('_NET_WM_WINDOW_TYPE_TOOLBAR');
});
