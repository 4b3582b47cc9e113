import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../parts/marquee';
import { endOf, kill } from '../parts/processes';
import { noteDialogs } from './dialogs';

const pageProcess = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getOSProcessId() ?? 0);

const graphicsProcess = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ app: it }) => it.getAppMetrics().find(({ type }) => type === 'GPU')?.pid ?? 0);

/** What a page says, asked past Playwright, which gives up on a page that has crashed. */
const shownName = (app: ElectronApplication): Promise<unknown> =>
  app.evaluate(({ webContents }) => {
    const page = webContents.getAllWebContents()[0];
    return page?.isCrashed() === false && !page.isLoading()
      ? page.executeJavaScript("document.querySelector('[data-name]')?.textContent")
      : null;
  });

test('a page that is killed comes back with the same data, and not for ever', async ({ marquee, token }) => {
  await marquee.signIn(token);
  const { app, output } = await marquee.openAndRead();
  await noteDialogs(app);
  const ended = endOf(app);
  for (const time of ['first', 'second', 'third']) {
    await test.step(time, async () => {
      const killed = await kill(() => pageProcess(app));
      await expect.poll(() => pageProcess(app)).not.toBe(killed);
      await expect.poll(() => shownName(app)).toBe('Quiet Lantern');
    });
  }
  await kill(() => pageProcess(app));
  expect(await ended).toBe(0);
  expect(output()).toContain('dialog: Marquee The window closed unexpectedly several times.');
});

test('a page that hangs is waited for or reloaded, as the person says', async ({ marquee, token }) => {
  await marquee.signIn(token);
  const { app } = await marquee.openAndRead();
  const hung = await pageProcess(app);
  const answered = await app.evaluate(async ({ BrowserWindow, dialog }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('There is no window.');
    const questions: string[] = [];
    // The first question is overtaken by the page, which answers again; the second is answered by the person.
    dialog.showMessageBox = ((_: unknown, { message, signal }: Electron.MessageBoxOptions) => {
      questions.push(message);
      const waits = new Promise((resolve) =>
        signal?.addEventListener('abort', () => resolve({ response: 0, checkboxChecked: false })),
      );
      return questions.length === 1 ? waits : Promise.resolve({ response: 1, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
    // Chromium says so half a minute after an input that nobody took: longer than a test should wait.
    window.emit('unresponsive');
    window.emit('unresponsive');
    window.emit('responsive');
    await new Promise((resolve) => setImmediate(resolve));
    void window.webContents.executeJavaScript('for (;;);').catch(() => undefined);
    window.emit('unresponsive');
    return questions;
  });
  expect(answered).toEqual(['Marquee isn’t responding.', 'Marquee isn’t responding.']);
  await expect.poll(() => pageProcess(app)).not.toBe(hung);
  await expect.poll(() => shownName(app)).toBe('Quiet Lantern');
});

test('a page that hangs holds up neither closing nor the end', async ({ marquee, token }) => {
  await marquee.signIn(token);
  const { app } = await marquee.openAndRead();
  const ended = endOf(app);
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    void window?.webContents.executeJavaScript('for (;;);').catch(() => undefined);
    window?.close();
  });
  expect(await ended, 'without a tray closing ends Marquee').toBe(0);
});

test('a graphics process that is killed leaves the window as it is, and Marquee starts again without one before Chromium gives up', async ({
  marquee,
  token,
}) => {
  await marquee.signIn(token);
  const { app, page, output } = await marquee.openAndRead();
  await noteDialogs(app);
  const ended = endOf(app);
  for (let time = 1; time <= 2; time += 1) {
    await test.step(`the ${time}. time`, async () => {
      await expect(page.locator('[data-name]')).toHaveText('Quiet Lantern');
      await kill(() => graphicsProcess(app));
    });
  }
  expect(await ended).toBe(0);
  expect(output()).toMatch(/relaunch: .*--disable-gpu --in-process-gpu/);
  const again = await marquee.open('--disable-gpu', '--in-process-gpu');
  await expect(again.page.locator('[data-name]')).toHaveText('Quiet Lantern');
  expect(await graphicsProcess(again.app), 'nothing is left that could crash').toBe(0);
});
