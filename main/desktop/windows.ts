import { BrowserWindow, nativeTheme } from 'electron';
import type { EventName, EventValue } from '../../preload/contract';
import { APP_ORIGIN } from './app-protocol';

/** The colours that the pages have before they are painted, so that opening doesn't flash. */
const BACKGROUND = { light: '#f7f5f2', dark: '#151312' } as const;

const MOST_RELOADS = 3;
const RELOAD_WINDOW_MS = 5 * 60_000;

/** The profile window: one at most, made when it is wanted. */
export class Windows {
  readonly #preload: string;
  readonly #onGone: () => void;
  #profile: BrowserWindow | null = null;

  /**
   * @param preload path of the built preload script
   * @param onGone told when a page has crashed again and again and is not brought back
   */
  constructor(preload: string, onGone: () => void) {
    this.#preload = preload;
    this.#onGone = onGone;
  }

  /** Opens the profile window, or brings it to the front. */
  showProfile(): void {
    if (this.#profile) {
      if (this.#profile.isMinimized()) this.#profile.restore();
      this.#profile.show();
      this.#profile.focus();
      return;
    }
    const window = new BrowserWindow({
      title: 'Marquee',
      width: 1000,
      height: 760,
      minWidth: 380,
      minHeight: 420,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
      webPreferences: {
        preload: this.#preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
      },
    });
    this.#profile = window;
    window.once('ready-to-show', () => window.show());
    window.on('closed', () => {
      this.#profile = null;
    });
    reloadAfterCrash(window, this.#onGone);
    void window.loadURL(`${APP_ORIGIN}/profile.html`);
  }

  /** Tells every page. */
  send<Name extends EventName>(name: Name, value: EventValue<Name>): void {
    this.#profile?.webContents.send(name, value);
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
