import {
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  type Session,
  type WebContents,
} from 'electron';
import type { Section } from '../../../preload/contract/app/sections';
import { localeInUse, words } from '../../base/words';
import { systemClock, timesIn } from '../../base/clock';
import { APP_ORIGIN, isOwnAddress } from './app-protocol';
import type { WindowAbilities } from './display-server';
import { showWhenReady } from './first-show';
import { askWhenHung } from './page-hang';
import { backgroundColor, followTheme } from './theme';

const MAX_RELOADS = 3;
const RELOAD_WINDOW_MS = 5 * 60_000;

/** The pages whose document has come. */
const committed = new WeakSet<WebContents>();

/** One of Marquee's pages in a window of its own. */
export interface PageWindow {
  /** The file in the renderer's folder. */
  readonly page: string;
  /** The section to begin at; null for the page's own beginning. */
  readonly section: Section | null;
  /** Path of the built preload script. */
  readonly preload: string;
  /** The session that serves the pages. */
  readonly session: Session;
  readonly options: BrowserWindowConstructorOptions;
  readonly abilities: WindowAbilities;
  /** Told when the page has crashed again and again and is not brought back. */
  readonly onGone: () => void;
}

/** Opens a page, closed off from everything but the bridge, and shows it when it is ready. */
export function openPage({
  page,
  section,
  preload,
  session,
  options,
  abilities,
  onGone,
}: PageWindow): BrowserWindow {
  const window = new BrowserWindow({
    title: words().shared.app,
    show: false,
    backgroundColor: backgroundColor(), // so that opening doesn't flash
    ...options,
    webPreferences: {
      preload,
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  followTheme(window);
  showWhenReady(window, abilities, systemClock);
  reloadAfterCrash(window, onGone);
  askWhenHung(window);
  const open = (): void => void window.loadURL(addressOf(page, section));
  // Every other way out is stopped before it begins; before a page goes to about:blank Electron asks nobody.
  window.webContents.on('did-navigate', (_, address) => {
    if (isOwnAddress(address)) committed.add(window.webContents);
    else open();
  });
  open();
  return window;
}

/**
 * Whether a page can be told anything yet. It asks for what was before when it begins; and if it were told so early, Chromium
 * would make the empty document that is there until then ready for scripts.
 */
export function canReceive(page: WebContents): boolean {
  return committed.has(page);
}

/** The language stands in the address: the page loads its words at once, beside all else. */
function addressOf(page: string, section: Section | null): string {
  const { language, region } = localeInUse();
  const query = new URLSearchParams({ language, ...(region !== null && { region }) });
  return `${APP_ORIGIN}/${page}?${query}${section === null ? '' : `#${section}`}`;
}

/** A page that crashed comes back with the same state; one that keeps crashing does not come back for ever. */
function reloadAfterCrash(window: BrowserWindow, onGone: () => void): void {
  const crashesOfLate = timesIn(RELOAD_WINDOW_MS, systemClock);
  window.webContents.on('render-process-gone', (_, details) => {
    if (details.reason === 'clean-exit') return;
    if (crashesOfLate() > MAX_RELOADS) onGone();
    else window.webContents.reload();
  });
}
