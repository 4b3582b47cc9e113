import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { accounts } from '../../plex-tv/accounts/accounts';
import type { PlexTv } from '../../plex-tv/server';
import { displayOf } from '../parts/start/displays';
import { expect, test } from '../parts/marquee';

/** Notes which pages Marquee opens in the system's browser, in place of opening them. */
async function catchPages(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  const opened = await app.evaluateHandle(({ shell }) => {
    const links: string[] = [];
    shell.openExternal = (link) => {
      links.push(link);
      return Promise.resolve();
    };
    return links;
  });
  return () => opened.jsonValue();
}

/** Opens a page in a browser of its own, as the system would, and leaves what is done there to the test. */
async function inBrowser(plexTv: PlexTv, link: string, act: (page: Page) => Promise<void>): Promise<void> {
  const browser = await _electron.launch({
    args: [resolve(import.meta.dirname, 'browser'), ...plexTv.switches, link],
    env: { ...process.env, ...displayOf(test.info().parallelIndex) } as Record<string, string>,
  });
  await act(await browser.firstWindow());
  await browser.close();
}

const allow = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(page.getByRole('heading', { name: 'Allowed' })).toBeVisible();
};

/** The code of the PIN that waits. */
const codeOf = ({ pins }: PlexTv): string => pins.newestCode ?? '';

const signingIn = (page: Page, kind: string) => page.locator(`[data-signing-in=${kind}]`);

test('a person signs in with their browser', async ({ marquee, plexTv, desktop, token }) => {
  plexTv.browseAs(token);
  const { app, page, output } = await marquee.open();
  const opened = await catchPages(app);
  await page.getByRole('button', { name: 'Sign in with your browser' }).click();
  await expect(signingIn(page, 'waiting')).toBeVisible();
  await expect(page.locator('[data-time-left]')).toHaveText('30 minutes left');
  await expect.poll(opened).toHaveLength(1);
  const [link = ''] = await opened();
  expect(link).toMatch(/^https:\/\/app\.plex\.tv\/auth#\?clientID=[-0-9a-f]{36}&code=[0-9a-z]+&/);

  await inBrowser(plexTv, link, async (browser) => {
    await expect(browser.getByText(/Marquee \(.+\)/), 'Plex is told which computer it is').toBeVisible();
    await allow(browser);
  });
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(token);

  expect(link).not.toContain(token);
  expect(output()).not.toContain(token);
  expect(execFileSync('ps', ['axeww', '-o', 'args']).toString()).not.toContain(token);
  await app.close(); // and with it what it was still writing
  for (const name of readdirSync(marquee.userData, { recursive: true, withFileTypes: true })) {
    if (name.isFile()) {
      expect(readFileSync(join(name.parentPath, name.name)).includes(token), name.name).toBe(false);
    }
  }
});

test('a short code is typed on another device', async ({ marquee, plexTv, token }) => {
  plexTv.browseAs(token);
  const { app, page } = await marquee.open();
  const opened = await catchPages(app);
  await page.getByRole('button', { name: 'Use a four-character code' }).click();
  const code = (await page.locator('[data-code]').getAttribute('data-code')) ?? '';
  expect(code).toMatch(/^[A-Z0-9]{4}$/);
  expect(await opened(), 'the browser here is left alone').toEqual([]);

  await inBrowser(plexTv, 'https://plex.tv/link', async (browser) => {
    await browser.getByLabel('Code').fill(code.toLowerCase());
    await allow(browser);
  });
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
});

test('what was refused, or took too long, can be begun again', async ({ marquee, plexTv, token }) => {
  plexTv.browseAs(token);
  const { app, page } = await marquee.open();
  const opened = await catchPages(app);
  await page.getByRole('button', { name: 'Sign in with your browser' }).click();
  await expect(signingIn(page, 'waiting')).toBeVisible();
  plexTv.pins.deny(codeOf(plexTv));
  await expect(signingIn(page, 'expired')).toBeVisible();

  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(signingIn(page, 'waiting')).toBeVisible();
  plexTv.pins.expire();
  await expect(signingIn(page, 'expired')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(signingIn(page, 'waiting')).toBeVisible();
  await expect.poll(opened).toHaveLength(3);
  plexTv.pins.allow(codeOf(plexTv), token);
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
});

for (const fault of ['429', '503', 'cut-at-start'] as const) {
  test(`while plex.tv answers ${fault} the sign-in waits, and goes on after`, async ({
    marquee,
    plexTv,
    token,
  }) => {
    const { app, page } = await marquee.open();
    await catchPages(app);
    await page.getByRole('button', { name: 'Sign in with your browser' }).click();
    await expect(signingIn(page, 'waiting')).toBeVisible();
    plexTv.answerWith(fault, { to: 'check-pin' });
    await expect(page.locator('[data-sign-in-trouble]')).toBeVisible();
    plexTv.clearFaults();
    plexTv.pins.allow(codeOf(plexTv), token);
    await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern', { timeout: 40_000 });
  });
}

test('a sign-in that is canceled in the second of the claim leaves no token behind', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  const { app, page } = await marquee.open();
  await catchPages(app);
  await page.getByRole('button', { name: 'Sign in with your browser' }).click();
  await expect(signingIn(page, 'waiting')).toBeVisible();
  const release = plexTv.hold();
  plexTv.pins.allow(codeOf(plexTv), token);
  await page.getByRole('button', { name: 'Cancel' }).click();
  release();
  await expect.poll(() => plexTv.requests.some(({ route }) => route === 'sign-out')).toBe(true);
  await expect(page.locator('[data-view=welcome]')).toBeVisible();
  expect(await desktop.keyring.count()).toBe(0);
});

for (const fault of ['401', '422-invalid-token'] as const) {
  test(`after ${fault} the sign-in is renewed in place`, async ({ marquee, plexTv, desktop, token }) => {
    await marquee.signIn(token);
    const { app, page } = await marquee.openAndRead();
    await catchPages(app);
    plexTv.answerWith(fault, { to: 'user' });
    await page.keyboard.press('Control+r');
    await page.locator('[data-problem=rejected]').getByRole('button', { name: 'Sign in again' }).click();
    await expect(signingIn(page, 'waiting')).toBeVisible();
    await expect(page.locator('[data-name]'), 'the account stays in view').toHaveText('Quiet Lantern');

    const renewed = plexTv.addAccount(accounts.lifetimeHome);
    plexTv.clearFaults();
    plexTv.pins.allow(codeOf(plexTv), renewed);
    await expect(page.locator('[data-renewal]')).toBeHidden();
    await expect(page.locator('[data-problem]')).toBeHidden();
    expect(await desktop.keyring.lookup('plex.tv token')).toBe(renewed);
    expect(await desktop.keyring.lookup('plex.tv token 2')).toBeNull();
  });
}

test('when another account comes back on a renewal, a person decides', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  await marquee.signIn(token);
  const { app, page } = await marquee.openAndRead();
  await catchPages(app);
  plexTv.revoke(token);
  await page.keyboard.press('Control+r');
  const renew = async (): Promise<string> => {
    await page.locator('[data-problem=rejected]').getByRole('button', { name: 'Sign in again' }).click();
    await expect(signingIn(page, 'waiting')).toBeVisible();
    const other = plexTv.addAccount(accounts.monthlyEnding);
    plexTv.pins.allow(codeOf(plexTv), other);
    await expect(page.getByRole('dialog')).toContainText('Paper Moon');
    return other;
  };

  await renew();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => plexTv.requests.some(({ route }) => route === 'sign-out')).toBe(true);
  expect(await desktop.keyring.lookup('plex.tv token'), 'nothing changes').toBe(token);

  const other = await renew();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep both' }).click();
  await expect(page.locator('[data-name]')).toHaveText('Paper Moon');
  expect(await desktop.keyring.lookup('plex.tv token 2')).toBe(other);
});

test('signing out at Plex ends the token there first, and nothing is forgotten when that fails', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  await marquee.signIn(token);
  const { page } = await marquee.openAndRead();
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Sign out…' }).click();
  plexTv.answerWith('503', { to: 'sign-out' });
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out at Plex' }).click();
  await expect(page.getByRole('dialog')).toContainText('Nothing was deleted');
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(token);

  plexTv.clearFaults();
  await page.getByRole('dialog').locator('[data-way=at-plex]').getByRole('button').click();
  await expect(page.locator('[data-view=welcome]')).toBeVisible();
  expect(await desktop.keyring.count()).toBe(0);
  await marquee
    .run(['--sign-in'], { input: token })
    .then(({ code }) => expect(code, 'plex.tv knows it no more').toBe(4));
});

test('the members of the Plex Home are listed', async ({ marquee, token }) => {
  await marquee.signIn(token);
  const { page } = await marquee.openAndRead();
  await page.getByRole('button', { name: 'Home', exact: true }).click();
  const members = page.locator('[data-members]');
  await expect(members).toContainText('Little Comet');
  await expect(members.locator('[data-picture=photo]').first()).toBeVisible();
});

test.describe('without a keychain', () => {
  test.use({ desktopOptions: { keyring: 'absent' } });

  test('a sign-in in the browser goes on for the session', async ({ marquee, plexTv, token }) => {
    const { app, page } = await marquee.open();
    await catchPages(app);
    await page.getByRole('button', { name: 'Sign in with your browser' }).click();
    await expect(signingIn(page, 'waiting')).toBeVisible();
    plexTv.pins.allow(codeOf(plexTv), token);
    await expect(page.locator('[data-sign-in-problem=keychain-absent]')).toBeVisible();
    await page.getByRole('button', { name: 'Continue without saving' }).click();
    await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
    await expect(page.locator('[data-kept=session]')).toBeVisible();
  });
});
