import type { ElectronApplication } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, pasteToken, test } from '../parts/marquee';

type Told = typeof globalThis & { told: string[][] };

/** How the app ended: its exit code, or the signal that ended it. */
const endOf = (app: ElectronApplication): Promise<number | string | null> =>
  new Promise((resolve) => app.process().once('exit', (code, signal) => resolve(code ?? signal)));

/** From now on a dialog of Marquee’s own is noted instead of shown; Electron’s raw one would hang the test. */
const noteDialogs = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ app: it, dialog }) => {
    (globalThis as Told).told = [];
    dialog.showErrorBox = (...words) => {
      (globalThis as Told).told.push(words);
      console.log(`dialog: ${words.join(' ')}`);
    };
    it.relaunch = (options) => {
      console.log(`relaunch: ${options?.args?.join(' ') ?? ''}`);
    };
  });

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

for (const how of ['an exception', 'a rejection'] as const) {
  test(`${how} that nobody caught ends Marquee with words of its own`, async ({ marquee, token }) => {
    await marquee.signIn(token);
    const { app, output } = await marquee.openAndRead();
    await noteDialogs(app);
    const ended = endOf(app);
    await app.evaluate((_, isException) => {
      const fault = new Error('a canary, as an exception may quote a token');
      if (!isException) void Promise.reject(fault);
      else
        setImmediate(() => {
          throw fault;
        });
    }, how === 'an exception');
    expect(await ended).toBe(1);
    expect(output()).toContain('dialog: Marquee Something went wrong, and Marquee has to close.');
    expect(output()).not.toContain('canary');
  });
}

test('a fault that comes while Marquee quits opens no dialog, which would hold up the end', async ({
  marquee,
}) => {
  const { app, output } = await marquee.open();
  await noteDialogs(app);
  const ended = endOf(app);
  await app.evaluate(({ app: it }) => {
    it.once('will-quit', (event) => {
      event.preventDefault(); // the words come a moment later; quitting takes another one
      void Promise.reject(new Error('too late'));
    });
    setImmediate(() => it.quit());
  });
  expect(await ended).toBe(1);
  expect(output()).toContain('Something went wrong');
  expect(output()).not.toContain('dialog:');
});

test('Marquee that is killed while it signs in leaves no process, and the sign-in can be begun again', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  const { app, page } = await marquee.open();
  const release = plexTv.hold();
  await pasteToken(page, token);
  await plexTv.waitForRequests(1);
  const processes = await app.evaluate(({ app: it }) => it.getAppMetrics().map(({ pid }) => pid));
  app.process().kill('SIGKILL');
  await expect.poll(() => processes.filter(isRunning)).toEqual([]);
  expect(await desktop.keyring.lookup('plex.tv token')).toBeNull();
  release();

  const again = await marquee.open();
  await pasteToken(again.page, token);
  await expect(again.page.locator('[data-name]')).toHaveText('Quiet Lantern');
});

test('Marquee that is killed while it reads is signed in as before when it starts again', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  await marquee.signIn(token);
  const { app, page } = await marquee.openAndRead();
  const release = plexTv.hold();
  await page.keyboard.press('Control+r');
  await expect(page.locator('[data-reading]')).toBeVisible();
  app.process().kill('SIGKILL');
  release();

  const again = await marquee.openAndRead();
  await expect(again.page.locator('[data-name]')).toHaveText('Quiet Lantern');
  await expect(again.page.locator('[data-problem], [data-notice]')).toHaveCount(0);
  expect(await desktop.keyring.lookup('plex.tv token')).toBe(token);
});

test('asked to end in the middle of a reading and with a keychain that hangs, Marquee ends in good order', async ({
  marquee,
  plexTv,
  desktop,
  token,
}) => {
  await marquee.signIn(token);
  const { app, page, output } = await marquee.openAndRead();
  const processes = await app.evaluate(({ app: it }) => it.getAppMetrics().map(({ pid }) => pid));
  await noteDialogs(app);
  const ended = endOf(app);
  plexTv.hold();
  await page.keyboard.press('Control+r');
  await plexTv.waitForRequests(3);
  desktop.keyring.stop();
  app.process().kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(output()).not.toContain('dialog:');
  await expect.poll(() => processes.filter(isRunning)).toEqual([]);
  expect(JSON.parse(readFileSync(join(marquee.userData, 'account.json'), 'utf8'))).toMatchObject({
    accounts: [{ id: 1 }],
  });
});

test('a second start in the first moment of a hidden one opens the window', async ({ marquee, desktop }) => {
  const script = join(desktop.env['XDG_CONFIG_HOME'] ?? '', 'second-start.cjs');
  writeFileSync(
    script,
    `const { app } = require('electron');
    const take = app.requestSingleInstanceLock.bind(app);
    app.requestSingleInstanceLock = () => {
      setImmediate(() => app.emit('second-instance', {}, ['marquee', '--demo']));
      return take();
    };`,
  );
  const { app } = await marquee.startHidden(script);
  const page = await app.firstWindow();
  await expect(page.locator('[data-demo]')).toBeVisible();
});

test('of twenty that start at once one stays', async ({ marquee, plexTv, token }) => {
  test.slow(); // twenty programs start
  await marquee.signIn(token);
  const codes: (number | null)[] = [];
  const starts = Array.from({ length: 20 }, () => marquee.startProcess());
  for (const start of starts) start.once('exit', (code) => codes.push(code));
  await expect.poll(() => codes.length, { timeout: 90_000 }).toBe(19);
  expect(codes.filter((code) => code !== 0)).toEqual([]);
  await plexTv.waitForRequests(2);
  for (const start of starts) start.kill('SIGTERM');
  await expect.poll(() => codes.length).toBe(20);
  expect(codes[19], 'the one that stayed ends well, too').toBe(0);
  expect(plexTv.requests.filter(({ route }) => route === 'user')).toHaveLength(2);
});

test('a window that was on a screen that is gone opens on one that is there', async ({ marquee }) => {
  await mkdir(marquee.userData, { recursive: true });
  const faraway = { x: 9000, y: 9000, width: 900, height: 700, maximized: false };
  writeFileSync(join(marquee.userData, 'window.json'), JSON.stringify(faraway));
  const { app } = await marquee.open();
  const [place, screen] = await app.evaluate(({ BrowserWindow, screen: it }) => [
    BrowserWindow.getAllWindows()[0]?.getBounds(),
    it.getPrimaryDisplay().bounds,
  ]);
  expect(place?.x).toBeLessThan(screen.width);
  expect(place?.y).toBeLessThan(screen.height);
});

/** Kills a process as soon as there is one, and says which it was. */
async function kill(find: () => Promise<number>): Promise<number> {
  let found = 0; // which would be the tests themselves
  await expect
    .poll(async () => {
      found = await find();
      return found !== 0 && isRunning(found) && isKilled(found); // one that was just killed may still be listed
    })
    .toBe(true);
  await expect.poll(() => isRunning(found)).toBe(false);
  return found;
}

/** Kills a process; false when it has just gone by itself. */
function isKilled(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

/** Whether a process is there and not just waiting to be forgotten. */
function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}
