import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../parts/marquee';
import { screenshot } from '../parts/screenshots';

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-export-'));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

test('an account is saved as a page to read or as JSON, with e-mail and ids only when asked', async ({
  marquee,
  token,
}) => {
  await marquee.signIn(token);
  const { app, page } = await marquee.openAndRead();
  await app.evaluate(({ dialog }, to) => {
    let isFirst = true;
    dialog.showSaveDialog = (...args: readonly unknown[]) => {
      const canceled = isFirst;
      isFirst = false;
      const { defaultPath = '' } = args.at(-1) as Electron.SaveDialogOptions;
      return Promise.resolve({ canceled, filePath: canceled ? '' : `${to}/${defaultPath}` });
    };
  }, folder);
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const dialog = page.getByRole('dialog', { name: 'Export account' });

  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Export…' }).click();
  await screenshot(page, 'export');
  await dialog.getByRole('button', { name: 'Save as web page…' }).click(); // and then she changes her mind
  await dialog.getByRole('button', { name: 'Save as web page…' }).click();
  await expect(dialog).toBeHidden();
  const html = read('marquee-account.html');
  for (const text of ['Quiet Lantern', 'Two-factor authentication', 'Plex Pass', 'What changed']) {
    expect(html).toContain(text);
  }
  expect(html).not.toMatch(/\S@\S+\.\S/);

  await page.getByRole('button', { name: 'Export…' }).click();
  await dialog.getByRole('switch', { name: 'Include email and IDs' }).check();
  await dialog.getByRole('button', { name: 'Save as JSON…' }).click();
  await expect(dialog).toBeHidden();
  const { schema, profile, pass } = JSON.parse(read('marquee-account.json')) as Record<string, object>;
  expect(schema).toBe(1);
  expect(profile).toMatchObject({ title: 'Quiet Lantern', email: expect.stringContaining('@') });
  expect(pass).toMatchObject({ kind: 'plex-pass' });
});

test('a page that was saved can be read in any browser, which lets it load and run nothing', async ({
  marquee,
}) => {
  const { app, page } = await marquee.open('--demo');
  await app.evaluate(({ dialog }, to) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: `${to}/demo.html` });
  }, folder);
  await page.evaluate(() => window.marquee.exportAccount({ format: 'html', withPrivate: false }));
  const opened = app.waitForEvent('window');
  await app.evaluate(
    async ({ BrowserWindow }, file) => {
      // A browser's window, with nothing of Marquee's.
      const browser = new BrowserWindow({
        width: 900,
        height: 1200,
        webPreferences: { partition: 'browser' },
      });
      await browser.loadFile(file);
    },
    join(folder, 'demo.html'),
  );
  const shown = await opened;
  await expect(shown.getByRole('heading', { level: 1 })).toHaveText('Demo Account');
  const styled = () =>
    shown
      .locator('table')
      .first()
      .evaluate((it) => getComputedStyle(it).borderCollapse);
  await expect.poll(styled, 'its own style is allowed').toBe('collapse');
  for (const colorScheme of ['light', 'dark'] as const) {
    await shown.emulateMedia({ colorScheme });
    await screenshot(shown, `exported-${colorScheme}`);
  }
});
