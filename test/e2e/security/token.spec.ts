import type { Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { accounts } from '../../plex-tv/accounts/accounts';
import type { PlexTv } from '../../plex-tv/server';
import { secrets } from '../../plex-tv/accounts/secrets';
import { CanarySearch } from '../parts/canaries';
import { openPopover } from '../parts/intruder';
import { expect, pasteToken, test } from '../parts/marquee';
import { listen } from './eavesdropper';

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true, notifications: {} } });

const TOKEN = 'canary7Token7Of7This7Test';
const BY_BROWSER = 'canary7Token7By7Browser';
const BY_CODE = 'canary7Token7By7Code';
const RENEWED = 'canary7Token7Renewed';
/** The tokens, and everything secret that the stand-in's replies hold. */
const canaries = new CanarySearch([TOKEN, BY_BROWSER, BY_CODE, RENEWED, ...Object.values(secrets)]);

/** Marquee's temporary folder is the test's own. */
let temporary: string;
test.beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'marquee-token-'));
  process.env['TMPDIR'] = temporary;
});
test.afterEach(async () => {
  delete process.env['TMPDIR'];
  await rm(temporary, { recursive: true, maxRetries: 5 }); // the desktop in it is ended after this
});

/** Signs in as `token`, in the browser or with a code; a person there allows it at once. */
async function signInAtPlex(
  page: Page,
  { pins }: PlexTv,
  token: string,
  wish: { readonly strength: 'strong' | 'short'; readonly renews: boolean },
): Promise<void> {
  await page.evaluate((its) => window.marquee.startSignIn(its), wish);
  await expect.poll(() => pins.newestCode).toBeTruthy();
  pins.allow(pins.newestCode ?? '', token);
}

test('the tokens are in the keychain and nowhere else, whatever happens', async ({
  marquee,
  plexTv,
  desktop,
}) => {
  test.slow(); // every way in, through and out
  plexTv.addAccount(accounts.lifetimeHome, TOKEN);
  plexTv.addAccount(accounts.monthlyEnding, BY_BROWSER);
  plexTv.addAccount(accounts.managed, BY_CODE);
  const commands = [await marquee.run(['--sign-in'], { input: TOKEN })];

  const { app, page, output } = await marquee.openAndRead();
  const messages = await listen(app, temporary);
  const pid = app.process().pid ?? 0;

  await test.step('plex.tv fails in every way, then answers', async () => {
    const faults = ['401', '422-invalid-token', '400', '503', '200-html', '302', 'cut-in-body'] as const;
    for (const fault of faults) plexTv.answerWith(fault, { times: 1 });
    for (const [index] of [...faults, 'and a good answer'].entries()) {
      await expect(page.locator('[data-reading]')).toBeHidden();
      await page.keyboard.press('Control+r');
      await plexTv.waitForRequests(3 + index); // signing in and opening were the first two
    }
    await expect(page.locator('[data-problem]')).toBeHidden();
  });

  await test.step('the account changes, which is told, copied and saved', async () => {
    plexTv.setUser(TOKEN, { attributes: { homeSize: '6', twoFactorEnabled: '0' } });
    await page.keyboard.press('Control+r');
    await expect.poll(() => desktop.notifications.shown.length).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Copy all as JSON' }).click();
    await desktop.trayHost.click('Copy status');
    for (const format of ['csv', 'json'] as const) {
      expect(await page.evaluate((it) => window.marquee.exportHistory(it), format)).toMatchObject({
        ok: true,
      });
    }
    for (const format of ['html', 'json'] as const) {
      expect(
        await page.evaluate((it) => window.marquee.exportAccount({ format: it, withPrivate: true }), format),
      ).toEqual({ ok: true, value: true });
    }
    await expect.poll(async () => (await messages()).join()).toContain('Quiet Lantern');
  });

  await test.step('the token goes in the address, as Plex documents it', async () => {
    await page.evaluate(() => window.marquee.changeSettings({ sendTokenAs: 'query' }));
    await page.evaluate(() => window.marquee.refresh());
    expect(plexTv.requests.findLast(({ route }) => route === 'user')?.tokenIn).toBe('query');
    await page.evaluate(() => window.marquee.changeSettings({ sendTokenAs: 'header' }));
  });

  await test.step('a sign-in that plex.tv rejects is renewed', async () => {
    plexTv.revoke(TOKEN);
    await page.keyboard.press('Control+r');
    await expect(page.locator('[data-problem=rejected]')).toBeVisible();
    plexTv.addAccount(accounts.lifetimeHome, RENEWED);
    await signInAtPlex(page, plexTv, RENEWED, { strength: 'strong', renews: true });
    await expect.poll(() => desktop.keyring.lookup('plex.tv token')).toBe(RENEWED);
    await expect(page.locator('[data-problem=rejected]')).toBeHidden();
  });

  await test.step('two more accounts come, by browser and by code', async () => {
    await signInAtPlex(page, plexTv, BY_BROWSER, { strength: 'strong', renews: false });
    await expect(page.locator('[data-name]')).toHaveText('Paper Moon');
    await signInAtPlex(page, plexTv, BY_CODE, { strength: 'short', renews: false });
    await expect(page.locator('[data-name]')).toHaveText('Little Comet');
  });

  await test.step('the command line is asked meanwhile', async () => {
    for (const format of ['--status', '--status=json', '--status=waybar'])
      commands.push(await marquee.run([format]));
    commands.push(
      await marquee.run([`--sign-in=${TOKEN}`]),
      await marquee.run(['--account', TOKEN, '--status']),
    );
  });

  await test.step('the tokens are in the keychain, and in nothing that runs or lies about', async () => {
    expect(await desktop.keyring.lookup('plex.tv token')).toBe(RENEWED);
    expect(await desktop.keyring.lookup('plex.tv token 2')).toBe(BY_BROWSER);
    expect(await desktop.keyring.lookup('plex.tv token 3')).toBe(BY_CODE);
    const popover = await openPopover(app, desktop);
    expect(await canaries.inHeapOf(popover), 'the heap of the popover').toEqual([]);
    await expect.poll(() => canaries.inHeapOf(page), 'the heap of the page').toEqual([]);
    expect(canaries.inProcesses(pid), 'arguments and environments').toEqual([]);
    expect(canaries.in(JSON.stringify(await desktop.trayHost.menu())), 'the tray').toEqual([]);
  });

  // After its crash Playwright takes the page for lost; main does not.
  const inPage = (code: string) =>
    app.evaluate<unknown, string>(
      ({ BrowserWindow }, it) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.isResizable())
          ?.webContents.executeJavaScript(it),
      code,
    );

  await test.step('a page crashes, and is back', async () => {
    await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows().find((it) => it.isResizable())?.webContents;
      const loaded = new Promise((resolve) => contents?.once('did-finish-load', () => resolve(null)));
      contents?.forcefullyCrashRenderer();
      await loaded; // until then the crashed page may take a question, and never answer it
    });
    await expect.poll(() => inPage("'ready' in document.body.dataset")).toBe(true);
  });

  await test.step('people sign out, in both ways', async () => {
    expect(canaries.inFilesBelow(dirname(desktop.env['HOME'] ?? '')), 'files, signed in').toEqual([]);
    for (const where of ['at-plex', 'here', 'here']) {
      expect(
        await inPage(
          `window.marquee.getSnapshot().then(({ value }) => window.marquee.signOut({ account: value.shownId, where: '${where}' }))`,
        ),
      ).toMatchObject({ ok: true });
    }
    expect(await desktop.keyring.count(), 'the keychain is empty').toBe(0);
  });

  const said = await messages();
  expect(said.length).toBeGreaterThan(20);
  expect(
    said.flatMap((it) => canaries.in(it)),
    'messages, links and the clipboard',
  ).toEqual([]);
  expect(canaries.in(JSON.stringify(desktop.notifications.shown)), 'notifications').toEqual([]);
  await app.close();
  expect(canaries.in(output()), 'the output').toEqual([]);
  expect(canaries.in(JSON.stringify(commands)), 'the output of commands').toEqual([]);
  expect(canaries.inFilesBelow(dirname(desktop.env['HOME'] ?? '')), 'files: settings, caches, dumps').toEqual(
    [],
  );
  expect(canaries.inFilesBelow(temporary), 'temporary files, and what was saved').toEqual([]);
  expect(readdirSync(process.cwd()).filter((name) => /^core(\.|$)/.test(name))).toEqual([]);
});

test('variables of the environment that are left alone write no token anywhere', async ({
  marquee,
  plexTv,
  desktop,
}) => {
  plexTv.addAccount(accounts.lifetimeHome, TOKEN);
  const variables = {
    NODE_V8_COVERAGE: join(temporary, 'coverage'),
    ELECTRON_ENABLE_LOGGING: '1',
    ELECTRON_LOG_FILE: join(temporary, 'electron.log'),
    CHROME_LOG_FILE: join(temporary, 'chrome.log'),
    G_DBUS_DEBUG: 'all',
  };
  const commands = [
    await marquee.run(['--sign-in'], { input: TOKEN, variables }),
    await marquee.run(['--status=json'], { variables }),
    await marquee.run(['--sign-out'], { variables }),
  ];
  expect(commands.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(readdirSync(temporary).length, 'something was written').toBeGreaterThan(0);
  expect(canaries.in(JSON.stringify(commands)), 'the output').toEqual([]);
  expect(canaries.inFilesBelow(temporary), 'what the variables name').toEqual([]);
  expect(canaries.inFilesBelow(dirname(desktop.env['HOME'] ?? '')), 'files').toEqual([]);
});

test('a pasted token leaves the page with the sign-in', async ({ marquee, plexTv }) => {
  plexTv.addAccount(accounts.lifetimeHome, TOKEN);
  const { app, page, output } = await marquee.open();
  const messages = await listen(app, temporary);
  await pasteToken(page, TOKEN);
  await expect(page.locator('[data-last-read]')).toBeVisible();

  // What the field held is garbage now; the engine may need more than one collection to find that out.
  await expect.poll(() => canaries.inHeapOf(page), 'in the heap of the page').toEqual([]);
  expect(canaries.in(await page.content()), 'in the page').toEqual([]);
  const withToken = (await messages()).filter((it) => canaries.in(it).length > 0);
  expect(withToken, 'it went to main once, and never back').toHaveLength(1);
  expect(withToken[0]).toMatch(/^\["signIn",.*\{"ok":true\}\]$/);
  await app.close();
  expect(canaries.in(output()), 'in the output').toEqual([]);
  expect(canaries.inFilesBelow(marquee.userData), 'in the user-data folder').toEqual([]);
});
