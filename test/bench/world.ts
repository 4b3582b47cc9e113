import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startDisplay } from '../../build/launcher/app/display.mjs';
import { root } from '../../build/launcher/base/places.mjs';
import { Turns } from '../../main/base/turns';
import { startDesktop, type Desktop } from '../desktop/desktop';
import { accounts } from '../plex-tv/accounts/accounts';
import { startPlexTv, type PlexTv } from '../plex-tv/server';
import { ElectronApp } from './electron-app';
import type { Contestant } from './rounds';

/** What is started for a contestant. */
export interface StartOptions {
  /** The app in `test/bench/bare` that is Marquee's baseline here. */
  readonly bare:
    'window' | 'page' | 'ready' | 'request' | 'tray' | 'tray-after-window' | 'popover' | 'refresh' | 'invoke';
  readonly bareArgs?: readonly string[];
  readonly marqueeArgs?: readonly string[];
  /** `none` is for commands: no window, and no server to show it. */
  readonly display?: 'own' | 'none';
  /** Whether the app's page will be asked for. */
  readonly devTools?: boolean;
}

/** Who can be signed in: an account of the stand-in, or the document of one. */
export type Person = Parameters<PlexTv['addAccount']>[0];

/** A desktop with keyring, tray and display, a plex.tv on loopback, and somebody signed in with a cached account. */
export interface World {
  /** Starts Marquee or its baseline, each with a user-data folder of its own that is kept from start to start. */
  start(contestant: Contestant, options: StartOptions): ElectronApp;
  /** The same, and waits for the icon in the tray. Rejects when the app ends without. */
  startInTray(contestant: Contestant, options: StartOptions): Promise<ElectronApp>;
  /** Finds the newest icon; what comes back clicks it. A panel has read an icon long before it is clicked. */
  aim(): Promise<() => Promise<void>>;
  /** Another world, with these people signed in in it instead. It closes with this one. */
  another(people: readonly Person[]): Promise<World>;
  /** The plex.tv that it talks to. */
  readonly plexTv: PlexTv;
  /** Of the people who are signed in. */
  readonly tokens: readonly string[];
  /** Ends whatever still runs, as after a failure. */
  stopAll(): Promise<void>;
  /** Keeps a text in a file until the world ends, and answers its path. */
  keep(name: string, text: string): Promise<string>;
  close(): Promise<void>;
}

const LOOK_AGAIN_MS = 20;
const asRoot = process.geteuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * @param executable Electron's
 * @param people who is signed in, the one that is shown last
 */
export async function openWorld(
  executable: string,
  people: readonly Person[] = [accounts.lifetimeHome],
): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-bench-'));
  const display = await startDisplay('-noreset');
  const desktop = await startDesktop({ keyring: 'unlocked', trayHost: true });
  const plexTv = await startPlexTv();
  const started = new Set<ElectronApp>();
  const others: World[] = [];
  const turns = new Turns(); // whose icon came can't be told, so one app starts after the other

  const world: World = {
    start(contestant, { bare, bareArgs = [], marqueeArgs = [], display: where = 'own', devTools = false }) {
      const headless = where === 'none' ? ['--ozone-platform=headless'] : [];
      const app =
        contestant === 'marquee'
          ? [root, ...marqueeArgs]
          : [
              `--user-data-dir=${join(folder, `${contestant}-${bare}`)}`,
              join(root, 'test/bench/bare', bare),
              ...bareArgs,
            ];
      const program = new ElectronApp({
        executable,
        // The bare apps get the same switches: what those cost is not Marquee's.
        args: [...asRoot, ...headless, ...plexTv.switches, ...app],
        env: {
          ...process.env,
          ...desktop.env,
          ...(where === 'own' ? display.env : { DISPLAY: undefined, WAYLAND_DISPLAY: undefined }),
          ELECTRON_RUN_AS_NODE: undefined, // some editors' terminals set it
        },
        devTools,
      });
      started.add(program);
      return program;
    },
    startInTray: (contestant, options) =>
      turns.take(async () => {
        const { trayHost } = desktop;
        const before = trayHost.count;
        const app = world.start(contestant, options);
        while (trayHost.count <= before) {
          if (app.hasEnded) throw new Error('The app ended before its icon was in the tray.');
          await pause(LOOK_AGAIN_MS);
        }
        return app;
      }),
    aim: () => desktop.trayHost.aim(),
    async another(newcomers) {
      const other = await openWorld(executable, newcomers);
      others.push(other);
      return other;
    },
    plexTv,
    tokens: people.map((person) => plexTv.addAccount(person)),
    async stopAll() {
      for (const app of started) await app.stop();
      started.clear();
    },
    async keep(name, text) {
      const path = join(folder, name);
      await writeFile(path, text);
      return path;
    },
    async close() {
      for (const other of others) await other.close();
      await world.stopAll();
      await plexTv.close();
      await desktop.close();
      await display.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await stayInTray(desktop);
  for (const token of world.tokens) await signIn(world, token);
  return world;
}

/** Marquee is not to ask what closing its window should do. */
async function stayInTray({ env }: Desktop): Promise<void> {
  const userData = join(env['XDG_CONFIG_HOME'] ?? '', 'Marquee');
  await mkdir(userData, { recursive: true });
  await writeFile(join(userData, 'settings.json'), JSON.stringify({ onClose: 'tray' }));
}

async function signIn(world: World, token: string): Promise<void> {
  const command = world.start('marquee', { bare: 'ready', marqueeArgs: ['--sign-in'], display: 'none' });
  command.write(token);
  await command.firstLine();
  await command.stop();
}
