import { expect, it } from 'vitest';
import { iconAt, popoverPlace } from '../../../../main/desktop/windows/popover/popover-place';

const screen = { x: 0, y: 0, width: 1000, height: 800 };
const size = { width: 300, height: 200 };
const icon = (x: number, y: number) => ({ x, y, width: 20, height: 20 });

it.each([
  ['below a panel at the top', icon(500, 0), { x: 360, y: 28 }],
  ['above a panel at the bottom', icon(500, 780), { x: 360, y: 572 }],
  ['wholly on the screen at its right edge', icon(980, 0), { x: 692, y: 28 }],
  ['wholly on the screen at its left edge', icon(0, 780), { x: 8, y: 572 }],
  ['beside the pointer where nobody tells of the icon', iconAt({ x: 900, y: 10 }), { x: 692, y: 34 }],
])('the popover opens %s', (_, at, place) => {
  expect(popoverPlace(at, size, screen)).toEqual({ ...size, ...place });
});

it('the popover is no wider and no higher than the screen', () => {
  const large = { width: 2000, height: 2000 };
  expect(popoverPlace(icon(500, 0), large, screen)).toEqual({ width: 984, height: 784, x: 8, y: 8 });
});

it('the popover stays on the second screen when the icon is there', () => {
  const second = { x: 1000, y: 100, width: 600, height: 400 };
  expect(popoverPlace(icon(1590, 100), size, second)).toEqual({ ...size, x: 1292, y: 128 });
});
