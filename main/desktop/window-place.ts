import * as v from 'valibot';

/** A rectangle on the desktop, in pixels that do not depend on a screen's density. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the window was when it was last moved. */
export const WindowPlace = v.object({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
  maximized: v.boolean(),
});

export type WindowPlace = Readonly<v.InferOutput<typeof WindowPlace>>;

/** How much of a window must be on a screen for a person to get hold of it. */
const GRIP = { width: 120, height: 60 } as const;

/**
 * The kept place, if the window can be reached there: on a screen that still exists, no larger than it.
 * @param screens the work areas of the screens there are now
 * @returns null when the window should open where the system likes
 */
export function placeOn(screens: readonly Rectangle[], kept: Rectangle): Rectangle | null {
  const screen = screens.find((it) => {
    const width = Math.min(kept.x + kept.width, it.x + it.width) - Math.max(kept.x, it.x);
    const height = Math.min(kept.y + kept.height, it.y + it.height) - Math.max(kept.y, it.y);
    return width >= GRIP.width && height >= GRIP.height && kept.y >= it.y;
  });
  return screen
    ? {
        x: kept.x,
        y: kept.y,
        width: Math.min(kept.width, screen.width),
        height: Math.min(kept.height, screen.height),
      }
    : null;
}
