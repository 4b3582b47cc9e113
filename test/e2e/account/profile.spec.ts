import { SUBSCRIPTION_ATTRIBUTES, USER_ATTRIBUTES } from '../../../preload/contract/account/user';
import { accounts } from '../../plex-tv/accounts/accounts';
import type { Account } from '../../plex-tv/accounts/documents';
import { expect, test } from '../parts/marquee';
import { catchPages } from '../parts/opened-pages';

/** What the page must say of an attribute, by what the document has. */
function stateOf(sent: string | undefined): string {
  if (sent === undefined) return 'absent';
  return sent === '' ? 'empty' : 'value';
}

/** With the size of the Home its room is told, “4 of 15”, and has no row of its own. */
const roomIn = ({ attributes: { homeSize, maxHomeSize } }: Account) => (homeSize ? maxHomeSize : undefined);

function sentBy(account: Account): readonly [path: string, state: string][] {
  const { attributes, subscription } = account;
  const names = Object.keys(USER_ATTRIBUTES).filter((name) => name !== 'maxHomeSize' || !roomIn(account));
  return [
    ...names.map((name) => [name, stateOf(attributes[name])] as [string, string]),
    ...Object.keys(SUBSCRIPTION_ATTRIBUTES).map(
      (name) => [`subscription.${name}`, stateOf(subscription?.attributes[name])] as [string, string],
    ),
  ];
}

for (const [name, account] of Object.entries(accounts)) {
  test(`every attribute of the account ${name} is on screen as what it is: sent, empty or not sent`, async ({
    marquee,
    plexTv,
  }) => {
    await marquee.signIn(plexTv.addAccount(account));
    const { page } = await marquee.openAndRead();
    for (const [path, state] of sentBy(account)) {
      await expect.soft(page.locator(`[data-field="${path}"]`), path).toHaveAttribute('data-state', state);
    }
    const room = roomIn(account);
    if (room) await expect(page.locator('[data-field=homeSize]')).toContainText(`of ${room}`);
    const { features = [] } = account.subscription ?? {};
    const count = features.length === 0 ? 'empty' : 'value';
    const expected = account.subscription ? count : 'absent';
    await expect(page.locator('[data-field="subscription.features"]')).toHaveAttribute(
      'data-state',
      expected,
    );
  });
}

test('the page says when it was painted', async ({ marquee }) => {
  const { app, page } = await marquee.open('--demo');
  const said = await app.evaluateHandle(({ ipcMain }) => {
    const arguments_: unknown[] = [];
    ipcMain.removeHandler('tellPainted');
    ipcMain.handle('tellPainted', (_, argument: unknown) => void arguments_.push(argument));
    return arguments_;
  });
  await page.reload();
  await expect.poll(() => said.evaluate(({ length }) => length)).toBe(1);
});

test('each card shows the values of the document', async ({ marquee, token }) => {
  await marquee.signIn(token);
  const { page } = await marquee.open();
  const shown: Readonly<Record<string, string | RegExp>> = {
    title: 'Quiet Lantern',
    username: 'quietlantern',
    friendlyName: 'Lantern',
    country: 'Canada',
    joinedAt: '2014',
    'subscription.active': 'Active',
    'subscription.plan': 'lifetime',
    'subscription.status': 'Active',
    'subscription.subscribedAt': '2015',
    'subscription.paymentService': 'braintree',
    subscriptionDescription: 'Lifetime Plex Pass',
    twoFactorEnabled: 'On',
    backupCodesCreated: 'Created',
    hasPassword: 'Set',
    emailOnlyAuth: 'No',
    confirmed: 'Yes',
    protected: 'Yes',
    home: 'Enabled',
    homeSize: '4 of 15',
    homeAdmin: 'Yes',
    guest: 'No',
    restricted: 'No',
    mailingListActive: 'Yes',
    mailingListStatus: 'active',
    adsConsent: 'Given',
    adsConsentSetAt: '2023',
    adsConsentReminderAt: '2027',
    anonymous: 'No',
    experimentalFeatures: 'Off',
    scrobbleTypes: 'movie,episode',
    rememberExpiresAt: '2030',
    entitlements: 'xbox_one',
    roles: 'plexpass',
    'profile.defaultSubtitleLanguage': 'de',
    'subscriptions[0].mode': 'lifetime',
  };
  for (const [path, text] of Object.entries(shown)) {
    await expect.soft(page.locator(`[data-field="${path}"]`), path).toContainText(text);
  }
});

test('the subscription comes first, then the security, and Plex’s own pages are a click away', async ({
  marquee,
  plexTv,
}) => {
  await marquee.signIn(plexTv.addAccount(accounts.monthlyEnding));
  const { app, page } = await marquee.openAndRead();
  const opened = await catchPages(app);
  await expect(page.locator('[data-card=identity]')).toBeAttached();
  const order = await page
    .locator('[data-card]')
    .evaluateAll((all) => all.map((card) => card.getAttribute('data-card')));
  expect(order.slice(0, 3)).toEqual(['pass', 'security', 'identity']);
  const stub = await page.locator('[data-stub]').innerText();
  expect(stub).toMatch(/^Ends /);
  const line = page.locator('[data-pass-line=calm]');
  await expect(line).toContainText(`Plex Pass · ${stub}`);
  await line.getByRole('button', { name: 'Manage Plex Pass' }).click();
  await line.getByRole('button', { name: 'Open my Plex account' }).click();
  await expect
    .poll(opened)
    .toEqual(['https://account.plex.tv/payments', 'https://app.plex.tv/desktop/#!/settings/account']);
});

test('a subscription that ends soon is amber on the ticket and on its card', async ({ marquee, plexTv }) => {
  const [listed] = accounts.monthlyEnding.subscriptions ?? [];
  const endsAt = new Date(Date.now() + 2 * 24 * 60 * 60_000).toISOString();
  await marquee.signIn(
    plexTv.addAccount({ ...accounts.monthlyEnding, subscriptions: [{ ...listed, endsAt }] }),
  );
  const { page } = await marquee.openAndRead();
  await expect(page.locator('[data-stub=urgent]')).toContainText('Ends');
  await expect(page.locator('[data-pass-line=urgent]')).toContainText('Plex Pass · Ends');
});

test('what is private stays off the page until a person asks, or for good by a setting', async ({
  marquee,
  token,
}) => {
  await marquee.signIn(token);
  const { app, page } = await marquee.open();
  const secrets = ['quiet.lantern@example.com', '700000001', '00e1a5c0ffee0001'];
  await expect(page.locator('[data-last-read]')).toBeVisible();
  for (const secret of secrets) expect(await page.content()).not.toContain(secret);

  await page.getByRole('button', { name: 'Show Email' }).click();
  await expect(page.locator('[data-field=email]')).toContainText('quiet.lantern@example.com');
  await page.getByRole('button', { name: 'Hide Email' }).click();
  await expect(page.locator('[data-field=email]')).not.toContainText('quiet.lantern@example.com');

  await page.keyboard.press('Control+,');
  await page.getByRole('switch', { name: 'Always show email and IDs' }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-field=email]')).toContainText('quiet.lantern@example.com');
  await app.close();

  const again = await marquee.open();
  await expect(again.page.locator('[data-field=id]')).toContainText('700000001');
});

test('copies one field, and the whole account as JSON', async ({ marquee, token }) => {
  await marquee.signIn(token);
  const { app, page } = await marquee.openAndRead();
  const clipboard = (): Promise<string> => app.evaluate(({ clipboard: it }) => it.readText());

  await page.locator('[data-field=username]').hover();
  await page.getByRole('button', { name: 'Copy Username' }).click();
  await expect.poll(clipboard).toBe('quietlantern');

  await page.getByRole('button', { name: 'Copy all as JSON' }).click();
  await expect.poll(clipboard).toContain('{');
  expect(JSON.parse(await clipboard())).toMatchObject({
    user: { title: 'Quiet Lantern', subscription: { plan: 'lifetime' } },
  });
});

test('searches the features and the fields', async ({ marquee, token }) => {
  await marquee.signIn(token);
  const { page } = await marquee.open();
  const features = page.locator('[data-field="subscription.features"]');
  const all = accounts.lifetimeHome.subscription?.features?.length ?? 0;
  await expect(page.locator('[data-perks]')).toContainText('Hardware transcoding');
  await features.getByRole('button', { name: `Features as named by Plex (${all})` }).click();
  await expect(features.locator('[data-count]')).toContainText(`${all}`);

  await features.getByRole('searchbox').fill('android');
  await expect(features.locator('[data-count]')).toContainText(`2 of ${all}`);
  await expect(features.getByRole('listitem')).toHaveText(['Android - PiP', 'Android - Dolby Vision']);
  await features.getByRole('searchbox').fill('nothing like it');
  await expect(features.locator('[data-none]')).toBeVisible();

  await page.keyboard.press('Control+f');
  await page.keyboard.type('backup');
  await expect(page.locator('[data-field=backupCodesCreated]')).toBeVisible();
  await expect(page.locator('[data-field=homeSize]')).toBeHidden();
});

test('oddities and unknown attributes are shown with what plex.tv sent', async ({ marquee, plexTv }) => {
  await marquee.signIn(
    plexTv.addAccount(
      '<user title="Odd" homeSize="many" joinedAt="0" favoriteSnack="popcorn" contact="rose@example.org"/>',
    ),
  );
  const { page } = await marquee.open();
  await expect(page.locator('[data-field=homeSize]')).toHaveAttribute('data-state', 'unreadable');
  await expect(page.locator('[data-field=homeSize]')).toContainText('many');
  await expect(page.locator('[data-field=joinedAt]')).toHaveAttribute('data-state', 'unreadable');
  await expect(page.locator('[data-field="extra.favoriteSnack"]')).toContainText('popcorn');
  await expect(page.locator('[data-field="extra.contact"] [data-hidden]')).toBeVisible();
  expect(await page.content()).not.toContain('1970');
  expect(await page.content()).not.toContain('rose@example.org');
});

test('a later start shows the window that is there already', async ({ marquee }) => {
  const { app } = await marquee.open('--demo');
  expect((await marquee.startAgain()).code).toBe(0);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
