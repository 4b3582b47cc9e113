import type { Environment } from '../parts/environment';
import { startLogind } from '../parts/logind';
import { screen, startX, x11Of } from '../parts/x11';
import { PLASMA_ACTIVITY, PLASMA_LAYOUT } from './panel-settings';

const PANEL_HEIGHT = 44;

/** KDE Plasma on X11, with a panel of the tray alone. */
export const plasma: Environment = {
  name: 'KDE Plasma on X11',
  tray: 'listed',
  opens: 'popover',
  variables: {
    XDG_CURRENT_DESKTOP: 'KDE',
    KDE_FULL_SESSION: 'true',
    KDE_SESSION_VERSION: '5',
    QT_QUICK_BACKEND: 'software',
    // Without compositing there is nothing that fades.
    KWIN_COMPOSE: 'N',
  },
  async start(session) {
    await startLogind(session);
    await startX(session);
    await session.write('config/kactivitymanagerdrc', PLASMA_ACTIVITY);
    await session.write('config/plasma-org.kde.plasma.desktop-appletsrc', PLASMA_LAYOUT);
    session.start('kwin_x11');
    session.start('kded5');
    session.start('plasmashell');
    return {
      session,
      panel: {
        x: screen.width / 2,
        y: screen.height - PANEL_HEIGHT,
        width: screen.width / 2,
        height: PANEL_HEIGHT,
      },
      elsewhere: { x: 250, y: 650 },
      switches: [],
      ...x11Of(session),
    };
  },
};
