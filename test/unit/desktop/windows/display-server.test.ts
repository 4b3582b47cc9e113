import { describe, expect, it } from 'vitest';
import { displayServerOf, reachOf, windowAbilities } from '../../../../main/desktop/windows/display-server';

describe('the display server', () => {
  it.each([
    ['linux', '', 'x11'],
    ['linux', 'x11', 'x11'],
    ['linux', 'wayland', 'wayland'],
    ['linux', 'headless', 'none'],
    ['win32', '', 'system'],
    ['darwin', '', 'system'],
    ['win32', 'wayland', 'system'],
  ] as const)('of %s with ozone-platform “%s” is %s', (platform, ozonePlatform, server) => {
    expect(displayServerOf(platform, ozonePlatform)).toBe(server);
  });

  it.each(['x11', 'system'] as const)('%s lets an app place and raise its windows', (server) => {
    expect(Object.values(windowAbilities(server))).toEqual([true, true, true, true]);
  });

  it('of Wayland lets an app do neither', () => {
    expect(windowAbilities('wayland')).toEqual({
      paintsHidden: false,
      places: false,
      floats: false,
      raises: false,
    });
  });
});

describe('a display', () => {
  it.each([
    ['x11', { DISPLAY: ':0' }, 'there'],
    ['x11', { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }, 'there'],
    ['x11', { WAYLAND_DISPLAY: 'wayland-0' }, 'only-wayland'],
    ['x11', { DISPLAY: '', WAYLAND_DISPLAY: '' }, 'none'],
    ['x11', {}, 'none'],
    ['wayland', { WAYLAND_DISPLAY: 'wayland-0' }, 'there'],
    ['wayland', { DISPLAY: ':0' }, 'none'],
    ['none', { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }, 'none'],
    ['system', {}, 'there'],
  ] as const)('for %s with %j is %s', (server, variables, reach) => {
    expect(reachOf(server, variables)).toBe(reach);
  });
});
