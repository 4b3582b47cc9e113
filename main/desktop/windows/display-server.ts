import type { Platform } from '../../base/platform';

/** What shows the windows: X11 (also as XWayland), a Wayland compositor, nothing, or Windows’ and macOS’s own. */
export type DisplayServer = 'x11' | 'wayland' | 'none' | 'system';

/**
 * The display server that Chromium works with.
 * @param ozonePlatform the value of Chromium's switch `ozone-platform`. Current versions of Electron always write there
 * what they chose (Chromium’s ui/linux/display_server_utils.cc); Electron 33 does so when it was given a hint, and takes
 * X11 without one. So nothing here guesses from the environment.
 */
export function displayServerOf(platform: Platform, ozonePlatform: string): DisplayServer {
  if (platform !== 'linux') return 'system';
  switch (ozonePlatform) {
    case 'wayland':
      return 'wayland';
    case 'headless': // for the command line: it ends with the first window
      return 'none';
    default:
      return 'x11';
  }
}

/** What an app may do with its windows. */
export interface WindowAbilities {
  /** A hidden window is painted, and `ready-to-show` says when. */
  readonly paintsHidden: boolean;
  /** The app says where a window stands, and is told where it is. */
  readonly places: boolean;
  /** Windows may stand above all others, and out of the list of windows. */
  readonly floats: boolean;
  /** The app may bring a window to the front. */
  readonly raises: boolean;
}

/** A Wayland compositor keeps all of it to itself. */
export function windowAbilities(server: DisplayServer): WindowAbilities {
  const isAllowed = server !== 'wayland';
  return {
    paintsHidden: isAllowed,
    places: isAllowed,
    floats: isAllowed,
    raises: isAllowed,
  };
}

/** The variables that tell programs of displays. */
export interface DisplayVariables {
  readonly DISPLAY?: string | undefined;
  readonly WAYLAND_DISPLAY?: string | undefined;
}

/**
 * Whether the display server can be reached. Where it can't Chromium would end the process without a word.
 * `only-wayland`: it can't, but a Wayland compositor could, if Marquee were started for it.
 */
export function reachOf(
  server: DisplayServer,
  variables: DisplayVariables,
): 'there' | 'only-wayland' | 'none' {
  const { DISPLAY: x11, WAYLAND_DISPLAY: wayland } = variables;
  switch (server) {
    case 'system':
      return 'there';
    case 'x11':
      if (x11) return 'there';
      return wayland ? 'only-wayland' : 'none';
    case 'wayland':
      return wayland ? 'there' : 'none';
    case 'none':
      return 'none';
  }
}
