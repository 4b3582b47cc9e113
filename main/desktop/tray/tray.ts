import type { TrayIconState } from '../../../preload/contract/app/glance';
import type { TrayIconStyle } from '../../../preload/contract/app/settings';
import type { Rectangle } from '../windows/window-place';
import type { MenuEntry } from './menu-entry';

/** What a tray icon shows. */
export interface TrayFace {
  readonly icon: TrayIconState;
  readonly style: TrayIconStyle;
  /** Plain text; lines are separated by `\n`. */
  readonly tooltip: string;
  readonly menu: readonly MenuEntry[];
}

/**
 * How it stands with a tray icon. `no-place`: the desktop has no place for icons, or none that answers. `not-shown`: it
 * says that it has one, and does not show Marquee's icon there.
 */
export type TrayPlace = 'there' | 'no-place' | 'not-shown';

/** Who draws a tray icon: Electron, or the panel of a Linux desktop. */
export interface Tray {
  /** Shows what is new. */
  show(face: TrayFace): void;
  remove(): void;
}

/** What a tray icon tells of. */
export interface TrayEvents {
  /** The icon is there, or it is not: told once within some seconds, and again whenever that changes. */
  readonly onPlace: (place: TrayPlace) => void;
  /** The icon was clicked; `at` is where it is, or null where nobody tells: then the pointer does. */
  readonly onClick: (at: Rectangle | null) => void;
}
