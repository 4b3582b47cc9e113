import { truncateSync, writeFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FaultName } from '../../plex-tv/faults/faults';
import { expect, pasteToken, test } from '../parts/marquee';

test.beforeEach(async ({ marquee, token }) => {
  await marquee.signIn(token);
});

test('a refresh shows what has changed at plex.tv', async ({ marquee, plexTv, token }) => {
  const { page } = await marquee.openAndRead();
  await expect(page.locator('[data-field=homeSize]')).toContainText('4');

  plexTv.setUser(token, { attributes: { homeSize: '6', title: 'Loud Lantern' } });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.locator('[data-field=homeSize]')).toContainText('6');
  await expect(page.locator('[data-name]')).toHaveText('Loud Lantern');

  plexTv.setUser(token, { attributes: { title: 'Quiet Lantern' } });
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
});

test('progress is shown while plex.tv is asked, and one request serves all who ask', async ({
  marquee,
  plexTv,
}) => {
  const { page } = await marquee.openAndRead();
  const before = plexTv.requests.filter(({ route }) => route === 'user').length;

  const release = plexTv.hold();
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-reading]')).toBeVisible();
  await page.keyboard.press('Control+r');
  await page.keyboard.press('Control+r');
  release();
  await expect(page.locator('[data-reading]')).toBeHidden();
  expect(plexTv.requests.filter(({ route }) => route === 'user')).toHaveLength(before + 1);
});

test('a reply that plex.tv says is unchanged is fresh again', async ({ marquee, plexTv }) => {
  const { page } = await marquee.openAndRead();
  const read = async (): Promise<string | null> => page.locator('[data-last-read]').getAttribute('datetime');
  const before = await read();
  await page.keyboard.press('Control+r');
  const requests = await plexTv.waitForRequests(2);
  expect(requests[1]?.headers['if-none-match']).toBeTruthy();
  await expect.poll(read).not.toBe(before);
  await expect(page.locator('[data-problem]')).toBeHidden();
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
});

test('after the computer wakes plex.tv is read once more', async ({ marquee, plexTv }) => {
  const { app } = await marquee.openAndRead();
  await app.evaluate(({ net, powerMonitor }) => {
    net.isOnline = () => true; // the machine that tests run on may have no network but its own
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
    powerMonitor.emit('resume');
  });
  expect(await plexTv.waitForRequests(2)).toHaveLength(2);
});

test('how often plex.tv is read can be set, and is kept', async ({ marquee }) => {
  const { app, page } = await marquee.openAndRead();
  await expect(page.locator('[data-next-read]')).toBeVisible();
  await page.keyboard.press('Control+,');
  await page.getByRole('combobox', { name: 'How often to check plex.tv' }).selectOption('Manually');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-next-read]')).toBeHidden();
  await app.close();

  const again = await marquee.openAndRead();
  await expect(again.page.locator('[data-next-read]')).toBeHidden();
});

const failures: readonly [FaultName, string][] = [
  ['401', 'rejected'],
  ['422-invalid-token', 'rejected'],
  ['503', 'unavailable'],
  ['403-html', 'intercepted'],
  ['cut-at-start', 'unreachable'],
  ['200-html', 'unreadable'],
  ['302', 'unreadable'],
  ['400', 'bad-request'],
  ['429-seconds', 'rate-limited'], // the last: until plex.tv may be asked again
];

test('after a failure the last good reply stays on screen, and the failure is called what it is', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  const { page } = await marquee.openAndRead();
  const problem = page.locator('[data-problem]');
  for (const [fault, kind] of failures) {
    await test.step(`${fault} is ${kind}`, async () => {
      await expect(problem).toBeHidden();
      plexTv.answerWith(fault);
      await page.keyboard.press('Control+r');
      await expect(problem).toHaveAttribute('data-problem', kind);
      await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
      await expect(page.locator('[data-last-read]')).toBeVisible();
      expect(await desktop.keyring.lookup('plex.tv token'), 'no failure signs anyone out').toBe(token);
      plexTv.clearFaults();
      await page.keyboard.press('Control+r');
    });
  }
});

test('while plex.tv asks to slow down it is left alone, and the window says until when', async ({
  marquee,
  plexTv,
}) => {
  const { page } = await marquee.openAndRead();
  plexTv.answerWith('429-seconds');
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-problem=rate-limited] [data-retry]')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Refresh' })).toHaveAttribute('aria-disabled', 'true');

  const readings = () => plexTv.requests.filter(({ route }) => route === 'user');
  const before = readings().length;
  await page.evaluate(() => Promise.all([window.marquee.refresh(), window.marquee.refresh()]));
  await expect(page.locator('[data-problem=rate-limited]')).toBeVisible();
  expect(readings()).toHaveLength(before);
});

test('a rejected sign-in is renewed in place', async ({ marquee, plexTv, desktop, token }) => {
  const { page } = await marquee.openAndRead();
  plexTv.revoke(token);
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-problem=rejected]')).toBeVisible();

  const renewed = plexTv.addAccount('<user id="700000001" title="Quiet Lantern renewed"/>');
  await pasteToken(page, renewed);
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern renewed');
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(renewed);
});

test('after a restart the last good reply is there before plex.tv answers', async ({ marquee, plexTv }) => {
  const release = plexTv.hold();
  const { page } = await marquee.open();
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
  await expect(page.locator('[data-reading]')).toBeVisible();
  release();
  await expect(page.locator('[data-reading]')).toBeHidden();
});

const damages: readonly [string, (file: string) => void][] = [
  ['cut short', (file) => truncateSync(file, 40)],
  ['emptied', (file) => truncateSync(file, 0)],
  ['foreign', (file) => writeFileSync(file, Buffer.alloc(500, 7))],
];

for (const [how, damage] of damages) {
  test(`a cache that is ${how} is set aside and read again`, async ({ marquee }) => {
    const file = join(marquee.userData, 'last-reply.sealed');
    expect((await stat(file)).size).toBeGreaterThan(100);
    damage(file);

    const { page } = await marquee.open();
    await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
    expect(
      (await readdir(marquee.userData)).filter((name) => name.startsWith('last-reply.sealed.damaged-')),
    ).toHaveLength(1);
  });
}

test('damaged settings are set aside, told, and replaced by defaults', async ({ marquee }) => {
  writeFileSync(join(marquee.userData, 'settings.json'), '{"showPrivate": "perhaps"');
  const { page } = await marquee.open();
  await expect(page.locator('[data-notice]')).toContainText('The old file was kept as');
  await expect(page.getByRole('status').filter({ has: page.locator('[data-notice]') })).toBeVisible();
  await expect(page.locator('[data-field=email] [data-hidden]')).toBeVisible();
  await page.locator('[data-notice]').getByRole('button').click();
  await expect(page.locator('[data-notice]')).toBeHidden();
});
