import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { accounts } from '../../plex-tv/accounts/accounts';
import { openPopover } from '../parts/intruder';
import { expect, pasteToken, test } from '../parts/marquee';
import { choices, tooltip } from '../parts/tray';
import { signInTwo } from '../parts/sign-ins';

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true, notifications: {} } });

/** The names with which the lines of `--status` begin, each once. */
function namesIn(status: string): readonly string[] {
  return [...new Set(Array.from(status.matchAll(/^([^:\n]+): /gm), ([, name = '']) => name))];
}

test('two accounts stand side by side on the command line, each with what is its own', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  const other = await signInTwo(marquee, plexTv, token);
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(token);
  expect(await desktop.keyring.lookup('plex.tv token 2')).toBe(other);

  const all = await marquee.run(['--status']);
  expect(namesIn(all.stdout)).toEqual(['Quiet Lantern', 'Paper Moon']);
  const json = JSON.parse((await marquee.run(['--status=json'])).stdout) as {
    user: { title: string };
    accounts: { user: { title: string } }[];
  };
  expect(json.user.title, 'the account that is shown').toBe('Paper Moon');
  expect(json.accounts.map(({ user }) => user.title)).toEqual(['Quiet Lantern', 'Paper Moon']);

  const one = await marquee.run(['--status=json', '--account', 'quiet lantern']);
  expect(JSON.parse(one.stdout)).toMatchObject({ state: 'ready', user: { title: 'Quiet Lantern' } });
  expect(one.stdout).not.toContain('Paper Moon');
  const nobody = await marquee.run(['--status', '--account', 'Nobody']);
  expect([nobody.code, nobody.stdout]).toEqual([2, '']);
  expect(nobody.stderr).toContain('Quiet Lantern and Paper Moon');
});

test('the same account twice is updated, not added', async ({ marquee, plexTv, desktop, token }) => {
  await marquee.signIn(token);
  const again = plexTv.addAccount(accounts.lifetimeHome);
  await marquee.signIn(again);
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(again);
  expect(await desktop.keyring.lookup('plex.tv token 2')).toBeNull();
});

test('signing one out leaves the other with all that is its own, and a window that is open shows it', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  const other = await signInTwo(marquee, plexTv, token);
  const which = await marquee.run(['--sign-out']);
  expect(which.code).toBe(2);
  expect(which.stderr).toContain('--account NAME');
  const { page } = await marquee.openAndRead();
  await expect.poll(() => choices(desktop)).toContain('Quiet Lantern'); // it is read after the one that is shown
  await desktop.trayHost.click('Quiet Lantern');
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');

  expect((await marquee.run(['--sign-out', '--account=Quiet Lantern'])).code).toBe(0);
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-name]')).toHaveText('Paper Moon');
  await expect.poll(() => choices(desktop)).toEqual([]);
  expect(await desktop.keyring.lookup('plex.tv token')).toBeNull();
  expect(await desktop.keyring.lookup('plex.tv token 2')).toBe(other);
  const files = readdirSync(marquee.userData).filter((name) => name.endsWith('.sealed'));
  expect(files).toEqual(expect.arrayContaining(['history-2.sealed', 'last-reply-2.sealed']));
  expect(files.filter((name) => !name.includes('-2.'))).toEqual([]);
  plexTv.answerWith('503');
  const { stdout } = await marquee.run(['--status=json']);
  expect(JSON.parse(stdout), 'its cache still opens').toMatchObject({ user: { title: 'Paper Moon' } });
});

test('the tray lets a person choose between accounts, and shows that another one needs attention', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  await signInTwo(marquee, plexTv, token);
  const { page } = await marquee.openAndRead();
  await expect(page.locator('[data-name]')).toHaveText('Paper Moon');
  await expect.poll(() => choices(desktop)).toEqual(['Quiet Lantern', '[Paper Moon]']);
  await expect.poll(() => tooltip(desktop)).toMatch(/^Paper Moon\n/);
  await expect.poll(async () => (await tooltip(desktop)).includes('Not updated for a while')).toBe(false);

  await desktop.trayHost.click('Quiet Lantern');
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
  await expect.poll(() => choices(desktop)).toEqual(['[Quiet Lantern]', 'Paper Moon']);
  const calm = await desktop.trayHost.item();
  await plexTv.waitForRequests(3); // the second sign-in, and the first reading of each
  await expect(page.locator('[data-reading]')).toBeHidden();

  plexTv.revoke(token);
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-problem=rejected]')).toBeVisible();
  const [shown] = await desktop.notifications.waitFor(1);
  expect(shown?.body).toContain('Quiet Lantern');
  await desktop.trayHost.click('Paper Moon');
  await expect(page.locator('[data-name]')).toHaveText('Paper Moon');
  await expect.poll(() => choices(desktop)).toEqual(['Quiet Lantern (!)', '[Paper Moon]']);
  expect((await desktop.trayHost.item()).icons, 'another account needs attention').not.toEqual(calm.icons);
  await expect.poll(() => tooltip(desktop)).toMatch(/^Paper Moon\n[^]*\nQuiet Lantern needs attention$/);
  await expect(page.locator('[data-switcher]')).toHaveAccessibleDescription('Quiet Lantern needs attention');

  desktop.notifications.click(shown?.id ?? 0);
  await expect(page.locator('[data-name]'), 'a click shows the account in question').toHaveText(
    'Quiet Lantern',
  );
});

test('all accounts are read in the background, the one that is shown first', async ({
  marquee,
  plexTv,
  token,
}) => {
  const other = await signInTwo(marquee, plexTv, token);
  const before = plexTv.requests.length;
  await marquee.openAndRead();
  const readings = (await plexTv.waitForRequests(before + 2)).slice(before);
  expect(readings.map(({ headers }) => headers['x-plex-token'])).toEqual([other, token]);
});

test('when Marquee’s record of the accounts is lost, all come back', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  await signInTwo(marquee, plexTv, token);
  rmSync(join(marquee.userData, 'account.json'));
  await marquee.openAndRead();
  await expect
    .poll(async () => (await choices(desktop)).map((label) => label.replace(/[[\]]/g, '')))
    .toEqual(['Quiet Lantern', 'Paper Moon']);
  const again = await marquee.run(['--status']);
  expect(namesIn(again.stdout), 'and stay').toEqual(['Quiet Lantern', 'Paper Moon']);
});

test('a window and commands that sign in at the same time keep each account, and the window shows all', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  await marquee.signIn(token);
  const { app, page } = await marquee.openAndRead();
  const titles = ['One', 'Two', 'Three', 'Four'];
  const [own = '', ...others] = titles.map((title, index) =>
    plexTv.addAccount(`<user id="${850 + index}" title="${title}"/>`),
  );
  const commands = others.map((other) => marquee.run(['--sign-in'], { input: other }));
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Add account…' }).click();
  await pasteToken(page, own);
  expect((await Promise.all(commands)).map(({ code }) => code)).toEqual([0, 0, 0]);
  await expect(page.locator('[data-name]')).toHaveText('One');

  // As when a person comes back from the terminal.
  await app.evaluate(({ app: main }) => main.emit('browser-window-focus'));
  const shown = async () => (await choices(desktop)).map((label) => label.replace(/[[\]]/g, '')).sort();
  await expect.poll(shown).toEqual(['Quiet Lantern', ...titles].sort());
  expect(await desktop.keyring.count(), 'five tokens and the key').toBe(6);
  const report = JSON.parse((await marquee.run(['--status=json'])).stdout) as {
    accounts: { user: { title: string } }[];
  };
  expect(report.accounts.map(({ user }) => user.title).sort()).toEqual(['Quiet Lantern', ...titles].sort());

  expect((await marquee.run(['--sign-out', '--account', 'Three'])).code).toBe(0);
  await app.evaluate(({ app: main }) => main.emit('browser-window-focus'));
  await expect.poll(shown).toEqual(['Quiet Lantern', 'One', 'Two', 'Four'].sort());
});

test('twenty accounts are there at the start', async ({ marquee, plexTv, desktop }) => {
  test.slow(); // each is signed in by a command of its own
  const names = Array.from({ length: 20 }, (_, index) => `Account ${String(index + 1).padStart(2, '0')}`);
  for (const [index, name] of names.entries()) {
    await marquee.signIn(plexTv.addAccount(`<user id="${800 + index}" title="${name}"/>`));
  }
  const { page } = await marquee.open();
  await expect(page.locator('[data-name]')).toHaveText('Account 20');
  await desktop.trayHost.whenShown();
  await expect.poll(() => choices(desktop)).toHaveLength(20);
});

test('the popover opens a menu of the accounts, and stays for the one that is chosen', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  await signInTwo(marquee, plexTv, token);
  const { app } = await marquee.openAndRead();
  await expect.poll(() => choices(desktop)).toEqual(['Quiet Lantern', '[Paper Moon]']);
  const popover = await openPopover(app, desktop);
  await expect(popover.locator('[data-name]')).toHaveText('Paper Moon');

  const opened = await app.evaluateHandle(({ Menu }) => {
    const menus: Electron.Menu[] = [];
    const popup = Reflect.get(Menu.prototype, 'popup');
    Menu.prototype.popup = function (this: Electron.Menu, options) {
      menus.push(this);
      popup.call(this, options);
    };
    return menus;
  });
  const labels = () => opened.evaluate(([menu]) => menu?.items.map(({ label, checked }) => [label, checked]));
  await popover.getByRole('button', { name: 'Switch account' }).click();
  await expect.poll(labels).toEqual([
    ['Quiet Lantern', false],
    ['Paper Moon', true],
  ]);
  await opened.evaluate(([menu]) => {
    menu?.items[0]?.click();
    menu?.closePopup();
  });
  await expect(popover.locator('[data-name]')).toHaveText('Quiet Lantern');
  expect(popover.isClosed()).toBe(false);

  await popover.keyboard.press('Escape').catch(() => undefined); // the key comes up when the window is gone
  await expect.poll(() => popover.isClosed()).toBe(true);
});
