import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { accounts } from '../../plex-tv/accounts/accounts';
import { displayOf } from '../parts/start/displays';
import { openPopover } from '../parts/intruder';
import { expect, test } from '../parts/marquee';
import { catchPages } from '../parts/opened-pages';

const run = promisify(execFile);

test.use({ knowsNoTray: false, desktopOptions: { keyring: 'unlocked', trayHost: true } });

test('a click on the icon opens the popover, which leads on and closes again', async ({
  marquee,
  desktop,
  plexTv,
  token,
}) => {
  await marquee.signIn(token);
  const { app } = await marquee.startHidden();

  let popover = await openPopover(app, desktop);
  await expect(popover.locator('[data-name]')).toHaveText('Quiet Lantern');
  await expect(popover.locator('[data-pass=calm]')).toContainText('Plex Pass · Lifetime');
  const opened = await catchPages(app);
  await expect(popover.locator('[data-line=health]')).toContainText('Well protected');
  await popover.getByRole('button', { name: 'Manage Plex Pass' }).click();
  await popover.getByRole('button', { name: 'Open my Plex account' }).click();
  await expect
    .poll(opened)
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

  popover = await openPopover(app, desktop);
  const profile = app.waitForEvent('window');
  await popover.locator('[data-line=change]').getByRole('button').click();
  await expect((await profile).locator('[data-view=history]')).toBeVisible();
  await expect.poll(() => app.windows().length, 'the popover made way').toBe(1);

  popover = await openPopover(app, desktop);
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
  const popover = await openPopover(app, desktop);
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
  const popover = await openPopover(app, desktop);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
  await desktop.trayHost.activate();
  await expect.poll(() => popover.isClosed(), 'a second click closes it').toBe(true);
});

test('the popover stands in no list of windows', async ({ marquee, desktop }) => {
  const { app } = await marquee.startHidden();
  await openPopover(app, desktop);
  const id = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNativeWindowHandle().readUInt32LE(0),
  );
  const { stdout } = await run('xprop', ['-id', String(id), '_NET_WM_WINDOW_TYPE'], {
    env: { ...process.env, ...displayOf(test.info().parallelIndex) },
  });
  expect(stdout).toContain('_NET_WM_WINDOW_TYPE_TOOLBAR');
});
