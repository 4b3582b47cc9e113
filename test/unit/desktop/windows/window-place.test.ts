import { describe, expect, it } from 'vitest';
import { placeOn, placeToKeep } from '../../../../main/desktop/windows/window-place';

const laptop = { x: 0, y: 25, width: 1440, height: 850 };
const besideIt = { x: 1440, y: 0, width: 2560, height: 1440 };
const screens = [laptop, besideIt];
/** A window that was not maximized. */
const left = <Bounds>(bounds: Bounds) => ({ ...bounds, maximized: false });

describe('the place of a window', () => {
  it.each([
    [{ x: 100, y: 100, width: 1000, height: 700 }],
    [{ x: 1500, y: 50, width: 1000, height: 700 }],
    [{ x: -880, y: 100, width: 1000, height: 700 }],
    [{ x: 1300, y: 800, width: 1000, height: 700 }],
  ])('is kept where it can be reached: %j', (kept) => {
    expect(placeOn(screens, left(kept))).toEqual(kept);
  });

  it.each([
    ['a screen that is gone', { x: 5000, y: 100, width: 1000, height: 700 }],
    ['left of everything', { x: -990, y: 100, width: 1000, height: 700 }],
    ['below everything', { x: 100, y: 860, width: 300, height: 700 }],
    ['its title bar above the screen', { x: 100, y: -300, width: 1000, height: 700 }],
  ])('is left to the system when it is %s', (_, kept) => {
    expect(placeOn(screens, left(kept))).toBeNull();
  });

  it('is no larger than its screen', () => {
    expect(placeOn([laptop], left({ x: 0, y: 25, width: 4000, height: 3000 }))).toEqual(laptop);
  });

  it('is left to the system when there is no screen', () => {
    expect(placeOn([], left(laptop))).toBeNull();
    expect(placeOn([], left({ width: 800, height: 600 }))).toBeNull();
  });

  it('is a size alone where the desktop tells no more', () => {
    expect(placeToKeep({ x: 0, y: 0, width: 800, height: 600 }, false, false)).toEqual(
      left({ width: 800, height: 600 }),
    );
    expect(placeToKeep(laptop, true, true)).toEqual({ ...laptop, maximized: true });
  });

  it.each([
    [{ width: 800, height: 600 }],
    [
      { width: 4000, height: 3000 },
      { width: laptop.width, height: laptop.height },
    ],
  ])('of which only the size was kept has that size: %j', (size, opened = size) => {
    expect(placeOn(screens, left(size))).toEqual(opened);
  });
});
