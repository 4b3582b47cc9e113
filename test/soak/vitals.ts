import type { ElectronApplication, Page } from '@playwright/test';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSmapsRollup } from '../bench/processes';
import type { SessionBus } from '../desktop/session-bus';

/** What must not grow while Marquee runs, by its name. */
export interface Vitals {
  /** Bytes of memory, after the garbage was collected. */
  readonly memory: Readonly<Record<string, number>>;
  /** How many there are of what comes and goes with what is on screen, or that Chromium opens when it likes. */
  readonly about: Readonly<Record<string, number>>;
  /** How many there are of what is easily forgotten. */
  readonly exactly: Readonly<Record<string, number>>;
}

/** Examines Marquee, and its profile window, from inside and outside. */
export async function examine(app: ElectronApplication, page: Page, bus: SessionBus): Promise<Vitals> {
  const main = await examineMain(app);
  const renderer = await examinePage(page);
  const pids = { main: app.process().pid, renderer: await pidOf(app, page) };
  return {
    memory: {
      'heap of main': main.heap,
      'heap of the page': renderer.heap,
      'main process': await anonymousMemory(pids.main),
      'renderer process': await anonymousMemory(pids.renderer),
    },
    about: {
      'nodes of the page': renderer.nodes,
      'listeners in the page': renderer.listeners,
      'open files of main': await openFiles(pids.main),
      'open files of the renderer': await openFiles(pids.renderer),
    },
    exactly: { ...main.counts, ...(await examineBus(bus)) },
  };
}

/** What has grown, in words: the numbers at all, the rest by more than a tenth. */
export function grown(before: Vitals, after: Vitals, parts: readonly (keyof Vitals)[]): readonly string[] {
  return parts.flatMap((part) => {
    const limit = part === 'exactly' ? 1 : 1.1;
    return Object.entries(before[part]).flatMap(([name, first]) => {
      const last = after[part][name] ?? NaN;
      return last <= first * limit ? [] : [`${name}: ${first}, then ${last}`];
    });
  });
}

function examineMain(app: ElectronApplication) {
  return app.evaluate(async (electron) => {
    const { BrowserWindow, ipcMain, nativeTheme, powerMonitor, screen, session, webContents } = electron;
    const v8 = process.getBuiltinModule('v8');
    v8.setFlagsFromString('--expose-gc');
    const collectGarbage = process.getBuiltinModule('vm').runInNewContext('gc') as () => void;
    for (let turn = 0; turn < 3; turn += 1) {
      collectGarbage();
      await new Promise(setImmediate); // what is finalized lets go of more
    }
    const emitters = [
      ...[electron.app, ipcMain, nativeTheme, powerMonitor, screen, session.defaultSession, process],
      ...webContents.getAllWebContents(),
      ...BrowserWindow.getAllWindows(),
    ] as readonly NodeJS.EventEmitter[];
    const listeners = emitters.flatMap((it) => it.eventNames().map((name) => it.listenerCount(name)));
    return {
      heap: process.memoryUsage().heapUsed,
      counts: {
        'listeners in main': listeners.reduce((sum, count) => sum + count, 0),
        // A file that is just being written is no handle.
        'handles of main': process.getActiveResourcesInfo().filter((it) => !it.startsWith('FSReq')).length,
        'streams in main': Number(v8.queryObjects(process.getBuiltinModule('stream').Readable)),
        pages: webContents.getAllWebContents().length,
        processes: electron.app.getAppMetrics().length,
      },
    };
  });
}

async function examinePage(page: Page) {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devTools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await devTools.send('Memory.getDOMCounters');
  await devTools.detach();
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}

async function examineBus(bus: SessionBus) {
  const theBus = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
  const [stats] = await bus.call({ ...theBus, interface: 'org.freedesktop.DBus.Debug.Stats' }, 'GetStats');
  const of = (name: string): number =>
    Number((stats as Record<string, { readonly value: unknown }>)[name]?.value);
  return { 'connections to the bus': of('ActiveConnections'), 'match rules on the bus': of('MatchRules') };
}

function pidOf(app: ElectronApplication, page: Page): Promise<number | undefined> {
  return app.evaluate(
    ({ webContents }, url) =>
      webContents
        .getAllWebContents()
        .find((contents) => contents.getURL() === url)
        ?.getOSProcessId(),
    page.url(),
  );
}

async function anonymousMemory(pid: number | undefined): Promise<number> {
  return parseSmapsRollup(await readFile(`/proc/${pid}/smaps_rollup`, 'latin1')).anonymousPss;
}

/** Before version 37, Electron itself leaks one `/dev/null` for each utility process (electron/electron#47515). */
async function openFiles(pid: number | undefined): Promise<number> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder);
  const targets = await Promise.all(names.map((name) => readlink(join(folder, name)).catch(() => null)));
  return targets.filter((target) => target !== null && target !== '/dev/null').length;
}
