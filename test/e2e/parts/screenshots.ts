import type { ElectronApplication, Page } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Whoever runs this part alone may look at pictures; in a run of all tests to draw them is a minute of work that nobody sees. */
const areKept = process.env['MARQUEE_SCREENSHOTS'] === 'kept';

const folder = resolve(import.meta.dirname, '../../../out/screenshots');

/** Keeps a picture of the page where a person can look at it after the run, if they are kept. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (areKept) await page.screenshot({ path: screenshotFile(name) });
}

/** The same of the window of a page that is zoomed, of which Playwright would show a corner alone. */
export async function zoomedScreenshot(app: ElectronApplication, page: Page, name: string): Promise<void> {
  if (!areKept) return;
  const picture = await app.evaluate(async ({ BrowserWindow }, address) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL() === address);
    const image = await window?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  }, page.url());
  const file = screenshotFile(name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, picture, 'base64');
}

function screenshotFile(name: string): string {
  return join(folder, `${name}.png`);
}
