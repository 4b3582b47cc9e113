import {
  screen,
  type BrowserWindow,
  type MenuItemConstructorOptions,
  type Session,
  type WebContents,
} from 'electron';
import type { EventName, EventValue, Part, Point } from '../../preload/contract';
import type { Clock } from '../clock';
import type { StoredValue } from '../storage/stored-value';
import { openPage } from './page-window';
import { Popover } from './popover';
import { placeOn, type Rectangle, type WindowPlace } from './window-place';

/** How long a window must stay where it was moved before that is kept, in milliseconds. */
const SETTLED_MS = 300;

/** What waits for the profile window's first paint waits no longer than this, in milliseconds: a page can fail. */
const LONGEST_PAINT_MS = 2_000;

/** What the windows need of the world. */
export interface WindowsParts {
  /** Path of the built preload script. */
  readonly preload: string;
  /** The session that serves the pages; it is asked for with the first page. */
  readonly session: () => Session;
  /** Where the profile window was; null before it was ever moved. */
  readonly place: StoredValue<WindowPlace | null>;
  readonly clock: Clock;
  /** A person wants to close the profile window; false keeps it open. */
  readonly mayClose: () => boolean;
  readonly onClosed: () => void;
  /** Told when a page has crashed again and again and is not brought back. */
  readonly onGone: () => void;
}

/** Marquee's windows: the profile window and the popover, one of each at most, made when they are wanted. */
export class Windows {
  readonly #parts: WindowsParts;
  readonly #popover: Popover;
  #profile: BrowserWindow | null = null;
  #painted: Promise<void> = Promise.resolve();
  #wasPainted: () => void = () => undefined;

  constructor(parts: WindowsParts) {
    this.#parts = parts;
    this.#popover = new Popover(parts);
  }

  /** Opens the profile window, or brings it to the front. Without a `part` it stays where it is. */
  showProfile(part?: Part): void {
    this.#popover.close();
    const window = this.#profile;
    if (window === null) {
      this.#profile = this.#openProfile(part);
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    if (part === undefined) return;
    const show = (): void => window.webContents.send('show', part);
    if (window.webContents.isLoading()) window.webContents.once('did-finish-load', show);
    else show();
  }

  /** Whether the profile window is open. */
  get hasProfile(): boolean {
    return this.#profile !== null;
  }

  /** Resolves when the profile window that was opened last has been painted; at once when none was. */
  get painted(): Promise<void> {
    return this.#painted;
  }

  /** The page says that it was painted: Electron's `ready-to-show` comes while its first frame is still being drawn. */
  wasPainted(): void {
    this.#wasPainted();
  }

  /** Opens the popover beside the tray icon, or closes it. @param icon where that is; null where nobody tells */
  togglePopover(icon: Rectangle | null): void {
    this.#popover.toggle(icon);
  }

  /** Opens a menu in the popover, at a point of its page. */
  openPopoverMenu(entries: readonly MenuItemConstructorOptions[], at: Point): void {
    this.#popover.openMenu(entries, at);
  }

  closeProfile(): void {
    this.#profile?.close();
  }

  /** Tells every page. */
  send<Name extends EventName>(name: Name, value: EventValue<Name>): void {
    for (const contents of this.#contents()) contents.send(name, value);
  }

  /** True when `contents` is one of Marquee's own pages. */
  owns(contents: WebContents): boolean {
    return this.#contents().includes(contents);
  }

  #contents(): readonly WebContents[] {
    return [this.#profile, this.#popover.window].flatMap((window) => window?.webContents ?? []);
  }

  #openProfile(part: Part | undefined): BrowserWindow {
    const { place, preload, session, mayClose, onClosed, onGone } = this.#parts;
    const kept = place.value;
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
    const window = openPage({
      page: part === undefined ? 'profile.html' : `profile.html#${part}`,
      preload,
      session: session(),
      options: {
        width: 1000,
        height: 760,
        ...(kept && placeOn(screens, kept)),
        minWidth: 380,
        minHeight: 420,
        autoHideMenuBar: true,
      },
      onGone,
    });
    this.#painted = new Promise((resolve) => {
      this.#wasPainted = resolve;
      this.#parts.clock.after(LONGEST_PAINT_MS, resolve);
    });
    if (kept?.maximized) window.maximize();
    const keepPlace = this.#keepPlaceOf(window);
    window.on('close', (event) => {
      if (mayClose()) keepPlace();
      else event.preventDefault();
    });
    window.on('closed', () => {
      this.#profile = null;
      onClosed();
    });
    return window;
  }

  /** Keeps where the window is, a moment after each move. The function that comes back keeps a move of just now. */
  #keepPlaceOf(window: BrowserWindow): () => void {
    const { clock, place } = this.#parts;
    let callOff: (() => void) | null = null;
    const keep = (): void => {
      callOff?.();
      if (callOff) void place.save({ ...window.getNormalBounds(), maximized: window.isMaximized() });
      callOff = null;
    };
    const keepSoon = (): void => {
      callOff?.();
      callOff = clock.after(SETTLED_MS, keep);
    };
    window.on('move', keepSoon);
    window.on('resize', keepSoon);
    window.once('closed', () => callOff?.());
    return keep;
  }
}
