import { calls } from '../../preload/contract';
import { accounts } from '../plex-tv/accounts';
import { expect, test } from './marquee';

test('the page is sandboxed, isolated and knows the bridge alone', async ({ marquee }) => {
  const { app, page } = await marquee.open('--demo');
  const preferences = await app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      // Electron documents this for tests alone, and leaves it out of its types.
      .map((contents) =>
        (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
      ),
  );
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  expect(await page.evaluate(() => [typeof globalThis.require, typeof globalThis.process])).toEqual([
    'undefined',
    'undefined',
  ]);
  const bridge = await page.evaluate(() => Object.keys(window.marquee).sort());
  expect(bridge).toEqual([...Object.keys(calls), 'on'].sort());
  expect(page.url()).toBe('app://marquee/profile.html');
});

test('the page can load nothing, run nothing foreign and go nowhere', async ({ marquee }) => {
  const { app, page } = await marquee.open('--demo');
  const outcome = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    const attempt = async (run: () => unknown): Promise<string> => {
      try {
        await run();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    };
    const image = new Image();
    image.src = 'https://plex.tv/picture.png';
    await new Promise((settle) => image.addEventListener('error', settle));
    return {
      fetch: await attempt(() => fetch('https://plex.tv/')),
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that it fails is the point
      eval: await attempt(() => new Function('return 1')),
      html: await attempt(() => (document.createElement('p').innerHTML = '<b>x</b>')),
      open: window.open('https://plex.tv/') === null ? 'denied' : 'opened',
      permission: await Notification.requestPermission(),
      violations,
    };
  });
  expect(outcome).toMatchObject({ fetch: 'TypeError', eval: 'EvalError', html: 'TypeError', open: 'denied' });
  expect(outcome.permission).toBe('denied');
  expect(outcome.violations).toEqual(
    expect.arrayContaining(['img-src', 'connect-src', 'require-trusted-types-for']),
  );

  await page.evaluate(() => {
    location.href = 'https://plex.tv/';
  });
  await page.evaluate(() => {
    document.body.append(document.createElement('webview'));
  });
  expect(page.url()).toBe('app://marquee/profile.html');
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('normal use violates no policy of the page', async ({ marquee, plexTv }) => {
  const token = plexTv.addAccount(accounts.lifetimeHome);
  await marquee.signIn(token);
  const { page } = await marquee.open();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.reload();
  await expect(page.locator('[data-last-read]')).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.locator('[data-view=settings]')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('main refuses arguments that the contract does not know, and calls from foreign pages', async ({
  marquee,
}) => {
  const { app, page } = await marquee.open('--demo');
  const answers = await page.evaluate(async () => {
    const bridge = window.marquee as unknown as Record<string, (argument?: unknown) => Promise<unknown>>;
    return Promise.all([
      bridge['openLink']?.('https://plex.tv.evil.example/'),
      bridge['openLink']?.('__proto__'),
      bridge['signIn']?.({ token: 5, keep: 'keychain' }),
      bridge['signIn']?.({ token: 'x', keep: 'disk' }),
      bridge['signIn']?.({ token: 'x'.repeat(2 * 1024 * 1024), keep: 'session' }),
      bridge['copyText']?.('x'.repeat(2 * 1024 * 1024)),
      bridge['changeSettings']?.({ sendTokenAs: 'carrier pigeon' }),
      bridge['changeSettings']?.(JSON.parse('{"__proto__":{"showPrivate":true},"other":1}')),
      bridge['showDemo']?.('nonsense'),
      bridge['refresh']?.({ unexpected: true }),
    ]);
  });
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'invalid-call' } });

  const foreign = await app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await window.loadURL('about:blank');
      const answer: unknown = await window.webContents.executeJavaScript('window.marquee.getSnapshot()');
      window.destroy();
      return answer;
    },
    await app.evaluate(({ app: it }) => `${it.getAppPath()}/out/preload/index.cjs`),
  );
  expect(foreign).toMatchObject({ ok: false, problem: { kind: 'invalid-call' } });
});

test('the scheme of the pages serves its own files and nothing else', async ({ marquee }) => {
  const { app } = await marquee.open('--demo');
  const statuses = await app.evaluate(async ({ net }) => {
    const paths = [
      'profile.html',
      '',
      'nothing.html',
      '..%2f..%2fpackage.json',
      '%2e%2e/package.json',
      '..\\package.json',
      'etc/passwd',
      'profile.html%00',
      'picture/none.png',
    ];
    const addresses = [...paths.map((path) => `app://marquee/${path}`), 'app://other/profile.html'];
    return Promise.all(addresses.map(async (address) => (await net.fetch(address)).status));
  });
  expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 404)]);
});

test('a hostile account is shown as text', async ({ marquee, plexTv }) => {
  const markup = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  const token = plexTv.addAccount({
    ...accounts.lifetimeHome,
    attributes: {
      ...accounts.lifetimeHome.attributes,
      title: markup,
      friendlyName: '\u202egnissim',
      username: 'x'.repeat(100_000),
      unknownAttribute: markup,
    },
  });
  await marquee.signIn(token);
  const { page } = await marquee.open();
  await expect(page.locator('[data-name]')).toHaveText(markup);
  await expect(page.locator('[data-field="extra.unknownAttribute"]')).toContainText(markup);
  expect(await page.locator('img[src=x], main script').count()).toBe(0);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, 'a long name does not widen the page').toBe(0);
});
