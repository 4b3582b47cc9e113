import { expect, it, vi } from 'vitest';
import { graphicsOf } from '../../../../main/desktop/process/graphics';

vi.mock('electron', () => ({ app: {} }));

it.each([
  [
    'linux',
    { switches: ['disable-software-rasterizer'], afterCrashes: ['--disable-gpu', '--in-process-gpu'] },
  ],
  ['win32', { switches: [], afterCrashes: null }],
  ['darwin', { switches: [], afterCrashes: null }],
] as const)('what draws on %s', (platform, graphics) => {
  expect(graphicsOf(platform)).toEqual(graphics);
});
