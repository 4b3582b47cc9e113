import * as v from 'valibot';

/** A rectangle on the desktop, in pixels that do not depend on a screen's density. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const Pixels = v.pipe(v.number(), v.integer());
const Length = v.pipe(Pixels, v.minValue(1));

/** How the window was left: how large, and where, if the desktop tells (on Wayland none does). */
export const WindowPlace = v.object({
  x: v.optional(Pixels),
  y: v.optional(Pixels),
  width: Length,
  height: Length,
  maximized: v.boolean(),
});

export type WindowPlace = Readonly<v.InferOutput<typeof WindowPlace>>;

/** How large a window is, and where it stands, unless the system is to choose that. */
export type Bounds = Rectangle | Pick<Rectangle, 'width' | 'height'>;

/** How much of a window must be on a screen for a person to get hold of it. */
const GRIP = { width: 120, height: 60 } as const;

/**
 * The kept place, if the window can be reached there: on a screen that still exists, no larger than it. Where only the
 * size was kept, that size.
 * @param screens the work areas of the screens there are now
 * @returns null when the window should open where the system likes
 */
export function placeOn(screens: readonly Rectangle[], kept: WindowPlace): Bounds | null {
  const { x, y } = kept;
  if (x === undefined || y === undefined) return screens[0] ? sizeWithin(screens[0], kept) : null;
  const screen = screens.find((it) => {
    const width = Math.min(x + kept.width, it.x + it.width) - Math.max(x, it.x);
    const height = Math.min(y + kept.height, it.y + it.height) - Math.max(y, it.y);
    return width >= GRIP.width && height >= GRIP.height && y >= it.y;
  });
  return screen ? { x, y, ...sizeWithin(screen, kept) } : null;
}

function sizeWithin(screen: Rectangle, { width, height }: WindowPlace): Pick<Rectangle, 'width' | 'height'> {
  return { width: Math.min(width, screen.width), height: Math.min(height, screen.height) };
}

/** What to keep of a window: its place only where the desktop tells it, or it would come back in a corner. */
export function placeToKeep(bounds: Rectangle, maximized: boolean, isPlaceKnown: boolean): WindowPlace {
  const { width, height } = bounds;
  return isPlaceKnown ? { ...bounds, maximized } : { width, height, maximized };
}
