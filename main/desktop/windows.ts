import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { EventName, EventValue } from '../../preload/contract';
import type { Clock } from '../clock';
import type { StoredValue } from '../storage/stored-value';
import { APP_ORIGIN } from './app-protocol';
import { placeOn, type WindowPlace } from './window-place';

/** The colours that the pages have before they are painted, so that opening doesn't flash. */
const BACKGROUND = { light: '#f7f5f2', dark: '#151312' } as const;

const MOST_RELOADS = 3;
const RELOAD_WINDOW_MS = 5 * 60_000;

/** How long a window must stay where it was moved before that is kept, in milliseconds. */
const SETTLED_MS = 300;

/** What the windows need of the world. */
export interface WindowsParts {
  /** Path of the built preload script. */
  readonly preload: string;
  /** Where the profile window was; null before it was ever moved. */
  readonly place: StoredValue<WindowPlace | null>;
  readonly clock: Clock;
  /** Told when a page has crashed again and again and is not brought back. */
  readonly onGone: () => void;
}

/** The profile window: one at most, made when it is wanted. */
export class Windows {
  readonly #parts: WindowsParts;
  #profile: BrowserWindow | null = null;

  constructor(parts: WindowsParts) {
    this.#parts = parts;
  }

  /** Opens the profile window, or brings it to the front. */
  showProfile(): void {
    if (this.#profile) {
      if (this.#profile.isMinimized()) this.#profile.restore();
      this.#profile.show();
      this.#profile.focus();
      return;
    }
    const kept = this.#parts.place.value;
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
    const window = new BrowserWindow({
      title: 'Marquee',
      width: 1000,
      height: 760,
      ...(kept && placeOn(screens, kept)),
      minWidth: 380,
      minHeight: 420,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
      webPreferences: {
        preload: this.#parts.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
      },
    });
    this.#profile = window;
    if (kept?.maximized) window.maximize();
    window.once('ready-to-show', () => window.show());
    this.#keepPlaceOf(window);
    window.on('closed', () => {
      this.#profile = null;
    });
    reloadAfterCrash(window, this.#parts.onGone);
    void window.loadURL(`${APP_ORIGIN}/profile.html`);
  }

  /** Tells every page. */
  send<Name extends EventName>(name: Name, value: EventValue<Name>): void {
    this.#profile?.webContents.send(name, value);
  }

  #keepPlaceOf(window: BrowserWindow): void {
    const { clock, place } = this.#parts;
    let callOff = (): void => undefined;
    const keepSoon = (): void => {
      callOff();
      callOff = clock.after(SETTLED_MS, () => {
        void place.save({ ...window.getNormalBounds(), maximized: window.isMaximized() });
      });
    };
    window.on('move', keepSoon);
    window.on('resize', keepSoon);
    window.once('closed', () => callOff());
  }

  /** True when `contents` is one of Marquee's own pages. */
  owns(contents: Electron.WebContents): boolean {
    return this.#profile?.webContents === contents;
  }
}

/** A page that crashed comes back with the same state; one that keeps crashing does not come back for ever. */
function reloadAfterCrash(window: BrowserWindow, onGone: () => void): void {
  let reloads: number[] = [];
  window.webContents.on('render-process-gone', (_, details) => {
    if (details.reason === 'clean-exit') return;
    const now = Date.now();
    reloads = [...reloads.filter((at) => now - at < RELOAD_WINDOW_MS), now];
    if (reloads.length > MOST_RELOADS) onGone();
    else window.webContents.reload();
  });
}
