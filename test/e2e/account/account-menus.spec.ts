import { expect, test } from '../parts/marquee';
import { inspect } from '../parts/readable';
import { choices, tooltip } from '../parts/tray';
import { signInTwo } from '../parts/sign-ins';

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true, notifications: {} } });

test('Ctrl and a digit show the account of this number', async ({ marquee, plexTv, token }) => {
  await signInTwo(marquee, plexTv, token);
  const { page } = await marquee.openAndRead();
  await expect(page.locator('[data-switcher]'), 'both are known').toBeVisible();
  for (const [digit, name] of [
    ['1', 'Quiet Lantern'],
    ['9', 'Quiet Lantern'], // there is none
    ['2', 'Paper Moon'],
  ] as const) {
    await page.keyboard.press(`Control+${digit}`);
    await expect(page.locator('[data-name]')).toHaveText(name);
  }
});

test('an account is named as a person likes, wherever it is shown, and keeps its own name at Plex', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  await signInTwo(marquee, plexTv, token);
  const { app, page } = await marquee.openAndRead();
  const switcher = page.locator('[data-switcher]');
  const rename = async (from: string, to: string) => {
    await switcher.click();
    await page.getByRole('button', { name: `More for ${from}` }).click();
    await page.getByRole('button', { name: 'Rename…' }).click();
    await page.getByRole('textbox', { name: 'Name in Marquee' }).fill(to);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  await rename('Paper Moon', '  Living room ');
  await expect(page.locator('[data-name]')).toHaveText('Living room');
  await expect(switcher).toHaveText(/^\s*Living room\s*$/);
  await expect(page.locator('[data-field=title]')).toContainText('Paper Moon');
  await expect.poll(() => choices(desktop)).toEqual(['Quiet Lantern', '[Living room]']);
  await expect.poll(() => tooltip(desktop)).toMatch(/^Living room\n/);
  const one = await marquee.run(['--status=json', '--account', 'living room']);
  expect(JSON.parse(one.stdout)).toMatchObject({ user: { title: 'Paper Moon' } });
  await app.close();

  const again = await marquee.openAndRead();
  await expect(again.page.locator('[data-name]'), 'after a restart, too').toHaveText('Living room');
});

test('a name of one’s own is taken back by an empty one, also where there is one account alone', async ({
  marquee,
  token,
}) => {
  await marquee.signIn(token);
  const { page } = await marquee.openAndRead();
  for (const [nickname, name] of [
    ['Cinema', 'Cinema'],
    ['', 'Quiet Lantern'],
  ] as const) {
    await page.keyboard.press('Control+,');
    await page.getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('button', { name: 'Rename…' }).click();
    await page.getByRole('textbox', { name: 'Name in Marquee' }).fill(nickname);
    await inspect(page, `rename-${name}`);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('[data-account] bdi')).toHaveText(name);
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-name]')).toHaveText(name);
  }
});

test('accounts are moved among the others, and the order stays', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  await signInTwo(marquee, plexTv, token);
  const { app, page } = await marquee.openAndRead();
  await page.locator('[data-switcher]').click();
  await page.getByRole('button', { name: 'More for Paper Moon' }).click();
  await inspect(page, 'account-actions');
  const up = page.getByRole('button', { name: 'Move up' });
  await expect(page.getByRole('button', { name: 'Move down' }), 'it is the last').toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await up.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => choices(desktop)).toEqual(['[Paper Moon]', 'Quiet Lantern']);
  await expect(up, 'now it is the first').toHaveAttribute('aria-disabled', 'true');
  await expect(up).toBeFocused();
  await page.keyboard.press('Control+2');
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
  await app.close();

  await marquee.openAndRead();
  await expect.poll(() => choices(desktop)).toEqual(['Paper Moon', '[Quiet Lantern]']);
});

test('an account is signed out by its name, whichever is shown', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  await signInTwo(marquee, plexTv, token);
  const { page } = await marquee.openAndRead();
  await page.locator('[data-switcher]').click();
  await page.getByRole('button', { name: 'More for Quiet Lantern' }).click();
  await page.getByRole('button', { name: 'Sign out of Quiet Lantern…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign out of Quiet Lantern?' });
  await dialog.getByRole('button', { name: 'Forget on this computer' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('[data-name]')).toHaveText('Paper Moon');
  expect(await desktop.keyring.lookup('plex.tv token')).toBeNull();
  expect(await desktop.keyring.lookup('plex.tv token 2')).not.toBeNull();
});
