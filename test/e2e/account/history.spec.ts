import type { Page } from '@playwright/test';
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlexTv } from '../../plex-tv/server';
import { expect, test, type OpenMarquee } from '../parts/marquee';

test.beforeEach(async ({ marquee, token }) => {
  await marquee.signIn(token);
});

/** Asks plex.tv again and waits until the answer, good or bad, is shown in the profile. */
async function readAgain(page: Page, plexTv: PlexTv): Promise<void> {
  const release = plexTv.hold();
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-reading]')).toBeVisible();
  release();
  await expect(page.locator('[data-reading]')).toBeHidden();
}

async function showChanges(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'What changed' }).click();
  await expect(page.locator('[data-view=history]')).toBeVisible();
}

/** Has the system's save dialog answer at once; null is a person who changed their mind. */
async function answerSaveDialog({ app }: OpenMarquee, filePath: string | null): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    const answer = { canceled: path === null, filePath: path ?? '' };
    dialog.showSaveDialog = () => Promise.resolve(answer);
  }, filePath);
}

test('a change at plex.tv stands in the timeline once, also after a restart', async ({
  marquee,
  plexTv,
  token,
}) => {
  const { app, page } = await marquee.openAndRead();
  await showChanges(page);
  await expect(page.locator('[data-empty]')).toContainText('No changes since');

  plexTv.setUser(token, { attributes: { homeSize: '6', twoFactorEnabled: '0' } });
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-change]')).toHaveCount(2);
  await expect(page.locator('[data-change=two-factor]')).toContainText('was turned off');
  await expect(page.locator('[data-change=home-size]')).toContainText(/4.*6/);
  await page.getByRole('button', { name: 'Back' }).click();
  await readAgain(page, plexTv);
  await app.close();

  const again = await marquee.openAndRead();
  await showChanges(again.page);
  await expect(again.page.locator('[data-change]')).toHaveCount(2);
});

test('what changed while Marquee was closed is found by its first reading', async ({
  marquee,
  plexTv,
  token,
}) => {
  plexTv.setUser(token, { attributes: { restricted: '1' } });
  const { page } = await marquee.openAndRead();
  await showChanges(page);
  await expect(page.locator('[data-change]')).toHaveCount(1);
  await expect(page.locator('[data-change=restricted]')).toBeVisible();
});

test('readings that fail, and attributes that are not sent, are no changes', async ({
  marquee,
  plexTv,
  token,
}) => {
  const { page } = await marquee.openAndRead();
  await page.evaluate(() => window.marquee.changeSettings({ refreshMinutes: null })); // the faults are for readings by hand
  for (const fault of ['503', '200-html', '401'] as const) {
    plexTv.answerWith(fault, { times: 1 });
    await readAgain(page, plexTv);
    await expect(page.locator('[data-problem]')).toBeVisible();
  }
  plexTv.setUser(token, { attributes: { homeSize: undefined }, subscription: undefined });
  await readAgain(page, plexTv);
  await expect(page.locator('[data-problem]')).toBeHidden();
  await showChanges(page);
  await expect(page.locator('[data-empty]')).toBeVisible();
});

test('the timeline can be searched, and keeps an e-mail to itself until it is asked', async ({
  marquee,
  plexTv,
  token,
}) => {
  plexTv.setUser(token, { attributes: { email: 'loud.lantern@example.com', homeSize: '7' } });
  const { page } = await marquee.openAndRead();
  await showChanges(page);
  await expect(page.locator('[data-change]')).toHaveCount(2);
  expect(await page.content()).not.toContain('lantern@example.com');

  await page.keyboard.press('Control+f');
  await page.keyboard.type('loud');
  await expect(page.locator('[data-found="0"]')).toBeVisible();
  await page.getByRole('searchbox').fill('email');
  await expect(page.locator('[data-change]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Show: Your email address changed' }).click();
  await expect(page.locator('[data-change=email]')).toContainText('loud.lantern@example.com');
});

test('a value that was shown stays shown while other days are not searched for', async ({ marquee }) => {
  const { page } = await marquee.open('--demo');
  await showChanges(page);
  await page.getByRole('button', { name: 'Show: Your email address changed' }).click();
  await expect(page.locator('[data-change=email]')).toContainText('old.demo@example.com');
  await page.getByRole('searchbox').fill('email');
  await expect(page.locator('[data-found="1"]')).toBeVisible();
  await expect(page.locator('[data-change=email]')).toContainText('old.demo@example.com');
});

test('text from plex.tv stays text', async ({ marquee, plexTv, token }) => {
  const hostile = '<img src=x onerror="document.title=1"><b>bold</b>\u202e\u200b=1+1';
  plexTv.setUser(token, { attributes: { username: hostile } });
  const opened = await marquee.openAndRead();
  await showChanges(opened.page);
  await expect(opened.page.locator('[data-change=username]')).toContainText(hostile);
  expect(await opened.page.locator('[data-change] img, [data-change] b').count()).toBe(0);
});

test('the changes can be saved as CSV and as JSON', async ({ marquee, plexTv, token }, testInfo) => {
  plexTv.setUser(token, { attributes: { username: '=1+1,"x"' } });
  const opened = await marquee.openAndRead();
  const { page } = opened;
  await showChanges(page);

  const csv = testInfo.outputPath('changes.csv');
  await answerSaveDialog(opened, csv);
  await page.getByRole('button', { name: 'Save as CSV…' }).click();
  await expect(page.locator('[data-status]')).toHaveText('Changes saved.');
  expect(await readFile(csv, 'utf8')).toMatch(
    /^\ufeff"time","change","before","after"\r\n"[\d-]+T[\d:.]+Z","username","quietlantern","'=1\+1,""x"""\r\n$/,
  );

  const json = testInfo.outputPath('changes.json');
  await answerSaveDialog(opened, json);
  await page.getByRole('button', { name: 'Save as JSON…' }).click();
  await expect
    .poll(() =>
      access(json).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({
    schema: 1,
    entries: [{ kind: 'username', before: 'quietlantern', after: '=1+1,"x"' }],
  });

  await answerSaveDialog(opened, join(csv, 'no-such-folder', 'changes.csv'));
  await page.getByRole('button', { name: 'Save as CSV…' }).click();
  await expect(page.locator('[data-failure=disk]')).toBeVisible();
  await answerSaveDialog(opened, null);
  await page.getByRole('button', { name: 'Save as CSV…' }).click();
  await expect(page.locator('[data-failure]'), 'to change one’s mind is no failure').toBeHidden();
});

test('the changes can be erased, and new ones are found after that', async ({ marquee, plexTv, token }) => {
  plexTv.setUser(token, { attributes: { homeSize: '5' } });
  const { page } = await marquee.openAndRead();
  await showChanges(page);
  await page.getByRole('button', { name: 'Erase…' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('[data-change]')).toHaveCount(1);

  await page.getByRole('button', { name: 'Erase…' }).click();
  await page.getByRole('button', { name: 'Erase all changes' }).click();
  await expect(page.locator('[data-empty]')).toBeVisible();
  await expect(page.getByRole('dialog'), 'keys are its own while it is open').toBeHidden();
  await expect(access(join(marquee.userData, 'history.sealed'))).rejects.toThrow();

  plexTv.setUser(token, { attributes: { homeSize: '3' } });
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-change]')).toHaveCount(1);
  await expect(page.locator('[data-change=home-size]')).toContainText(/5.*3/);
});

test('the history is sealed on the disk, and signing out erases it', async ({
  marquee,
  plexTv,
  token,
  desktop,
}) => {
  plexTv.setUser(token, { attributes: { username: 'canaryUsername' } });
  const { page } = await marquee.openAndRead();
  await showChanges(page);
  await expect(page.locator('[data-change=username]')).toContainText('canaryUsername');
  const file = join(marquee.userData, 'history.sealed');
  expect((await readFile(file)).includes('canaryUsername')).toBe(false);

  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: /sign out/i }).click();
  await page.getByRole('button', { name: 'Forget on this computer' }).click();
  await expect(page.locator('[data-view=welcome]')).toBeVisible();
  await expect(access(file)).rejects.toThrow();
  expect(await desktop.keyring.count()).toBe(0);
});

test('a history that can’t be read is set aside, told, and begun again', async ({
  marquee,
  plexTv,
  token,
}) => {
  const first = await marquee.openAndRead();
  await first.app.close();
  await writeFile(join(marquee.userData, 'history.sealed'), 'no history');

  const { page } = await marquee.openAndRead();
  await expect(page.locator('[data-notice]')).toContainText(
    'Your account history couldn’t be read, so Marquee starts a new one.',
  );
  await expect(page.locator('[data-notice]')).toContainText('history.sealed.damaged-');
  plexTv.setUser(token, { attributes: { homeSize: '6' } });
  await page.keyboard.press('Control+r');
  await showChanges(page);
  await expect(page.locator('[data-change=home-size]')).toBeVisible();
});

test('another account begins with a history of its own', async ({ marquee, plexTv, token }) => {
  plexTv.setUser(token, { attributes: { homeSize: '5' } });
  await marquee.run(['--status']);
  await marquee.signIn(plexTv.addAccount('<user id="700000099" uuid="other" title="Other" homeSize="2"/>'));
  const { page } = await marquee.openAndRead();
  await showChanges(page);
  await expect(page.locator('[data-empty]')).toBeVisible();
});
