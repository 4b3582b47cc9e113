import { readFileSync } from 'node:fs';
import { calls } from '../../../preload/contract/calls';
import { demoTest } from '../parts/demo';
import { intrude, openPopover } from '../parts/intruder';
import { expect, test } from '../parts/marquee';

test.use({ desktopOptions: { keyring: 'unlocked', trayHost: true } });

demoTest('every page is sandboxed, isolated and knows the bridge alone', async ({ demo }) => {
  const { app, page, desktop } = demo;
  const pages = [page, await openPopover(app, desktop)];
  const preferences = await app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      // Electron documents this for tests alone, and leaves it out of its types.
      .map((contents) =>
        (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences(),
      ),
  );
  expect(preferences).toHaveLength(2);
  for (const its of preferences) {
    expect(its).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      experimentalFeatures: false,
    });
    const loose = ['nodeIntegrationInWorker', 'enableBlinkFeatures', 'disableBlinkFeatures', 'partition'];
    for (const name of loose) expect(its[name] || null, name).toBeNull();
  }
  const weakened = await app.evaluate(({ app: it }) =>
    ['disable-web-security', 'allow-running-insecure-content', 'enable-blink-features'].filter((name) =>
      it.commandLine.hasSwitch(name),
    ),
  );
  expect(weakened).toEqual([]);

  for (const one of pages) {
    const known = await one.evaluate(() => ({
      node: [typeof globalThis.require, typeof globalThis.process, typeof globalThis.module, typeof Buffer],
      bridge: Object.keys(window.marquee).sort(),
      foreign: Object.keys(window).filter((name) => /electron|ipc|node/i.test(name)),
    }));
    expect(known.node).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
    expect(known.bridge).toEqual([...Object.keys(calls), 'on'].sort());
    expect(known.foreign).toEqual([]);
  }
  expect(pages.map((one) => one.url())).toEqual([
    'app://marquee/profile.html?language=en',
    'app://marquee/tray.html?language=en',
  ]);
});

demoTest('no page can make machine code', async ({ demo }) => {
  const { app, page, desktop } = demo;
  const popover = await openPopover(app, desktop);
  const processes = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getOSProcessId()),
  );
  expect(processes).toHaveLength(2);
  for (const pid of processes) {
    const ranges = readFileSync(`/proc/${pid}/maps`, 'latin1').trim().split('\n');
    const executable = ranges.filter((range) => /^\S+ ..x/.test(range));
    expect(executable.length).toBeGreaterThan(0);
    // What is not from a file was made while it ran; [vdso] and [vsyscall] are the kernel's.
    expect(executable.filter((range) => !/ (\/.+|\[vdso]|\[vsyscall])$/.test(range))).toEqual([]);
  }
  for (const one of [page, popover]) expect(await one.evaluate(() => typeof WebAssembly)).toBe('undefined');
});

/** Permissions that Chromium can tell of without asking. */
const PERMISSIONS = [
  ...['geolocation', 'notifications', 'midi', 'camera', 'microphone', 'clipboard-read', 'clipboard-write'],
  ...['persistent-storage', 'idle-detection', 'screen-wake-lock', 'window-management', 'local-fonts'],
  ...['storage-access', 'background-sync', 'accelerometer', 'gyroscope', 'magnetometer', 'payment-handler'],
];

/** What a page can ask for, as an expression, and what it gets. */
const REQUESTS: readonly (readonly [request: string, answer: unknown])[] = [
  ['Notification.requestPermission()', 'denied'],
  ['IdleDetector.requestPermission()', 'denied'],
  ['new Promise((_, no) => navigator.geolocation.getCurrentPosition(_, no)).catch(({ code }) => code)', 1],
  ['navigator.clipboard.readText().catch(({ name }) => name)', 'NotAllowedError'],
  ["navigator.clipboard.writeText('x').catch(({ name }) => name)", 'NotAllowedError'],
  ['navigator.mediaDevices.getDisplayMedia().catch(({ name }) => name)', 'NotAllowedError'],
  ['navigator.requestMIDIAccess({ sysex: true }).catch(({ name }) => name)', 'NotAllowedError'],
  ['navigator.wakeLock.request().catch(({ name }) => name)', 'NotAllowedError'],
  ['navigator.usb.requestDevice({ filters: [] }).catch(({ name }) => name)', 'NotFoundError'],
  ['navigator.serial.requestPort().catch(({ name }) => name)', 'NotFoundError'],
  ['navigator.hid.requestDevice({ filters: [] })', []],
  ['navigator.storage.persist()', false],
  ['queryLocalFonts()', []],
  // A machine without camera says that first.
  [
    'navigator.mediaDevices.getUserMedia({ audio: true }).catch(({ name }) => /^Not(Allowed|Found)Error$/.test(name))',
    true,
  ],
  // Refused, this never answers.
  ['void document.documentElement.requestFullscreen()', undefined],
  ['document.fullscreenElement', null],
];

test('no permission is given, whatever a page asks for', async ({ marquee, desktop }) => {
  const { app, page } = await marquee.open('--demo');
  for (const one of [page, await openPopover(app, desktop)]) {
    const run = await intrude(one);
    const states = await run(
      `Promise.all(${JSON.stringify(PERMISSIONS)}.map((name) => navigator.permissions.query({ name }).then(({ state }) => state)))`,
    );
    expect(states).toEqual(PERMISSIONS.map(() => 'denied'));
    for (const [request, answer] of REQUESTS) expect(await run(request), request).toEqual(answer);
  }
  const full = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.isFullScreen()),
  );
  expect(full).toEqual([false, false]);
});

demoTest('no server gets a certificate that stands for the person', async ({ demo }) => {
  const { app } = demo;
  // Electron asks main's own requests only from 44 on, so the question is put by hand.
  const answered = await app.evaluate(({ app: main, webContents }) => {
    const event = { defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true) };
    const answers: unknown[][] = [];
    const answer = (...given: unknown[]): void => void answers.push(given);
    const [page] = webContents.getAllWebContents();
    const isHeard = main.emit('select-client-certificate', event, page, 'https://plex.tv/', [{}], answer);
    return { isHeard, isPrevented: event.defaultPrevented, answers };
  });
  expect(answered).toEqual({ isHeard: true, isPrevented: true, answers: [[]] });
});

test('normal use violates no policy of the page', async ({ marquee, token }) => {
  await marquee.signInByCommand(token);
  const { page } = await marquee.open();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.reload();
  await expect(page.locator('[data-last-read]')).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.locator('[data-view=settings]')).toBeVisible();
  expect(complaints).toEqual([]);
});
