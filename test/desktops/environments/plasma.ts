import type { Environment } from '../parts/environment';
import { startLogind } from '../parts/logind';
import { screen, startX, x11Of } from '../parts/x11';

/** KDE Plasma on X11. */
export const plasma: Environment = {
  name: 'KDE Plasma on X11',
  tray: 'listed',
  opens: 'popover',
  variables: {
    XDG_CURRENT_DESKTOP: 'KDE',
    KDE_FULL_SESSION: 'true',
    KDE_SESSION_VERSION: '5',
    QT_QUICK_BACKEND: 'software',
    KWIN_COMPOSE: 'Q',
  },
  async start(session) {
    await startLogind(session);
    await startX(session);
    session.start('kwin_x11');
    session.start('kded5');
    session.start('plasmashell');
    return {
      session,
      panel: { x: 900, y: screen.height - 44, width: 260, height: 44 },
      elsewhere: { x: 250, y: 650 },
      switches: [],
      ...x11Of(session),
    };
  },
};
