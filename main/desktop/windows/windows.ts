import {
  screen,
  type BrowserWindow,
  type MenuItemConstructorOptions,
  type Session,
  type WebContents,
} from 'electron';
import type { Section } from '../../../preload/contract/app/sections';
import type { EventName, EventValue, Point } from '../../../preload/contract/calls';
import type { Platform } from '../../base/platform';
import type { Clock } from '../../base/clock';
import type { StoredValue } from '../../storage/files/stored-value';
import type { WindowAbilities } from './display-server';
import { canReceive, openPage } from './page-window';
import { Popover } from './popover/popover';
import { windowIcon } from './window-icon';
import { placeOn, placeToKeep, type Rectangle, type WindowPlace } from './window-place';

/** How long a window must stay where it was moved before that is kept, in milliseconds. */
const SETTLED_MS = 300;

/** What waits for the profile window's first paint waits no longer than this, in milliseconds: a page can fail. */
const MAX_PAINT_MS = 2_000;

/** What the windows need of the world. */
export interface WindowsDeps {
  /** Path of the built preload script. */
  readonly preload: string;
  /** The session that serves the pages; it is asked for with the first page. */
  readonly session: () => Session;
  /** Where the profile window was; null before it was ever moved. */
  readonly place: StoredValue<WindowPlace | null>;
  readonly clock: Clock;
  readonly platform: Platform;
  readonly abilities: WindowAbilities;
  /** A person wants to close the profile window; false keeps it open. */
  readonly mayClose: () => boolean;
  /** A person has closed the profile window, other than by a click on the tray icon. */
  readonly onClosed: () => void;
  /** Told when a page has crashed again and again and is not brought back. */
  readonly onGone: () => void;
}

/** Where no profile window is, there is no place to keep. */
const noPlace = (): void => undefined;

/** Marquee's windows: the profile window and the popover, one of each at most, made when they are wanted. */
export class Windows {
  readonly #deps: WindowsDeps;
  readonly #popover: Popover;
  #profile: BrowserWindow | null = null;
  /** The profile window is being closed by a click on the tray icon. */
  #isPutAway = false;
  #keepPlace = noPlace;
  #painted: Promise<void> = Promise.resolve();
  #wasPainted: () => void = () => undefined;

  constructor(deps: WindowsDeps) {
    this.#deps = deps;
    this.#popover = new Popover(deps);
  }

  /** Opens the profile window, or brings it to the front. Without a `section` it stays where it is. */
  showProfile(section?: Section): void {
    this.#popover.close();
    const window = this.#profile;
    if (window === null) {
      this.#profile = this.#openProfile(section);
      return;
    }
    if (window.isMinimized()) window.restore();
    // A compositor lets no app bring itself to the front, but shows it there when it appears.
    if (!this.#deps.abilities.raises && !window.isFocused()) window.hide();
    window.show();
    window.focus();
    if (section === undefined) return;
    const show = (): void => window.webContents.send('show', section);
    if (window.webContents.isLoading()) window.webContents.once('did-finish-load', show);
    else show();
  }

  /** Keeps where the profile window is now, if it was moved just before. */
  keepPlace(): void {
    this.#keepPlace();
  }

  /** The profile window, for dialogs that belong to it; null when it is closed. */
  get profile(): BrowserWindow | null {
    return this.#profile;
  }

  /** Resolves when the profile window that was opened last has been painted; at once when none was. */
  get painted(): Promise<void> {
    return this.#painted;
  }

  /** The page says that it was painted: Electron's `ready-to-show` comes while its first frame is still being drawn. */
  wasPainted(): void {
    this.#wasPainted();
  }

  /**
   * The tray icon was clicked: opens the popover beside it, or closes it. Where no window can be put there the profile
   * window takes its place: a popover somewhere on the screen, and in the list of windows, would belong to nothing.
   * @param icon where the icon is; null where nobody tells
   */
  toggleFromTray(icon: Rectangle | null): void {
    const { places, floats } = this.#deps.abilities;
    if (places && floats) this.#popover.toggle(icon);
    else if (this.#profile?.isFocused()) this.#putAway(this.#profile);
    else this.showProfile();
  }

  /** Makes the popover as high as all that its page says. */
  fitPopover(height: number): void {
    this.#popover.fit(height);
  }

  /** Opens a menu in the popover, at a point of its page. */
  openPopoverMenu(entries: readonly MenuItemConstructorOptions[], at: Point): void {
    this.#popover.openMenu(entries, at);
  }

  /**
   * Tells every page.
   * @param value makes what they are told, which is left out where no page is
   */
  send<Name extends EventName>(name: Name, value: () => EventValue<Name>): void {
    const pages = this.#contents().filter(canReceive);
    if (pages.length === 0) return;
    const told = value();
    for (const page of pages) page.send(name, told);
  }

  /** True when `contents` is one of Marquee's own pages. */
  owns(contents: WebContents): boolean {
    return this.#contents().includes(contents);
  }

  #contents(): readonly WebContents[] {
    return [this.#profile, this.#popover.window].flatMap((window) => window?.webContents ?? []);
  }

  /** Closes the profile window into the tray, whatever closing it does otherwise: there is the icon to come back by. */
  #putAway(window: BrowserWindow): void {
    this.#isPutAway = true;
    window.close();
  }

  #openProfile(section: Section | undefined): BrowserWindow {
    const { place, preload, session, platform, abilities, mayClose, onClosed, onGone } = this.#deps;
    const kept = place.value;
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
    const window = openPage({
      page: 'profile.html',
      section: section ?? null,
      preload,
      session: session(),
      options: {
        width: 1000,
        height: 760,
        ...(kept && placeOn(screens, kept)),
        minWidth: 380,
        minHeight: 420,
        autoHideMenuBar: true,
        ...windowIcon(platform),
      },
      abilities,
      onGone,
    });
    this.#painted = new Promise((resolve) => {
      this.#wasPainted = resolve;
      this.#deps.clock.after(MAX_PAINT_MS, resolve);
    });
    if (kept?.maximized) window.maximize();
    this.#keepPlace = this.#keepPlaceOf(window);
    window.on('close', (event) => {
      if (this.#isPutAway || mayClose()) this.#keepPlace();
      else event.preventDefault();
    });
    window.on('closed', () => {
      this.#profile = null;
      this.#keepPlace = noPlace;
      if (!this.#isPutAway) onClosed();
      this.#isPutAway = false;
    });
    return window;
  }

  /** Keeps where the window is, a moment after each move. The function that comes back keeps a move of just now. */
  #keepPlaceOf(window: BrowserWindow): () => void {
    const { clock, place, abilities } = this.#deps;
    let cancel: (() => void) | null = null;
    const keep = (): void => {
      cancel?.();
      if (cancel)
        void place.save(placeToKeep(window.getNormalBounds(), window.isMaximized(), abilities.places));
      cancel = null;
    };
    const keepSoon = (): void => {
      cancel?.();
      cancel = clock.after(SETTLED_MS, keep);
    };
    window.on('move', keepSoon);
    window.on('resize', keepSoon);
    window.once('closed', () => cancel?.());
    return keep;
  }
}
