import type { Session } from './session';
import type { Point, Rectangle } from './picture';

/** One desktop that people have, and how to start it. */
export interface Environment {
  /** As the launcher's table of packages names it (build/launcher/preparation/desktops.mjs). */
  readonly name: string;
  /** Whether there is a panel that shows the icons it finds on the bus; where there is none, Marquee opens its window. */
  readonly tray: 'listed' | 'none';
  /** How many clicks on an icon the panel takes for the call to open it; one opens its menu where two are needed. */
  readonly clicksToOpen?: 2;
  /** What the icon opens: the popover beside it, or the window where no program may place one there. */
  readonly opens: 'popover' | 'window';
  /** What a login to this desktop sets in the environment. */
  readonly variables: Readonly<Record<string, string>>;
  start(session: Session): Promise<Desktop>;
}

/** A desktop that runs, with a person's eyes and hands. */
export interface Desktop {
  readonly session: Session;
  /** Where icons appear, and nothing else changes. */
  readonly panel: Rectangle;
  /** A place with nothing of Marquee's, and with the window of another program. */
  readonly elsewhere: Point;
  /** What Chromium is started with here. */
  readonly switches: readonly string[];
  /** Marquee's windows that can be seen now. */
  windows(): Promise<readonly ShownWindow[]>;
  /** Keeps what the whole screen shows. @param file an absolute path that ends in `.png` */
  screenshot(file: string): Promise<void>;
  /** Null where nothing can move a pointer; a click on the icon is then the call that the panel makes. */
  readonly hands: Hands | null;
}

export interface ShownWindow extends Rectangle {
  readonly title: string;
  /** Names the desktop file that the window belongs to, without its ending; null where the desktop can't be asked. */
  readonly desktopFile: string | null;
}

export interface Hands {
  move(to: Point): Promise<void>;
  click(at: Point, button?: 'left' | 'right'): Promise<void>;
  press(key: 'Escape' | 'Return'): Promise<void>;
  type(text: string): Promise<void>;
}
