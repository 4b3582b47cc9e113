import { Menu, screen, type BrowserWindow, type MenuItemConstructorOptions, type Session } from 'electron';
import type { Point } from '../../../../preload/contract/calls';
import type { Platform } from '../../../base/platform';
import type { Clock } from '../../../base/clock';
import type { WindowAbilities } from '../display-server';
import { openPage } from '../page-window';
import { iconAt, popoverPlace } from './popover-place';
import { SameClick } from './same-click';
import type { Rectangle } from '../window-place';

/** Until the page has said how high it is: languages and accounts differ. */
const SIZE = { width: 340, height: 450 } as const;

/**
 * While a window opens some window managers give the focus and take it back in the same instant, as sway does with the
 * first one on XWayland. Nobody clicks elsewhere within this time, in milliseconds.
 */
const OPENING_MS = 50;

/** What the popover needs of the world. */
export interface PopoverDeps {
  /** Path of the built preload script. */
  readonly preload: string;
  /** The session that serves the pages; it is asked for with the first page. */
  readonly session: () => Session;
  readonly clock: Clock;
  readonly platform: Platform;
  readonly abilities: WindowAbilities;
}

/** The small window beside the tray icon. It is made at each opening, since a hidden one would hold 45 MB all day. */
export class Popover {
  readonly #deps: PopoverDeps;
  #window: BrowserWindow | null = null;
  /** The icon that it was opened from. */
  #icon: Rectangle | null = null;
  readonly #sameClick: SameClick;
  #hasMenu = false;

  constructor(deps: PopoverDeps) {
    this.#deps = deps;
    this.#sameClick = new SameClick(deps.clock);
  }

  get window(): BrowserWindow | null {
    return this.#window;
  }

  toggle(icon: Rectangle | null): void {
    const hasClosedIt = this.#sameClick.takes();
    if (this.#window) this.close();
    else if (!hasClosedIt) this.#window = this.#open(icon);
  }

  close(): void {
    const window = this.#window;
    this.#window = null; // it may lose the focus as it goes, which closes nothing
    window?.destroy();
  }

  /**
   * Makes it as high as all that its page says, on the same side of the icon, and as wide as at the usual size of its page:
   * Chromium shows all pages of Marquee at the size that a person chose for one.
   * @param height CSS pixels
   */
  fit(height: number): void {
    const window = this.#window;
    if (window === null || this.#icon === null) return;
    const zoom = window.webContents.zoomFactor;
    const size = { width: Math.round(SIZE.width * zoom), height: Math.ceil(height * zoom) };
    window.setBounds(placeOf(this.#icon, size));
  }

  /** Opens a menu at a point of its page, over it and beyond its edges. */
  openMenu(entries: readonly MenuItemConstructorOptions[], at: Point): void {
    const window = this.#window;
    if (window === null) return;
    this.#hasMenu = true;
    const zoom = window.webContents.zoomFactor;
    Menu.buildFromTemplate([...entries]).popup({
      window,
      x: Math.round(at.x * zoom),
      y: Math.round(at.y * zoom),
      callback: () => {
        this.#hasMenu = false;
        if (!window.isDestroyed()) window.focus(); // what it loses after this closes it
      },
    });
  }

  #open(icon: Rectangle | null): BrowserWindow {
    const { abilities, clock, platform, preload, session } = this.#deps;
    // On Wayland, where no popover opens, this must not be asked: Electron 40 and earlier crash when that comes before the first
    // window (https://github.com/electron/electron/issues/50079), and later ones answer 0,0.
    const at = icon ?? iconAt(screen.getCursorScreenPoint());
    this.#icon = at;
    const window = openPage({
      page: 'tray.html',
      section: null,
      preload,
      session: session(),
      options: {
        ...placeOf(at, SIZE),
        frame: false,
        resizable: false,
        movable: false,
        minimizable: false,
        maximizable: false,
        fullscreenable: false,
        skipTaskbar: true,
        // On X11 Electron sets no more than this type, by which panels leave a window out of their lists.
        ...(platform === 'linux' && { type: 'toolbar' }),
        alwaysOnTop: true,
      },
      abilities,
      onGone: () => this.close(),
    });
    if (platform === 'darwin') {
      // Over apps that fill the screen, too, and without leaving the Dock for a moment.
      window.setVisibleOnAllWorkspaces(true, {
        visibleOnFullScreen: true,
        skipTransformProcessType: true,
      });
    }
    let isOpening = true;
    window.once('focus', () => clock.after(OPENING_MS, () => (isOpening = false)));
    window.on('blur', () => {
      if (this.#window !== window) return;
      if (this.#hasMenu) return; // on some desktops a menu takes the focus
      if (isOpening) {
        window.focus();
        return;
      }
      this.close();
      this.#sameClick.noteBlur();
    });
    window.on('closed', () => {
      if (this.#window === window) this.#window = null;
      this.#hasMenu = false;
    });
    return window;
  }
}

function placeOf(icon: Rectangle, size: { readonly width: number; readonly height: number }): Rectangle {
  return popoverPlace(icon, size, screen.getDisplayNearestPoint(icon).workArea);
}
