import { _electron, type CDPSession, type ElectronApplication, type Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { addressOf, playMain, serveBuiltPages } from './built-pages';
import type { Look } from './looks';
import { NOW } from './played-account';
import type { Scene } from './scenes';

/** The Electron that drew the references: each version draws a little differently. */
const ELECTRON = '33.2.1';

/** DejaVu 2.37, from Debian's and Ubuntu's fonts-dejavu-core, which `npm test` installs. Its last release is of 2016. */
const FONT_FOLDER = '/usr/share/fonts/truetype/dejavu';
const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSansMono.ttf'] as const;

/** Why this machine would draw other pictures than the references; null where it would not. */
export function whyOtherPictures(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'the references were drawn on Linux x64';
  const version = electronVersion();
  if (version !== ELECTRON)
    return `the references were drawn by Electron ${ELECTRON}, and this is ${version ?? 'an unknown one'}`;
  const missing = FONTS.filter((font) => !existsSync(join(FONT_FOLDER, font)));
  return missing.length === 0 ? null : `the font of the references is not in ${FONT_FOLDER}`;
}

function electronVersion(): string | null {
  const file = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? 'node_modules/electron/dist', 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null;
}

/**
 * An Electron with one blank page that draws the built pages into memory, the same everywhere: with one moment, one time
 * zone, one language, one font that is not hinted, and no desktop around it.
 */
export class DrawingBoard {
  readonly page: Page;
  readonly #app: ElectronApplication;
  readonly #devTools: CDPSession;
  readonly #folder: string;

  private constructor(app: ElectronApplication, page: Page, devTools: CDPSession, folder: string) {
    this.#app = app;
    this.page = page;
    this.#devTools = devTools;
    this.#folder = folder;
  }

  static async open(): Promise<DrawingBoard> {
    const folder = await mkdtemp(join(tmpdir(), 'marquee-pictures-'));
    const fonts = join(folder, 'fonts');
    await mkdir(fonts);
    for (const font of FONTS) await symlink(join(FONT_FOLDER, font), join(fonts, font));
    await writeFile(join(folder, 'fonts.conf'), fontConfiguration(fonts, join(folder, 'cache')));
    const app = await _electron.launch({
      args: [...SWITCHES, `--user-data-dir=${join(folder, 'data')}`, resolve(import.meta.dirname, 'blank')],
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        LANG: 'en_US.UTF-8',
        TZ: 'UTC',
        FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      },
    });
    const page = await app.firstWindow();
    await page.clock.setFixedTime(NOW);
    await serveBuiltPages(page);
    return new DrawingBoard(app, page, await page.context().newCDPSession(page), folder);
  }

  /** Shows a page as it is once all of it is there. */
  async show({ page, answers, section = 'profile', whenThere, act }: Scene): Promise<void> {
    const played = await playMain(this.page, answers);
    await this.look({ width: 1000, height: 700, colorScheme: 'light' });
    await this.page.goto('about:blank'); // the address of the next page may differ by its section alone
    await this.page.goto(addressOf(page, `#${section}`));
    await played.dispose();
    await this.page.locator(whenThere).first().waitFor();
    await act?.(this.page);
  }

  /** Looks at it in another way. */
  async look({ width, height, colorScheme, forcedColors, zoom = 1 }: Look): Promise<void> {
    await this.page.emulateMedia({
      colorScheme,
      reducedMotion: 'reduce',
      forcedColors: forcedColors ? 'active' : 'none',
    });
    await this.#setSize(width / zoom, (height ?? 700) / zoom, zoom);
    if (height !== null) return;
    const whole = await this.page.evaluate(() => document.documentElement.getBoundingClientRect().height);
    await this.#setSize(width / zoom, Math.ceil(whole), zoom);
  }

  /** As Chromium zooms: a smaller window in the pixels of the page, each of which is more pixels of the screen. */
  async #setSize(width: number, height: number, zoom: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
    await this.#devTools.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: zoom,
      mobile: false,
    });
    await this.page.evaluate(twoFrames); // what follows the size has then followed this one
  }

  async close(): Promise<void> {
    await this.#app.close();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function twoFrames(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

const SWITCHES = [
  '--ozone-platform=headless',
  '--disable-gpu',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  '--disable-font-subpixel-positioning', // Chromium would begin and end it with the zoom, at a moment of its own
  // There is no mouse without a display; people have one, and get what shows under it alone.
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
];

/**
 * Fonts of one folder, drawn by their outlines alone, since hinting differs with how a distribution has built them, and
 * without soft edges: the pictures are a third as large, and no edge is rounded differently elsewhere.
 */
function fontConfiguration(fonts: string, cache: string): string {
  const asDrawn = [
    '<edit name="antialias" mode="assign"><bool>false</bool></edit>',
    '<edit name="hinting" mode="assign"><bool>false</bool></edit>',
    '<edit name="hintstyle" mode="assign"><const>hintnone</const></edit>',
  ].join('');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${cache}</cachedir>
  <alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <match target="pattern">${asDrawn}</match>
  <match target="font">${asDrawn}</match>
</fontconfig>
`;
}
