import { expect, it } from 'vitest';
import { argb32 } from '../../../../main/desktop/tray/argb32';

it('turns Electron’s pixels into those of a panel: the order of the colors, and none of them premultiplied', () => {
  const opaque = [10, 20, 30, 255];
  const half = [50, 100, 128, 128];
  const clear = [0, 0, 0, 0];
  expect([...argb32(Buffer.from([...opaque, ...half, ...clear]))]).toEqual([
    ...[255, 30, 20, 10],
    ...[128, 255, 199, 100],
    ...[0, 0, 0, 0],
  ]);
});
