import type { Variant } from '@jellybrick/dbus-next';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desktop, Environment, ShownWindow } from '../parts/environment';
import { startLogind } from '../parts/logind';
import type { Rectangle } from '../parts/picture';
import type { Session } from '../parts/session';
import { giveToDesktopUser } from '../parts/user';
import { screen, startX, x11Of } from '../parts/x11';
import { PLASMA_ACTIVITY, PLASMA_LAYOUT } from './panel-settings';

const PANEL_HEIGHT = 44;
const PANEL: Rectangle = {
  x: screen.width / 2,
  y: screen.height - PANEL_HEIGHT,
  width: screen.width / 2,
  height: PANEL_HEIGHT,
};
const SOCKET = 'wayland-plasma';

const variables = {
  XDG_CURRENT_DESKTOP: 'KDE',
  KDE_FULL_SESSION: 'true',
  KDE_SESSION_VERSION: '5',
  QT_QUICK_BACKEND: 'software',
};

/** KDE Plasma on X11, with a panel of the tray alone. */
export const plasma: Environment = {
  name: 'KDE Plasma on X11',
  tray: 'listed',
  opens: 'popover',
  // Without compositing there is nothing that fades.
  variables: { ...variables, KWIN_COMPOSE: 'N' },
  async start(session) {
    await startLogind(session);
    await startX(session);
    session.start('kwin_x11');
    await startShell(session);
    return { session, panel: PANEL, elsewhere: { x: 250, y: 650 }, switches: [], ...x11Of(session) };
  },
};

/** The same on Wayland, without a screen. */
export const plasmaWayland: Environment = {
  name: 'KDE Plasma on Wayland',
  tray: 'listed',
  opens: 'window',
  variables: {
    ...variables,
    XDG_SESSION_TYPE: 'wayland',
    KWIN_SCREENSHOT_NO_PERMISSION_CHECKS: '1',
  },
  async start(session) {
    await startLogind(session);
    await startKwin(session);
    // Also for what the bus starts: the shell stops without its manager of activities.
    await session.setEnv({ WAYLAND_DISPLAY: SOCKET, QT_QPA_PLATFORM: 'wayland' });
    await startShell(session);
    return desktopOf(session);
  },
};

async function startShell(session: Session): Promise<void> {
  await session.write('config/kactivitymanagerdrc', PLASMA_ACTIVITY);
  await session.write('config/plasma-org.kde.plasma.desktop-appletsrc', PLASMA_LAYOUT);
  session.start('kded5');
  session.start('plasmashell');
}

/** A copy of the program, which lacks a capability of the packaged file that a container may not grant. */
async function startKwin(session: Session): Promise<void> {
  const program = join(session.folder, 'kwin_wayland');
  await copyFile('/usr/bin/kwin_wayland', program);
  await giveToDesktopUser(program);
  const size = ['--width', String(screen.width), '--height', String(screen.height)];
  session.start(program, ['--virtual', ...size, '--socket', SOCKET, '--no-lockscreen']);
  await session.bus.whenOwned('org.kde.KWin');
}

function desktopOf(session: Session): Desktop {
  return {
    session,
    panel: PANEL,
    elsewhere: { x: 250, y: 650 },
    switches: ['--ozone-platform=wayland'],
    windows: () => windowsOf(session),
    async screenshot(file) {
      const convert = `convert -size ${screen.width}x${screen.height} -depth 8 bgra:- -alpha off "$1"`;
      await session.run('sh', '-c', `/usr/bin/python3 -c "$0" | ${convert}`, SCREEN, file);
    },
    hands: null,
  };
}

/** Prints the pixels of the screen: KWin writes them into a pipe, which is handed to it with the call. */
const SCREEN = `
import dbus, os, sys
kwin = dbus.SessionBus().get_object('org.kde.KWin', '/org/kde/KWin/ScreenShot2')
read, write = os.pipe()
kwin.CaptureActiveScreen({}, dbus.types.UnixFd(write), dbus_interface='org.kde.KWin.ScreenShot2')
os.close(write)
sys.stdout.buffer.write(os.fdopen(read, 'rb').read())
`;

/** KWin's search of windows, which knows their titles, and what it tells of each. */
async function windowsOf({ bus }: Session): Promise<readonly ShownWindow[]> {
  const search = { destination: 'org.kde.KWin', path: '/WindowsRunner', interface: 'org.kde.krunner1' };
  const kwin = { destination: 'org.kde.KWin', path: '/KWin', interface: 'org.kde.KWin' };
  const [found] = (await bus.call(search, 'Match', 's', ['marquee'])) as [readonly [id: string][]];
  const windows = await Promise.all(
    found.map(async ([id]) => {
      // The id is the number of an action and the window's own.
      const [facts] = await bus.call(kwin, 'getWindowInfo', 's', [id.slice(id.indexOf('_') + 1)]);
      return shownWindow(facts as WindowFacts);
    }),
  );
  return windows.flat();
}

type WindowFacts = Readonly<Record<string, Variant>>;

/** Empty when the window has gone meanwhile. */
function shownWindow(facts: WindowFacts): readonly ShownWindow[] {
  if (facts['caption'] === undefined) return [];
  const number = (name: string): number => Number(facts[name]?.value);
  return [
    {
      title: String(facts['caption'].value),
      desktopFile: String(facts['desktopFile']?.value),
      x: number('x'),
      y: number('y'),
      width: number('width'),
      height: number('height'),
    },
  ];
}
