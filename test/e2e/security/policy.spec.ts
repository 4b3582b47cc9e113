import type { ElectronApplication } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import { demoTest } from '../parts/demo';
import { inject, intrude } from '../parts/intruder';
import { expect, test } from '../parts/marquee';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'; frame-src 'none'; " +
  "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types svelte-trusted-html";

/** What answers an address of Marquee's own scheme. */
function ask(app: ElectronApplication, address: string, method = 'GET') {
  return app.evaluate(
    async ({ net }, [url, verb]) => {
      const { status, headers } = await net.fetch(url, { method: verb });
      return { status, headers: Object.fromEntries(headers) };
    },
    [address, method] as const,
  );
}

demoTest('both pages come with this policy', async ({ demo }) => {
  const { app } = demo;
  for (const file of ['profile.html', 'tray.html']) {
    expect(await ask(app, `app://marquee/${file}`)).toEqual({
      status: 200,
      headers: {
        'cache-control': 'no-store',
        'content-security-policy': POLICY,
        'content-type': 'text/html; charset=utf-8',
        'x-content-type-options': 'nosniff',
      },
    });
  }
});

/** What the policy names in its complaint, and markup or code that breaks it. */
const BREACHES: readonly (readonly [directive: string, markup: string, code?: string])[] = [
  ['img-src', '<img src="https://plex.tv/x.png">'],
  ['img-src', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">'],
  ['script-src-attr', '<img src="x" onerror="document.title = 1">'],
  ['script-src-elem', '', "import('https://plex.tv/x.js').catch(() => undefined)"],
  ['script-src-elem', '', "import('data:text/javascript,1').catch(() => undefined)"],
  ['require-trusted-types-for', '', "try { eval('1') } catch {}"],
  ['require-trusted-types-for', '', "try { new Function('1') } catch {}"],
  ['style-src-elem', '<style>body { display: none }</style>'],
  ['style-src-elem', '<link rel="stylesheet" href="https://plex.tv/x.css">'],
  ['style-src-attr', '<p style="color: red">x</p>'],
  ['connect-src', '', "fetch('https://plex.tv/x').catch(() => undefined)"],
  ['connect-src', '', "void new EventSource('https://plex.tv/x')"],
  ['connect-src', '', "try { void new WebSocket('wss://plex.tv/x') } catch {}"],
  ['connect-src', '', "void navigator.sendBeacon('https://plex.tv/x')"],
  ['connect-src', '', "fetch('app://marquee/profile.html').catch(() => undefined)"],
  ['frame-src', '<iframe src="https://plex.tv/x"></iframe>'],
  ['object-src', '<object data="https://plex.tv/x"></object>'],
  ['object-src', '<embed src="https://plex.tv/x">'],
  ['base-uri', '<base href="https://plex.tv/">'],
  ['form-action', '<form action="https://plex.tv/x"></form>', 'document.forms[0].submit()'],
  ['media-src', '<video src="https://plex.tv/x.mp4"></video>'],
  ['font-src', '', "new FontFace('x', 'url(https://plex.tv/x.woff)').load().catch(() => undefined)"],
  ['require-trusted-types-for', '', "try { document.body.innerHTML = '<b>x</b>' } catch {}"],
  ['require-trusted-types-for', '', "try { void new Worker('https://plex.tv/x.js') } catch {}"],
  ['trusted-types', '', "try { trustedTypes.createPolicy('other', {}) } catch {}"],
  ['trusted-types', '', "try { trustedTypes.createPolicy('svelte-trusted-html', {}) } catch {}"],
];

demoTest('every directive of the policy holds', async ({ demo }) => {
  const { app, page, plexTv } = demo;
  const run = await intrude(page);
  await page.evaluate(() => {
    const complaints: string[] = [];
    Object.assign(globalThis, { complaints });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      complaints.push(effectiveDirective),
    );
  });
  for (const [directive, markup, code] of BREACHES) {
    await test.step(`${directive}: ${markup}${code ?? ''}`, async () => {
      await run('void complaints.splice(0)');
      if (markup !== '') await inject(page, `<div id="breach">${markup}</div>`);
      if (code !== undefined) await run(code);
      await expect.poll(() => run('complaints')).toContain(directive);
      await run("document.querySelector('#breach')?.remove()");
    });
  }
  expect(await run("navigator.serviceWorker?.register('x.js').catch(({ name }) => name)")).not.toBe(
    undefined,
  );
  expect(plexTv.requests, 'nothing left this computer').toEqual([]);
  expect(page.url()).toBe('app://marquee/profile.html?language=en');
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('a foreign page can neither frame Marquee, nor read it, nor reach the network', async ({
  marquee,
  plexTv,
}) => {
  const { app } = await marquee.open('--demo');
  const window = await app.evaluateHandle(async ({ BrowserWindow }) => {
    const its = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
    await its.loadURL('about:blank');
    return its;
  });
  const reading: unknown = await window.evaluate<unknown, BrowserWindow>(({ webContents }) =>
    webContents.executeJavaScript(`
      for (const [name, src] of [['iframe', 'app://marquee/profile.html'], ['img', 'https://plex.tv/x.png']]) {
        document.body.append(Object.assign(document.createElement(name), { src }));
      }
      fetch('app://marquee/profile.html').then(() => 'read', () => 'refused')`),
  );
  expect(reading).toBe('refused');
  await expect.poll(() => window.evaluate(({ webContents }) => webContents.isLoading())).toBe(false);
  expect(await window.evaluate(({ webContents }) => webContents.mainFrame.frames[0]?.url)).toBe('');
  await expect(window.evaluate((its) => its.loadURL('https://plex.tv/x'))).rejects.toThrow(
    'ERR_BLOCKED_BY_CLIENT',
  );
  expect(plexTv.requests).toEqual([]);
});

demoTest('the scheme of the pages serves its own files and nothing else', async ({ demo }) => {
  const { app } = demo;
  const paths = [
    ...['', '/', 'nothing.html', 'PROFILE.HTML', 'profile.html/', 'picture/none.png', 'assets', 'assets/'],
    ...['..%2f..%2fpackage.json', '%2e%2e/package.json', '..%5c..%5cpackage.json', '..\\package.json'],
    ...['%252e%252e%252fpackage.json', '....//package.json', 'assets/..%2f..%2fmain/index.cjs'],
    ...['etc/passwd', '/etc/passwd', '//etc/passwd', 'file:///etc/passwd', 'C:%5cWindows%5cwin.ini'],
    ...['profile.html%00', 'profile.html%00.png', '%00', 'profile.html%2f', '__proto__', 'constructor'],
  ].map((path) => `app://marquee/${path}`);
  const hosts = ['other', 'marquee.', 'marquee.example', 'MARQUEE.evil', '127.0.0.1', 'xn--marquee'];
  const others = hosts.map((host) => `app://${host}/profile.html`);
  for (const address of [...paths, ...others]) {
    expect((await ask(app, address)).status, address).toBe(404);
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']) {
    expect((await ask(app, 'app://marquee/profile.html', method)).status, method).toBe(404);
  }
  expect((await ask(app, 'app://marquee/profile.html')).status).toBe(200);
});
