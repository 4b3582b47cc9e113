import { keyringPassword } from '../../desktop/keyring';
import { expect, pasteToken, test } from '../parts/marquee';
import { endOf } from '../parts/processes';

test('a keychain that is locked is told apart from no sign-in, and Marquee goes on when it is unlocked', async ({
  marquee,
  token,
  desktop,
  plexTv,
}) => {
  await marquee.signIn(token);
  await desktop.keyring.lock();
  const before = plexTv.requests.length;

  const { page } = await marquee.open();
  await expect(page.locator('[data-view=trouble] [data-problem=keychain-locked]')).toBeVisible();
  expect(plexTv.requests, 'plex.tv is not asked without a token').toHaveLength(before);

  await desktop.keyring.unlock();
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
  await expect(page.locator('[data-problem]')).toBeHidden();
});

test('a keychain that dies is told, and Marquee goes on when it is back', async ({
  marquee,
  token,
  desktop,
}) => {
  await marquee.signIn(token);
  const { page } = await marquee.openAndRead();

  await desktop.keyring.kill();
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-problem^=keychain-]')).toBeVisible();
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');

  await desktop.keyring.start();
  await expect(page.locator('[data-problem]')).toBeHidden();
});

test('a keychain that takes longer than Marquee waits is told, signs nobody out, and is used again by itself', async ({
  marquee,
  token,
  desktop,
}) => {
  await marquee.signIn(token);
  const { page } = await marquee.openAndRead();

  desktop.keyring.stop();
  await page.keyboard.press('Control+r');
  // After five seconds a call is given up; the look that follows a few seconds later meets the same silence.
  await expect(page.locator('[data-problem^=keychain-]')).toBeVisible();
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');

  desktop.keyring.resume();
  await expect(page.locator('[data-problem]')).toBeHidden();
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(token);
});

test('a sign-in that another program removed is missing, not forgotten', async ({
  marquee,
  token,
  desktop,
}) => {
  await marquee.signIn(token);
  await desktop.keyring.clear('plex.tv token');
  const { page } = await marquee.open();
  await expect(page.locator('[data-problem=keychain-missing]')).toBeVisible();
  await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
});

test('quitting while the keychain hangs ends every process', async ({ marquee, token, desktop }) => {
  await marquee.signIn(token);
  const { app, page } = await marquee.openAndRead();
  desktop.keyring.stop();
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-reading]')).toBeVisible();
  const ended = endOf(app);
  await app.evaluate(({ app: it }) => it.quit());
  await ended;
});

for (const keyring of ['absent', 'hung'] as const) {
  test.describe(`with a keychain that is ${keyring}`, () => {
    test.use({ desktopOptions: { keyring } });

    test('a person can go on for this session, is told that nothing is kept, and nothing is', async ({
      marquee,
      token,
    }) => {
      const { app, page } = await marquee.open();
      await expect(page.locator('[data-view=welcome]')).toBeVisible();
      await pasteToken(page, token);
      await expect(page.locator('[data-sign-in-problem^=keychain-]')).toBeVisible();

      await page.getByRole('button', { name: 'Continue without saving' }).click();
      await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
      await expect(page.locator('[data-kept=session]')).toBeVisible();
      await app.close();

      const again = await marquee.open();
      await expect(again.page.locator('[data-view=welcome]')).toBeVisible();
    });
  });
}

test.describe('with a keychain that asks for its password', () => {
  test.use({ desktopOptions: { keyring: 'unlocked', unlockDialog: true } });

  test('the window says that a dialog waits, and goes on when it is answered', async ({
    marquee,
    token,
    desktop,
  }) => {
    await marquee.signIn(token);
    await desktop.keyring.lock();
    const { page } = await marquee.open();
    await expect(page.locator('[data-problem=keychain-waiting]')).toBeVisible();
    await desktop.unlockDialog.whenOpen();
    desktop.unlockDialog.answer(keyringPassword);
    await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
  });
});
