import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../parts/marquee';

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
  await plexTv.waitForRequests(1);
  for (const start of starts) start.kill('SIGTERM');
  await expect.poll(() => codes.length).toBe(20);
  expect(codes[19], 'the one that stayed ends well, too').toBe(0);
  expect(plexTv.requests.filter(({ route }) => route === 'user')).toHaveLength(1);
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

test('a window is told nothing before its page is there', async ({ marquee, token }) => {
  await marquee.signIn(token);
  const script = join(marquee.userData, 'listen.cjs');
  writeFileSync(
    script,
    `globalThis.toldTo = [];
    require('electron').app.on('web-contents-created', (_, contents) => {
      const send = contents.send.bind(contents);
      contents.send = (...event) => {
        toldTo.push(contents.mainFrame.url);
        send(...event);
      };
    });`,
  );
  const { app, page } = await marquee.openWith(script);
  await page.keyboard.press('Control+r');
  const toldTo = (): Promise<readonly string[]> =>
    app.evaluate(() => [...new Set(Reflect.get(globalThis, 'toldTo') as string[])]);
  await expect.poll(toldTo).toEqual([page.url()]);
});

test('V8 takes what was compiled ahead for all code that a start loads', async ({ marquee, token }) => {
  await marquee.signIn(token);
  const script = join(marquee.userData, 'note.cjs');
  writeFileSync(
    script,
    `globalThis.compiled = [];
    const vm = require('node:vm');
    vm.Script = class extends vm.Script {
      constructor(source, options) {
        super(source, options);
        const name = require('node:path').basename(options.filename);
        compiled.push({ name, isTaken: this.cachedDataRejected === false });
      }
    };`,
  );
  const { app } = await marquee.openWith(script);
  const named = async (isTaken: boolean): Promise<readonly string[]> => {
    const all = await app.evaluate(
      () => Reflect.get(globalThis, 'compiled') as readonly { name: string; isTaken: boolean }[],
    );
    return all.filter((it) => it.isTaken === isTaken).map(({ name }) => name);
  };
  await expect.poll(() => named(false), 'plex.tv has answered').toContain('xml.cjs');
  expect(await named(true)).toEqual(expect.arrayContaining(['entry.cjs', 'marquee.cjs']));
  expect(['main.en.cjs', 'xml.cjs']).toEqual(expect.arrayContaining([...(await named(false))]));
});
