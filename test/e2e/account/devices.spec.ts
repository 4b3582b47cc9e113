import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accounts } from '../../plex-tv/accounts/accounts';
import { device } from '../../plex-tv/accounts/devices';
import { secrets } from '../../plex-tv/accounts/secrets';
import { CanarySearch } from '../parts/canaries';
import { openPopover } from '../parts/intruder';
import { expect, test } from '../parts/marquee';

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true, notifications: {} } });

const canaries = new CanarySearch(Object.values(secrets));

test.describe('of an account that is signed in', () => {
  test.beforeEach(async ({ marquee, token }) => {
    await marquee.signIn(token);
  });

  test('a device that signs in is told once, also across a restart, and a click shows it', async ({
    marquee,
    desktop,
    plexTv,
    token,
  }) => {
    const first = await marquee.openAndRead();
    await first.page.getByRole('button', { name: 'Devices' }).click();
    await expect(first.page.locator('[data-device]')).toHaveCount(3);
    expect(desktop.notifications.shown, 'the first list alarms nobody').toEqual([]);
    await marquee.close();

    plexTv.addDevice(token, device('777', 'Somebody’s Tablet'));
    const { page } = await marquee.openAndRead();
    const [shown] = await desktop.notifications.waitFor(1);
    expect(shown?.summary).toBe('A new device signed in to your Plex account');
    expect(shown?.body, 'it may stand on a locked screen').not.toContain('Tablet');
    await expect(page.getByRole('button', { name: 'Devices 1 new device' })).toBeVisible();
    await expect(page.locator('[data-advice=newDevices]')).toBeVisible();
    await expect.poll(async () => (await desktop.trayHost.item()).tooltip).toContain('1 new change');

    desktop.notifications.click(shown?.id ?? 0);
    const row = page.locator('[data-device="777"]');
    await expect(row).toContainText('New');
    await expect(page.locator('[data-stranger]')).toContainText('Someone may have your password');
    await expect.poll(async () => (await desktop.trayHost.item()).tooltip).not.toContain('new change');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'What changed' }).click();
    await expect(page.locator('[data-view=history]')).toContainText('Somebody’s Tablet');
    await marquee.close();

    const last = await marquee.openAndRead();
    await last.page.getByRole('button', { name: 'Devices' }).click();
    await expect(last.page.locator('[data-device="777"]')).toBeVisible();
    await plexTv.waitForRequests(3, 'devices');
    expect(desktop.notifications.shown).toHaveLength(1);
  });

  test('nothing that was read lies ahead, however old the moment is that a page goes by', async ({
    marquee,
    desktop,
  }) => {
    const { app, page } = await marquee.openAndRead();
    const slow = 'Date.now = ((now) => () => now() - 3 * 60_000)(Date.now); undefined';
    await page.evaluate(slow);
    await page.keyboard.press('Control+r');
    await expect(page.locator('[data-last-read]')).toHaveText('just now');
    await page.getByRole('button', { name: 'Devices' }).click();
    await page.getByRole('button', { name: 'Refresh devices' }).click();
    await expect(page.locator('[data-view=devices]')).toContainText('Updated just now');
    const popover = await openPopover(app, desktop);
    await popover.evaluate(slow);
    await popover.getByRole('button', { name: 'Refresh' }).click();
    await expect(popover.locator('[data-last-read]')).toHaveText('just now');
  });

  test('a device is removed when plex.tv has agreed, and a server is never offered for it', async ({
    marquee,
    plexTv,
  }) => {
    const { page } = await marquee.openAndRead();
    await page.getByRole('button', { name: 'Devices' }).click();
    await expect(page.locator('[data-device]')).toHaveCount(3);
    await expect(page.locator('[data-device="501"]').getByRole('button')).toHaveCount(0);
    expect(await page.evaluate(() => window.marquee.removeDevice({ account: 1, id: '501' }))).toMatchObject({
      ok: false,
      problem: { kind: 'invalid-call' },
    });
    await page.getByRole('button', { name: 'Remove Living Room' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove Living Room?' });
    plexTv.answerWith('503', { times: 1, to: 'remove-device' });
    await dialog.getByRole('button', { name: 'Remove device' }).click();
    await expect(dialog).toContainText('problem');
    await expect(page.locator('[data-device="502"]')).toBeVisible();

    await dialog.getByRole('button', { name: 'Remove device' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.locator('[data-device="502"]')).toHaveCount(0);
    const removals = plexTv.requests.filter(({ route }) => route === 'remove-device');
    expect(removals.map(({ path }) => path)).toEqual(['/devices/502.xml', '/devices/502.xml']);
  });

  test('the keyboard stays at its device while another comes before it', async ({
    marquee,
    plexTv,
    token,
  }) => {
    const { page } = await marquee.openAndRead();
    await page.getByRole('button', { name: 'Devices' }).click();
    const remove = page.getByRole('button', { name: 'Remove Living Room' });
    await remove.focus();
    plexTv.addDevice(token, device('778', 'Somebody’s Tablet', { lastSeenAt: '1764100000' }));
    await page.evaluate(() => window.marquee.refreshDevices());
    await expect(page.locator('[data-device="778"] ~ [data-device="502"]')).toBeVisible();
    await expect(remove).toBeFocused();
  });

  test('a list that fails is told, and what is known stays', async ({ marquee, plexTv }) => {
    // Not by the schedule: after a failure it reads again at any moment of a minute.
    await writeFile(join(marquee.userData, 'settings.json'), '{"refreshMinutes": null}');
    plexTv.answerWith('503', { times: 1, to: 'devices' });
    const { page } = await marquee.openAndRead();
    await page.getByRole('button', { name: 'Devices' }).click();
    await expect(page.locator('[data-state=failed]')).toContainText('problem');
    await page.getByRole('button', { name: 'Refresh devices' }).click();
    await expect(page.locator('[data-device]')).toHaveCount(3);
    plexTv.answerWith('410', { times: 1, to: 'devices' });
    await page.getByRole('button', { name: 'Refresh devices' }).click();
    await expect(page.locator('[data-state=old]')).toContainText('no longer offers its list');
    await expect(page.locator('[data-device]')).toHaveCount(3);
    await expect(page.locator('[data-rest]')).toContainText('plex.tv can be asked again');
    for (const button of await page.getByRole('button', { name: 'Refresh devices' }).all())
      await expect(button).toHaveAttribute('aria-disabled', 'true');
    await page.evaluate(() => window.marquee.refreshDevices());
    expect(plexTv.requests.filter(({ route }) => route === 'devices')).toHaveLength(3);
  });

  test('who switches the watch off is not asked about', async ({ marquee, plexTv }) => {
    const { page } = await marquee.openAndRead();
    await plexTv.waitForRequests(1, 'devices');
    await page.keyboard.press('Control+,');
    await page.getByRole('switch', { name: 'Watch my devices' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Devices' }).click();
    await expect(page.locator('[data-state=off]')).toBeVisible();
    await expect(page.locator('[data-device]')).toHaveCount(0);
  });

  test('nothing secret of the list is on the page, in a file or in the output', async ({
    marquee,
    desktop,
  }) => {
    const json = await marquee.run(['--devices=json']);
    expect(canaries.in(json.stdout + json.stderr)).toEqual([]);
    const { page, output } = await marquee.openAndRead();
    await page.getByRole('button', { name: 'Devices' }).click();
    await expect(page.locator('[data-device]')).toHaveCount(3);
    expect(await canaries.inHeapOf(page)).toEqual([]);
    await marquee.close();
    expect(canaries.in(output())).toEqual([]);
    expect(canaries.inFilesBelow(desktop.env['XDG_CONFIG_HOME'] ?? '')).toEqual([]);
  });
});

test('a new device without an id is marked, and no other without one; a server is one however it is spelled', async ({
  marquee,
  plexTv,
}) => {
  const lastSeenAt = String(Math.floor(Date.now() / 1000));
  const nameless = { id: undefined, lastSeenAt };
  const old = device('701', 'Old', nameless);
  const server = device('702', 'Loud Server', { provides: 'SERVER', lastSeenAt });
  const token = plexTv.addAccount({ ...accounts.free, devices: [old, server] });
  await marquee.signIn(token);
  await marquee.run(['--devices']);
  plexTv.addDevice(token, device('703', 'Newcomer', nameless));
  const { page } = await marquee.openAndRead();
  await page.getByRole('button', { name: 'Devices 1 new device' }).click();
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  await expect(row('Newcomer').locator('.mark')).toHaveText(['New']);
  await expect(row('Old').locator('.mark')).toHaveText([]);
  await expect(row('Loud Server').locator('.mark')).toHaveText(['Server']);
  await expect(row('Loud Server').getByRole('button')).toHaveCount(0);
});

test('while the list is awaited that is said, and so is a list with nothing in it', async ({
  marquee,
  plexTv,
}) => {
  const token = plexTv.addAccount({ ...accounts.free, devices: [] });
  await marquee.signIn(token);
  plexTv.answerWith('never', { times: 1, to: 'devices' });
  const first = await marquee.openAndRead();
  await first.page.getByRole('button', { name: 'Devices' }).click();
  await expect(first.page.locator('[data-state=loading]')).toHaveText('Loading your devices from plex.tv…');
  await marquee.close();

  const { page } = await marquee.openAndRead();
  await page.getByRole('button', { name: 'Devices' }).click();
  await expect(page.locator('[data-state=empty]')).toContainText(
    'plex.tv lists no devices for this account.',
  );
  await expect(page.locator('[data-view=devices]').getByRole('searchbox')).toHaveCount(0);
  plexTv.addDevice(token, device('801', 'Porch'));
  await page.getByRole('button', { name: 'Refresh devices' }).click();
  await expect(page.locator('[data-device="801"]')).toBeVisible();
});

test('a thousand devices are shown in steps, drawn where they are looked at, found and counted', async ({
  marquee,
  plexTv,
}) => {
  await marquee.signIn(plexTv.addAccount(accounts.crowded));
  const { page } = await marquee.openAndRead();
  await page.getByRole('button', { name: 'Devices', exact: true }).click();
  await expect(page.locator('[data-found="1000"]')).toBeVisible();
  const rows = page.locator('[data-device]');
  await expect(rows).toHaveCount(100);
  await expect(rows.last()).toHaveCSS('content-visibility', 'auto');
  for (let shown = 200; shown <= 1000; shown += 100) {
    await page.locator('[data-rest]').getByRole('button').click();
    await expect(rows).toHaveCount(shown);
  }
  await expect(page.locator('[data-rest]')).toHaveCount(0);

  await page.getByRole('searchbox').fill('player 77');
  await expect(page.locator('[data-found="11"]')).toBeVisible();
  await page.getByRole('searchbox').fill('');
  await expect(page.locator('[data-found="1000"]')).toBeVisible();
  await expect(rows, 'not all at once again').toHaveCount(100);
});
