import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, pasteToken, test } from '../parts/marquee';
import { endOf, isRunning } from '../parts/processes';
import { noteDialogs } from './dialogs';

for (const how of ['an exception', 'a rejection'] as const) {
  test(`${how} that nobody caught ends Marquee with words of its own`, async ({ marquee, token }) => {
    await marquee.signIn(token);
    const { app, output } = await marquee.openAndRead();
    await noteDialogs(app);
    const ended = endOf(app);
    await app.evaluate((_, isException) => {
      const fault = new Error('a canary, as an exception may quote a token');
      const happen = (): void => {
        if (!isException) void Promise.reject(fault);
        else
          setImmediate(() => {
            throw fault;
          });
      };
      happen();
      happen();
    }, how === 'an exception');
    expect(await ended).toBe(1);
    expect(output()).toContain('dialog: Marquee Something went wrong, and Marquee has to close.');
    expect(output().split('dialog:'), 'it is said once').toHaveLength(2);
    expect(output()).not.toContain('canary');
  });
}

test('a fault that comes while Marquee quits opens no dialog, which would hold up the end', async ({
  marquee,
}) => {
  const { app, output } = await marquee.open();
  await noteDialogs(app);
  const ended = endOf(app);
  await app.evaluate(({ app: it }) => {
    it.once('will-quit', (event) => {
      event.preventDefault(); // the words come a moment later; quitting takes another one
      void Promise.reject(new Error('too late'));
    });
    setImmediate(() => it.quit());
  });
  expect(await ended).toBe(1);
  expect(output()).toContain('Something went wrong');
  expect(output()).not.toContain('dialog:');
});

test('Marquee that is killed while it signs in leaves no process, and the sign-in can be begun again', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  const { app, page } = await marquee.open();
  const release = plexTv.hold();
  await pasteToken(page, token);
  await plexTv.waitForRequests(1);
  const processes = await app.evaluate(({ app: it }) => it.getAppMetrics().map(({ pid }) => pid));
  app.process().kill('SIGKILL');
  await expect.poll(() => processes.filter(isRunning)).toEqual([]);
  expect(await desktop.keyring.lookup('plex.tv token')).toBeNull();
  release();

  const again = await marquee.open();
  await pasteToken(again.page, token);
  await expect(again.page.locator('[data-name]')).toHaveText('Quiet Lantern');
});

test('Marquee that is killed while it reads is signed in as before when it starts again', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  await marquee.signIn(token);
  const { app, page } = await marquee.openAndRead();
  const release = plexTv.hold();
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-reading]')).toBeVisible();
  app.process().kill('SIGKILL');
  release();

  const again = await marquee.openAndRead();
  await expect(again.page.locator('[data-name]')).toHaveText('Quiet Lantern');
  await expect(again.page.locator('[data-problem], [data-notice]')).toHaveCount(0);
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(token);
});

test('asked to end in the middle of a reading and with a keychain that hangs, Marquee ends in good order', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  await marquee.signIn(token);
  const { app, page, output } = await marquee.openAndRead();
  const processes = await app.evaluate(({ app: it }) => it.getAppMetrics().map(({ pid }) => pid));
  await noteDialogs(app);
  const ended = endOf(app);
  plexTv.hold();
  await page.keyboard.press('Control+r');
  await plexTv.waitForRequests(2);
  desktop.keyring.stop();
  app.process().kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(output()).not.toContain('dialog:');
  await expect.poll(() => processes.filter(isRunning)).toEqual([]);
  expect(JSON.parse(readFileSync(join(marquee.userData, 'account.json'), 'utf8'))).toMatchObject({
    accounts: [{ id: 1 }],
  });
});
