import { signedIn } from '../../../preload/contract/account/account-state';
import { fail, succeed } from '../../../preload/contract/result';
import type { SignInState } from '../../../preload/contract/account/sign-in';
import { inPinSignIn } from '../../../main/account/sign-in/sign-in-problem';
import { problem } from '../../../main/base/problems';
import { openPopover } from '../parts/intruder';
import { expect, test } from '../parts/marquee';
import { inspect, inspectZoomed } from '../parts/readable';
import { accountTabs, outage, Stage, waiting, well } from '../parts/stage';

const STEPS: Readonly<Record<string, SignInState>> = {
  creating: { kind: 'creating' },
  browser: waiting('strong'),
  code: waiting('short'),
  trouble: waiting('strong', { problem: inPinSignIn(problem('unreachable'), true) }),
  expired: { kind: 'expired' },
  failed: {
    kind: 'failed',
    problem: inPinSignIn(problem('unavailable', { status: 503 }), false),
    canGoOn: false,
  },
  'no-keychain': { kind: 'failed', problem: problem('keychain-absent'), canGoOn: true },
  keeping: { kind: 'keeping' },
};

test('each step of a sign-in is readable to everyone', async ({ marquee }) => {
  test.slow();
  const { app, page } = await marquee.open();
  const stage = new Stage(app, page);
  for (const [name, signIn] of Object.entries(STEPS)) {
    await stage.show({ signIn });
    await expect(page.locator(`[data-view=sign-in] [data-signing-in=${signIn.kind}]`)).toBeVisible();
    await inspect(page, `sign-in-${name}`);
    await inspectZoomed(app, page, `sign-in-${name}`);
  }
  await stage.show({ signIn: { kind: 'idle' } });
  await expect(page.locator('[data-view=welcome]')).toBeVisible();
});

test('each way to sign in, and each button on the way, asks main for what it says', async ({ marquee }) => {
  const { app, page } = await marquee.open();
  const stage = new Stage(app, page);
  const started = await stage.answer('startSignIn', well);
  const opened = await stage.answer('openSignInPage', well);
  const canceled = await stage.answer('cancelSignIn', well);

  await page.getByRole('button', { name: 'Sign in with your browser' }).click();
  await page.getByRole('button', { name: 'Use a four-character code' }).click();
  await expect.poll(started).toEqual([
    { strength: 'strong', renews: false },
    { strength: 'short', renews: false },
  ]);

  await stage.show({ signIn: waiting('short') });
  await expect(page.getByText('The code is K, 7, Q, P.')).toBeAttached();
  await expect(page.locator('[data-time-left]')).toHaveText('15 minutes left');
  await page.getByRole('button', { name: 'Open plex.tv/link here' }).click();
  await expect.poll(async () => (await opened()).length).toBe(1);

  await stage.show({ signIn: { kind: 'expired' } });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(async () => (await started()).at(-1)).toEqual({ strength: 'short', renews: false });
  await page.getByRole('button', { name: 'Back' }).click();
  await expect.poll(async () => (await canceled()).length).toBe(1);
});

test('a rejected sign-in is renewed while the account stays in view', async ({ marquee }) => {
  test.slow();
  const { app, page } = await marquee.open('--demo');
  await page.locator('[data-demo]').getByRole('combobox').selectOption('rejected');
  const stage = new Stage(app, page);
  const started = await stage.answer('startSignIn', well);
  await inspect(page, 'renewal-ways');
  await page.locator('[data-problem=rejected]').getByRole('button', { name: 'Sign in again' }).click();
  await expect.poll(started).toEqual([{ strength: 'strong', renews: true }]);

  await stage.show({ signIn: waiting('strong') });
  await expect(page.locator('[data-renewal] [data-signing-in=waiting]')).toBeVisible();
  await expect(page.locator('[data-name]')).toHaveText('Demo Account');
  await expect(page.locator('[data-card=identity]')).toBeVisible();
  await inspect(page, 'renewal');
  await inspectZoomed(app, page, 'renewal');

  const answered = await stage.answer('answerOtherAccount', well);
  await stage.show({ signIn: { kind: 'other-account', name: 'Calm Harbour' } });
  await expect(page.getByRole('dialog', { name: /You signed in as Calm Harbour/ })).toBeVisible();
  await inspect(page, 'other-account');
  await page.getByRole('button', { name: 'Replace old account' }).click();
  await page.getByRole('button', { name: 'Keep both' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(answered).toEqual(['replace', 'add', 'cancel']);
});

test('twenty accounts are switched with the keyboard, and one more is added', async ({ marquee }) => {
  test.slow();
  const { app, page } = await marquee.open('--demo');
  const stage = new Stage(app, page);
  const shown = await stage.answer('showAccount', well);
  await stage.show({ accounts: accountTabs(20), shownId: 1 });
  await inspect(page, 'accounts-closed');
  await page.locator('[data-switcher]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-account="1"]')).toBeFocused();
  await inspect(page, 'accounts-open');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-account="1"]')).toBeHidden();
  await expect(page.locator('[data-switcher]')).toBeFocused();

  const firstAt = await page.locator('[data-switcher]').evaluate((opener: HTMLElement) => {
    opener.click();
    return document.activeElement?.getAttribute('data-account');
  });
  expect(firstAt, 'a key that follows at once finds the list').toBe('1');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('[data-account="20"]')).toBeFocused();
  await expect(page.locator('[data-account="20"]')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect.poll(shown).toEqual([20]);

  await page.locator('[data-switcher]').click();
  await page.getByRole('button', { name: 'Add account…' }).click();
  await expect(page.locator('[data-view=add-account]')).toBeVisible();
  await inspect(page, 'add-account');
  await inspectZoomed(app, page, 'add-account');
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.locator('[data-view=profile]')).toBeVisible();

  await inspectZoomed(app, page, 'accounts');
  await page.keyboard.press('Control+,');
  await stage.show({ accounts: accountTabs(3), shownId: 1, account: signedIn('keychain', 'browser') });
  await inspect(page, 'settings-accounts');
  await page.getByRole('button', { name: 'Switch to Account 3' }).click();
  await expect.poll(shown).toEqual([20, 3]);
});

test('the members of a Home are shown with their roles, or why they are not', async ({ marquee }) => {
  const { app, page } = await marquee.open('--demo');
  const stage = new Stage(app, page);
  const asked = await stage.answer('getHomeUsers', outage);
  const members = page.locator('[data-members]');
  await expect(page.locator('[data-view=profile]')).toBeVisible();
  expect(await asked(), 'nobody has looked yet').toEqual([]);
  await members.scrollIntoViewIfNeeded();
  await expect(members).toHaveAttribute('data-members', 'failed');
  await inspect(page, 'members-failed');

  await stage.answer(
    'getHomeUsers',
    succeed([
      { title: 'Demo Account', admin: true, protected: true, picture: null },
      { title: 'Little One', restricted: true, restrictionProfile: 'little_kid', picture: null },
      { title: 'Passing Guest', guest: true, picture: null },
      { title: 'Grown Up', picture: null },
    ]),
  );
  await members.getByRole('button', { name: 'Try again' }).click();
  await expect(members.locator('[data-member]')).toHaveCount(4);
  await expect(members.locator('[data-member]').nth(1).locator('[data-role=restricted]')).toBeVisible();
  await inspect(page, 'members');
});

test('a question about an account names it, and is over when another one is shown', async ({ marquee }) => {
  const { app, page } = await marquee.open('--demo');
  const stage = new Stage(app, page);
  const erased = await stage.answer('eraseHistory', well);
  const signedOut = await stage.answer('signOut', well);
  const account = signedIn('keychain', 'browser');
  const show = (shownId: number): Promise<void> => stage.show({ account, accounts: accountTabs(3), shownId });
  const dialog = page.getByRole('dialog');

  await page.getByRole('button', { name: 'What changed' }).click();
  await show(2);
  await page.getByRole('button', { name: 'Erase…' }).click();
  await expect(page.getByRole('dialog', { name: 'Erase all changes of Account 2?' })).toBeVisible();
  await show(3);
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Erase…' }).click();
  await dialog.getByRole('button', { name: 'Erase all changes' }).click();
  await expect.poll(erased).toEqual([{ account: 3 }]);

  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Sign out…' }).click();
  await expect(page.getByRole('dialog', { name: 'Sign out of Account 3?' })).toBeVisible();
  await show(1);
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Sign out…' }).click();
  await dialog.getByRole('button', { name: 'Forget on this computer' }).click();
  await expect.poll(signedOut).toEqual([{ account: 1, where: 'here' }]);
});

test('a sign-out that Plex refuses offers to forget here alone', async ({ marquee, token }) => {
  await marquee.signIn(token);
  const { app, page } = await marquee.openAndRead();
  const stage = new Stage(app, page);
  const asked = await stage.answer('signOut', outage);
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Sign out…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign out of Quiet Lantern?' });
  await expect(dialog.locator('[data-pasted]')).toBeVisible();
  await dialog.getByRole('button', { name: 'Sign out at Plex' }).click();
  await expect(dialog.getByText('Nothing was deleted')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Try again' })).toBeVisible();
  await inspect(page, 'sign-out-failed');
  await inspectZoomed(app, page, 'sign-out-failed');
  await stage.answer('signOut', fail(problem('keychain-locked')));
  await dialog.getByRole('button', { name: 'Forget here only' }).click();
  await expect(dialog.getByText('Your keychain is locked')).toBeVisible();
  await expect(dialog.getByText('Nothing was deleted')).toBeHidden();
  expect(await asked()).toEqual([{ account: 1, where: 'at-plex' }]);
});

test.describe('in the tray', () => {
  test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true } });

  test('the popover has a place to choose between accounts', async ({ marquee, desktop }) => {
    const { app, page } = await marquee.open('--demo');
    const popover = await openPopover(app, desktop);
    await expect(popover.getByRole('button', { name: /Switch account/ })).toBeHidden();
    const stage = new Stage(app, page);
    const asked = await stage.answer('chooseAccount', well);
    await stage.show({ accounts: accountTabs(20), shownId: 1 });
    await inspect(popover, 'popover-accounts');
    expect(await popover.locator('main').evaluate((it) => it.scrollHeight - it.clientHeight)).toBe(0);
    const opener = popover.getByRole('button', { name: /^Switch account. .*needs/ });
    const { x, y, height } = (await opener.boundingBox()) ?? { x: NaN, y: NaN, height: NaN };
    await opener.press('Enter');
    await expect.poll(asked).toEqual([{ x, y: y + height }]);
  });
});
