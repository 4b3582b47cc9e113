import type { ElectronApplication, Page } from '@playwright/test';
import { inject, intrude, openPopover } from '../parts/intruder';
import { expect, test } from '../parts/marquee';

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true } });

/** Notes the addresses that any page or frame has really gone to, from now on. */
async function noteArrivals(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  const arrivals = await app.evaluateHandle(({ webContents }) => {
    const addresses: string[] = [];
    for (const contents of webContents.getAllWebContents()) {
      contents.on('did-frame-navigate', (_, address) => addresses.push(address));
    }
    return addresses;
  });
  return () => arrivals.jsonValue();
}

/** The popover closes when the focus moves on, which may happen by itself where no window manager keeps it. */
async function stayOpen(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.removeAllListeners('blur');
  });
}

/** Waits until nothing is under way in any page: what was stopped has been stopped by then. */
async function settled(app: ElectronApplication): Promise<void> {
  await expect
    .poll(() =>
      app.evaluate(({ webContents }) => webContents.getAllWebContents().some((it) => it.isLoading())),
    )
    .toBe(false);
}

const go = (address: string): string => `void (location.href = ${JSON.stringify(address)})`;
const link = (more: string): string =>
  `{ const a = document.createElement('a'); a.href = 'https://plex.tv/x'; ${more}; document.body.append(a); a.click(); a.remove() }`;

/** Ways out of a page, as code that runs in it. */
const WAYS: Readonly<Record<string, string>> = {
  'to a web site': go('https://plex.tv/x'),
  'to a site without TLS': go('http://plex.tv/x'),
  'to a file': go('file:///etc/passwd'),
  'to a script': go('javascript:document.body.remove()'),
  'to data': go('data:text/html,x'),
  'to a blob': "void (location.href = URL.createObjectURL(new Blob(['x'], { type: 'text/html' })))",
  'to Chromium’s own pages': go('chrome://gpu'),
  'to the source of a page': go('view-source:app://marquee/profile.html'),
  'to another program': go('smb://plex.tv/x'),
  'to another page of Marquee': go('app://marquee/profile.html?other'),
  'to another host of the scheme': go('app://other/profile.html'),
  'by replacing': "location.replace('https://plex.tv/x')",
  'by assigning': "location.assign('https://plex.tv/x')",
  'by the Navigation API': "navigation.navigate('https://plex.tv/x').finished.catch(() => undefined), 0",
  'by reloading': 'location.reload()',
  'back and forth in the history': 'history.back(); history.forward(); history.go(-1)',
  'by a link': link(''),
  'by a link to a new window': link("a.target = '_blank'"),
  'by a link to the window of another name': link("a.target = 'other'"),
  'by a link that pings': link("a.ping = 'https://plex.tv/ping'"),
  'by a download': link("a.download = 'x'"),
  'by a form': `{ const f = document.createElement('form'); f.method = 'post'; f.action = 'https://plex.tv/x'; document.body.append(f); f.submit(); f.remove() }`,
  'by a form in a new window': `{ const f = document.createElement('form'); f.target = '_blank'; f.action = 'https://plex.tv/x'; document.body.append(f); f.submit(); f.remove() }`,
  'by a frame': `{ const f = document.createElement('iframe'); f.src = 'https://plex.tv/x'; document.body.append(f) }`,
  'by a frame of Marquee': `{ const f = document.createElement('iframe'); f.src = 'app://marquee/tray.html'; document.body.append(f) }`,
  'by a <webview>': `{ const w = document.createElement('webview'); w.src = 'https://plex.tv/x'; document.body.append(w) }`,
  'by a new window': "void window.open('https://plex.tv/x')",
  'by an empty window': "void window.open('')",
  'by a window without opener': "void window.open('https://plex.tv/x', '_blank', 'noopener,popup')",
  'by a window with a preload': "void window.open('app://marquee/profile.html', '', 'nodeIntegration=yes')",
};

/** The same with the hands of a person, who was shown a link and drags things about. */
async function useHands(page: Page): Promise<void> {
  await inject(page, '<a id="injected" href="https://plex.tv/x" style="position:fixed;inset:0">A link</a>');
  await page.evaluate(() => {
    // Inline styles are refused by the page's policy; those that a script sets are not.
    const { style } = document.querySelector<HTMLElement>('#injected') ?? document.body;
    Object.assign(style, { position: 'fixed', inset: '0', zIndex: '9999' });
    const met: string[] = [];
    Object.assign(globalThis, { met });
    for (const type of ['click', 'auxclick', 'dragenter']) {
      document.addEventListener(type, () => met.push(type));
    }
  });
  for (const key of [null, 'Control', 'Shift', 'Alt'] as const) {
    if (key) await page.keyboard.down(key);
    await page.mouse.click(100, 100);
    await page.mouse.click(100, 100, { button: 'middle' });
    if (key) await page.keyboard.up(key);
  }
  await page.evaluate(() => document.querySelector('#injected')?.remove());

  const devtools = await page.context().newCDPSession(page);
  const text = (mimeType: string, data: string) => ({ items: [{ mimeType, data }], files: [] });
  const things = [
    { items: [], files: ['/etc/passwd'] },
    text('text/uri-list', 'https://plex.tv/x'),
    text('text/uri-list', 'file:///etc/passwd'),
    text('text/html', '<meta http-equiv="refresh" content="0;url=https://plex.tv/x">'),
  ];
  for (const thing of things) {
    const data = { ...thing, dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, x: 100, y: 100, data });
    }
  }
  await devtools.detach();
  for (const key of ['Alt+ArrowLeft', 'Alt+ArrowRight', 'F5', 'F12', 'Control+Shift+I', 'Control+u']) {
    await page.keyboard.press(key);
  }
}

for (const which of ['profile', 'popover'] as const) {
  test(`nothing leads the ${which} anywhere else, and nothing opens`, async ({
    marquee,
    desktop,
    plexTv,
  }) => {
    const { app, page: profile } = await marquee.open('--demo');
    const page = which === 'profile' ? profile : await openPopover(app, desktop);
    await stayOpen(app);
    const address = page.url();
    const windows = app.windows().length;
    const run = await intrude(page);
    const arrivals = await noteArrivals(app);

    for (const [way, code] of Object.entries(WAYS)) {
      await test.step(way, async () => {
        await run(code);
        await settled(app);
        expect(page.url()).toBe(address);
        expect(await run('document.body.dataset.ready'), 'the same document').toBeDefined();
      });
    }
    await inject(page, '<meta http-equiv="refresh" content="0;url=https://plex.tv/x">');
    await settled(app);
    await test.step('with a person’s hands', () => useHands(page));
    await settled(app);

    const met = await page.evaluate(() => (globalThis as unknown as { met: string[] }).met);
    const times = ['click', 'auxclick', 'dragenter'].map((type) => met.filter((it) => it === type).length);
    expect(times, 'the link was clicked in every way, and four things were dropped').toEqual([4, 4, 4]);
    const outside = (await arrivals()).filter((it) => it !== 'about:blank'); // the frames, before they were stopped
    expect(outside).toEqual([]);
    expect(plexTv.requests, 'nothing left this computer').toEqual([]);
    const contents = await app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
    expect([contents, app.windows().length], 'no window, no <webview>, no developer tools').toEqual([
      windows,
      windows,
    ]);

    // Electron asks nobody before a page goes to about:blank: it is brought back.
    await run(go('about:blank'));
    await expect.poll(arrivals).toContain(address);
    await expect.poll(() => page.url()).toBe(address);
    await page.locator('body[data-ready]').waitFor();
  });
}
