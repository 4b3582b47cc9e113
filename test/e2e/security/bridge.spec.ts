import type { ElectronApplication } from '@playwright/test';
import { calls, type CallName } from '../../../preload/contract/calls';
import { intrude } from '../parts/intruder';
import { expect, test } from '../parts/marquee';
import { catchPages } from '../parts/opened-pages';

const REFUSED = { ok: false, problem: { kind: 'invalid-call' } };

/** Expressions for arguments that no call takes. */
const NEVER_RIGHT = ['null', "['x']", 'NaN', '10n', "{ toString: 'x' }"];

/** What main holds, without the demo's ages, which go on. */
const KEPT =
  'window.marquee.getSnapshot().then(({ value: { settings, accounts, notices, app } }) => ({ settings, accounts, notices, app }))';

const HUGE = "'x'.repeat(10 * 1024 * 1024)";

/** Expressions for arguments that one call does not take, beside those. */
const WRONG: Partial<Readonly<Record<CallName, readonly string[]>>> = {
  signIn: [
    'undefined',
    "{ token: 5, keep: 'keychain', renews: false }",
    "{ token: 'x', keep: 'disk', renews: false }",
    "{ token: 'x', keep: 'session' }",
    "{ token: 'x', keep: 'session', renews: false, more: 1 }",
    `{ token: ${HUGE}, keep: 'session', renews: false }`,
    "Object.create({ token: 'x', keep: 'session', renews: false })",
  ],
  startSignIn: ["{ strength: 'weak', renews: false }", "{ strength: 'strong' }", '[]'],
  openLink: [
    HUGE,
    "'https://plex.tv.evil.example/'",
    "'file:///etc/passwd'",
    "'smb://x'",
    "'__proto__'",
    "'toString'",
  ],
  openProfile: ["'profile.html'", "'constructor'"],
  changeSettings: [
    "{ sendTokenAs: 'carrier pigeon' }",
    "{ theme: 'sepia' }",
    '{ refreshMinutes: 1 }',
    '{ refreshMinutes: Infinity }',
    "{ mutedNotices: ['__proto__'] }",
    'JSON.parse(\'{"__proto__":{"showPrivate":true},"other":1}\')',
  ],
  copyText: [HUGE],
  dismissNotice: [HUGE],
  dismissGreeting: ["'goodbye'", "'__proto__'"],
  showAccount: ["'1'", '{}'],
  renameAccount: ["{ id: '1', nickname: null }", "{ id: 1, nickname: 'x'.repeat(61) }"],
  moveAccount: ['{ id: 1, by: 2 }', '{ by: 1 }'],
  showDemo: ["'nonsense'", "'__proto__'"],
  signOut: ["{ account: 1, where: 'everywhere' }", "{ where: 'here' }", "'here'"],
  eraseHistory: ["{ account: '1' }", '{}'],
  removeDevice: ["{ account: 1, id: '../1' }", "{ id: '17' }"],
  exportAccount: ["'json'", "{ format: 'exe', withPrivate: false }", "{ format: 'json' }"],
  exportHistory: ["'exe'", "'../csv'"],
  update: ["'install '"],
  setLaunchAtLogin: ['1', "'true'"],
  refresh: ['{ unexpected: true }'],
};

/** Has main answer a call as if `from` had made it. */
function callAs(app: ElectronApplication, from: 'the page' | 'a frame in it' | 'a page that is gone') {
  return app.evaluate(({ BrowserWindow, ipcMain }, who) => {
    const { webContents } =
      BrowserWindow.getAllWindows()[0] ?? BrowserWindow.getAllWindows()[1] ?? ({} as never);
    const { mainFrame } = webContents;
    const senderFrame = {
      'the page': mainFrame,
      'a frame in it': mainFrame.frames[0],
      'a page that is gone': null,
    }[who];
    // Electron keeps them here; a test has no other way to make a frame call that has no bridge.
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (...args: unknown[]) => unknown> })
      ._invokeHandlers;
    return handlers.get('getSnapshot')?.({ sender: webContents, senderFrame }, undefined);
  }, from);
}

test('main refuses every argument that the contract does not know', async ({ marquee }) => {
  const { app, page } = await marquee.open('--demo');
  await app.evaluate(({ shell, dialog }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (link) => Promise.resolve(void opened.push(link));
    dialog.showSaveDialog = () => Promise.resolve({ canceled: !opened.push('a dialog'), filePath: '' });
  });
  const before = await page.evaluate(KEPT);
  for (const name of Object.keys(calls) as CallName[]) {
    await test.step(name, async () => {
      for (const argument of [...NEVER_RIGHT, ...(WRONG[name] ?? [])]) {
        const isFine = name === 'changeSettings' && argument === "['x']"; // an empty change
        if (isFine) continue;
        const answer: unknown = await page.evaluate(`window.marquee.${name}(${argument})`);
        expect(answer, argument).toMatchObject(REFUSED);
      }
    });
  }
  for (const argument of ['() => 1', "Symbol('x')", 'document.body', 'new Proxy({}, {})']) {
    const answer = await page.evaluate(
      `(async () => (await window.marquee.copyText(${argument})).ok)().catch(() => 'not sent')`,
    );
    expect([false, 'not sent'], argument).toContain(answer);
  }
  expect(await page.evaluate(KEPT), 'nothing changed').toEqual(before);
  expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([]);
});

test('only the names of links are opened, and lead where they should', async ({ marquee }) => {
  const { app, page } = await marquee.open('--demo');
  const opened = await catchPages(app);
  for (const name of ['plex-account', 'plex-status', 'find-token', 'forgot-password'] as const) {
    await page.evaluate((link) => window.marquee.openLink(link), name);
  }
  expect((await opened()).map((link) => new URL(link).origin)).toEqual([
    'https://app.plex.tv',
    'https://status.plex.tv',
    'https://support.plex.tv',
    'https://www.plex.tv',
  ]);
});

test('main answers the top frame of its own windows alone', async ({ marquee }) => {
  const { app, page } = await marquee.open('--demo');
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  expect(
    await page.evaluate(() =>
      Object.hasOwn(document.querySelector('iframe')?.contentWindow ?? {}, 'marquee'),
    ),
  ).toBe(false);
  expect(await callAs(app, 'the page')).toMatchObject({ ok: true });
  expect(await callAs(app, 'a frame in it')).toMatchObject(REFUSED);
  expect(await callAs(app, 'a page that is gone')).toMatchObject(REFUSED);

  const preload = await app.evaluate(({ app: it }) => `${it.getAppPath()}/out/preload/index.cjs`);
  for (const address of ['about:blank', 'app://marquee/profile.html']) {
    const answer: unknown = await app.evaluate(
      async ({ BrowserWindow }, [its, url]) => {
        const window = new BrowserWindow({ show: false, webPreferences: { preload: its, sandbox: true } });
        await window.loadURL(url);
        const snapshot = (await window.webContents.executeJavaScript(
          'window.marquee.getSnapshot()',
        )) as object;
        window.destroy();
        return snapshot;
      },
      [preload, address] as const,
    );
    expect(answer, `a foreign window with ${address}`).toMatchObject(REFUSED);
  }
});

test('a page that spoils JavaScript’s own objects spoils the bridge for nobody', async ({ marquee }) => {
  const { app, page } = await marquee.open('--demo');
  const before = await page.evaluate(KEPT);
  await page.evaluate(() => {
    const spoiled = (): never => {
      throw new Error('spoiled');
    };
    Object.assign(globalThis, { events: [] as unknown[] });
    Array.prototype.push = spoiled;
    Array.prototype.map = spoiled;
    JSON.parse = spoiled;
    JSON.stringify = spoiled;
    Object.keys = spoiled;
    Object.hasOwn = () => true;
    Function.prototype.call = spoiled;
    Object.assign(Object.prototype, { ok: true, kind: 'spoiled', token: 'spoiled', senderFrame: null });
  });
  // Playwright works with the page's own objects, too; main asks without them.
  const inPage = (code: string): Promise<unknown> =>
    app.evaluate<unknown, string>(
      ({ BrowserWindow }, it) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(it),
      code,
    );
  expect(await inPage(KEPT)).toEqual(before);
  expect(await inPage("window.marquee.openLink('__proto__')")).toMatchObject(REFUSED);
  const unknown = "try { window.marquee.on('constructor', () => 0) } catch ({ message }) { message }";
  expect(await inPage(unknown), 'the preload script has objects of its own').toContain('no such event');
  const replaced =
    'const own = window.marquee; try { window.marquee = {} } catch {} try { own.refresh = 1 } catch {} [window.marquee === own, typeof own.refresh]';
  expect(await inPage(`{ ${replaced} }`), 'the bridge can’t be replaced').toEqual([true, 'function']);
});

test('what a page hears of main is values alone', async ({ marquee }) => {
  const { page } = await marquee.open('--demo');
  const heard = page.evaluate(
    () =>
      new Promise((resolve) => {
        window.marquee.on('snapshot', (...given: unknown[]) => {
          resolve(given.map((one) => Object.keys(one as object).includes('sender')));
        });
      }),
  );
  await page.evaluate(() => window.marquee.showDemo('signed-out' as never));
  await page.evaluate(() => window.marquee.changeSettings({ showPrivate: true }));
  expect(await heard).toEqual([false]);
});

test('a page that was taken over gains nothing by repeating itself', async ({ marquee, plexTv }) => {
  const { app, page } = await marquee.open();
  await app.evaluate(({ shell, dialog }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (link) => Promise.resolve(void opened.push(link));
    dialog.showSaveDialog = () => new Promise(() => opened.push('a dialog'));
  });
  const opened = (): Promise<readonly string[]> =>
    app.evaluate(() => (globalThis as unknown as { opened: readonly string[] }).opened);
  const run = await intrude(page);
  const repeat = async (call: string, times: number, refusals: number): Promise<void> => {
    await run(`globalThis.refusals = 0;
      for (let i = 0; i < ${times}; i++) {
        void window.marquee.${call}.then(({ problem }) => (globalThis.refusals += problem?.kind === 'too-often'));
      }`);
    await expect.poll(() => run('globalThis.refusals'), call).toBe(refusals);
  };

  await repeat("openLink('plex-status')", 500, 495);
  expect(await opened()).toHaveLength(5);
  await repeat("exportHistory('csv')", 200, 199);
  expect((await opened()).filter((it) => it === 'a dialog')).toHaveLength(1);
  await repeat("startSignIn({ strength: 'short', renews: false })", 50, 40);
  expect(plexTv.requests.filter(({ route }) => route === 'create-pin').length).toBeLessThanOrEqual(10);
  await repeat('getSnapshot()', 500, 0); // reading costs nobody else anything
});
