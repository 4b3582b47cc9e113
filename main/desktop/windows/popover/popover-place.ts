import type { Rectangle } from '../window-place';

/** Pixels between the popover and what it belongs to, and the edge of the screen. */
const GAP = 8;

/** How large an icon in a panel is, about, in pixels. */
const ICON = 32;

/** Where the icon is that was just clicked, going by the pointer alone. */
export function iconAt(pointer: Pick<Rectangle, 'x' | 'y'>): Rectangle {
  return { x: pointer.x - ICON / 2, y: pointer.y - ICON / 2, width: ICON, height: ICON };
}

/**
 * Where the popover goes: beside the icon, towards the middle of the screen, and wholly on it.
 * @param icon where the tray icon is
 * @param screen the work area of the screen that the icon is on
 */
export function popoverPlace(
  icon: Rectangle,
  size: { readonly width: number; readonly height: number },
  screen: Rectangle,
): Rectangle {
  const width = Math.min(size.width, screen.width - 2 * GAP);
  const height = Math.min(size.height, screen.height - 2 * GAP);
  const isAbove = icon.y + icon.height / 2 < screen.y + screen.height / 2;
  const x = icon.x + icon.width / 2 - width / 2;
  const y = isAbove ? icon.y + icon.height + GAP : icon.y - height - GAP;
  return {
    width,
    height,
    x: Math.round(within(x, screen.x + GAP, screen.x + screen.width - width - GAP)),
    y: Math.round(within(y, screen.y + GAP, screen.y + screen.height - height - GAP)),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
