import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Desktop } from '../desktop/desktop';
import { expect, type Marquee } from '../e2e/parts/marquee';
import type { FaultName } from '../plex-tv/faults/faults';
import type { PlexTv } from '../plex-tv/server';
import { seeded } from './chance';
import { fastTimeScript, pass } from './fast-time';
import { examine, type Vitals } from './vitals';

/** Where Marquee is to live. The desktop needs an unlocked keyring, a tray host and a notification daemon. */
export interface SoakWorld {
  readonly marquee: Marquee;
  readonly desktop: Desktop;
  readonly plexTv: PlexTv;
  /** The token of an account that can be altered. */
  readonly token: string;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const SEED = 6;
/** More answers than an hour asks for. */
const ANSWERS_AN_HOUR = 30;

/** What plex.tv does instead of answering well, in half of its answers. */
const FAULTS: readonly FaultName[] = [
  '302',
  '401',
  '408',
  '429',
  '429-seconds',
  '500',
  '503',
  '200-html',
  '200-oversize',
  '200-truncated',
  'cut-at-start',
  'cut-in-body',
  'gzip',
  'gzip-bomb',
  'gzip-broken',
  'huge-head',
  'never',
  'not-http',
  'reset-in-body',
];

/** Marquee living through hours that pass in seconds, with a person who looks at it now and then. */
export class Soak {
  readonly #world: SoakWorld;
  readonly #app: ElectronApplication;
  readonly #chance = seeded(SEED);

  private constructor(world: SoakWorld, app: ElectronApplication) {
    this.#world = world;
    this.#app = app;
  }

  /** Starts Marquee in the tray, signed in, with its time in the hands of the test. */
  static async begin(world: SoakWorld): Promise<Soak> {
    const { marquee, desktop, token } = world;
    await mkdir(marquee.userData, { recursive: true });
    await writeFile(join(marquee.userData, 'settings.json'), JSON.stringify({ onClose: 'tray' }));
    await marquee.signIn(token);
    const script = join(marquee.userData, 'fast-time.cjs');
    await writeFile(script, fastTimeScript(SEED));
    const { app } = await marquee.startHidden(script);
    await app.evaluate(({ net }) => {
      net.isOnline = () => true; // the machine that tests run on may have no network but its own
    });
    await desktop.trayHost.whenShown();
    return new Soak(world, app);
  }

  /**
   * Hours with the profile window open, then one with the icon alone.
   * @returns how Marquee was after each hour with the window
   */
  async stretch(hours: number): Promise<readonly Vitals[]> {
    const page = await this.#profile();
    await expect(page.locator('[data-name]')).toBeVisible();
    const stretch: Vitals[] = [];
    for (let hour = 1; hour <= hours; hour += 1) {
      await this.#hour();
      stretch.push(await examine(this.#app, page, this.#world.desktop.bus));
    }
    await page.close();
    await this.#hour();
    return stretch;
  }

  /** The profile window. It is there when Marquee opened it because the panel was gone for a minute. */
  async #profile(): Promise<Page> {
    const [there] = this.#app.windows();
    if (there) return there;
    const opened = this.#app.waitForEvent('window');
    await this.#world.desktop.trayHost.click('Open profile');
    return opened;
  }

  /** An hour of readings, good and bad, with something happening in its middle and a look at the popover at its end. */
  async #hour(): Promise<void> {
    const { plexTv, token } = this.#world;
    for (let answer = 0; answer < ANSWERS_AN_HOUR; answer += 1) {
      plexTv.answerWith(this.#oneOf([...FAULTS, ...FAULTS.map(() => ({}))]), { times: 1 });
    }
    plexTv.setUser(token, { attributes: { homeSize: String(1 + Math.floor(this.#chance() * 9)) } });
    await pass(this.#app, HOUR_MS / 2);
    await this.#oneOf([
      () => this.#sleep(),
      () => this.#lockKeyring(),
      () => this.#restartPanel(),
      () => this.#dim(),
    ])();
    await pass(this.#app, HOUR_MS / 2);
    plexTv.clearFaults();
    await this.#usePopover();
    await this.#rest();
  }

  async #sleep(): Promise<void> {
    await this.#app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await pass(this.#app, 10 * MINUTE_MS);
    await this.#app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  }

  async #lockKeyring(): Promise<void> {
    const { keyring } = this.#world.desktop;
    await keyring.lock();
    await pass(this.#app, 20 * SECOND_MS);
    await keyring.unlock();
  }

  async #restartPanel(): Promise<void> {
    const { trayHost } = this.#world.desktop;
    trayHost.stop();
    await pass(this.#app, MINUTE_MS);
    await trayHost.start();
    await trayHost.whenShown();
  }

  /** The desktop becomes dark, or light again. */
  #dim(): Promise<void> {
    return this.#app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = nativeTheme.shouldUseDarkColors ? 'light' : 'dark';
    });
  }

  async #usePopover(): Promise<void> {
    const opened = this.#app.waitForEvent('window');
    await this.#world.desktop.trayHost.activate();
    const popover = await opened;
    await expect(popover.locator('[data-line=state]')).toBeVisible();
    const refresh = popover.getByRole('button', { name: 'Refresh' });
    if (await refresh.isVisible()) await refresh.click(); // a problem may have a button of its own there
    const closed = popover.waitForEvent('close');
    await popover.keyboard.press('Escape').catch(() => undefined); // the key comes up when the window is gone
    await closed;
  }

  /** Waits until nothing is under way any more, so that what is left is what Marquee keeps. */
  async #rest(): Promise<void> {
    const processes = async (): Promise<number> => {
      await pass(this.#app, 5 * SECOND_MS);
      return this.#app.evaluate(
        ({ app }) => app.getAppMetrics().filter(({ name }) => name === 'Marquee Keychain').length,
      );
    };
    await expect.poll(processes).toBe(0);
  }

  #oneOf<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.#chance() * values.length)] as Value; // chance is below 1
  }
}
