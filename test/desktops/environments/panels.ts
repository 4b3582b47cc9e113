import { panelEnvironment } from '../parts/panel';
import type { Session } from '../parts/session';
import { hasTrayHost } from '../parts/tray';
import { I3, LXQT_PANEL, XFCE_PANEL } from './panel-settings';

/** Xfce: a dark panel on top. */
export const xfce = panelEnvironment({
  name: 'Xfce panel',
  tray: 'listed',
  desktop: 'XFCE',
  windowManager: ['xfwm4', '--compositor=off'],
  settings: { 'xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml': XFCE_PANEL },
  startPanel: starts('xfce4-panel', '--disable-wm-check'),
});

/** LXQt’s panel at the bottom, with openbox as LXQt has it. */
export const lxqt = panelEnvironment({
  name: 'LXQt panel',
  tray: 'listed',
  desktop: 'LXQt',
  windowManager: ['openbox'],
  settings: { 'lxqt/panel.conf': LXQT_PANEL },
  panelAt: 'bottom',
  startPanel: starts('lxqt-panel'),
});

/** A tiling window manager, and a panel that lists icons; its own bar has none. */
export const i3 = panelEnvironment({
  name: 'i3',
  tray: 'listed',
  desktop: 'i3',
  windowManager: ['i3'],
  settings: { 'i3/config': I3, 'lxqt/panel.conf': LXQT_PANEL },
  panelAt: 'bottom',
  startPanel: starts('lxqt-panel'),
});

export const mate = panelEnvironment({
  name: 'MATE panel',
  tray: 'listed',
  // At times it is painted only when an icon comes, and then stays.
  handle: 8,
  desktop: 'MATE',
  windowManager: ['openbox'],
  startPanel: (session) => startMatePanel(session, 'NotificationAreaAppletFactory::NotificationArea'),
});

/**
 * As Ubuntu MATE has it: the panel's own list of icons is off, and a service for indicators keeps another. That one shows
 * icons by name alone, and Marquee gives pixels, so that the right figure is drawn where no theme has it.
 */
export const mateIndicators = panelEnvironment({
  name: 'MATE panel with indicators',
  tray: 'none',
  desktop: 'MATE',
  windowManager: ['openbox'],
  async startPanel(session) {
    await session.run('gsettings', 'set', 'org.mate.panel', 'enable-sni-support', 'false');
    session.start('/usr/libexec/ayatana-indicator-application/ayatana-indicator-application-service');
    await hasTrayHost(session);
    await startMatePanel(session, 'IndicatorAppletFactory::IndicatorApplet');
  },
});

/** A tray of the old kind, which takes X11 windows and lists nothing. */
export const trayer = panelEnvironment({
  name: 'XEmbed tray',
  tray: 'none',
  desktop: '',
  windowManager: ['openbox'],
  startPanel: starts('trayer', '--edge', 'top', '--align', 'right', '--width', '20', '--height', '24'),
});

export const noTray = panelEnvironment({
  name: 'no tray',
  tray: 'none',
  desktop: '',
  windowManager: ['openbox'],
});

function starts(command: string, ...args: readonly string[]): (session: Session) => Promise<void> {
  return (session) => {
    session.start(command, args);
    return Promise.resolve();
  };
}

async function startMatePanel(session: Session, applet: string): Promise<void> {
  const set = (schema: string, key: string, value: string): Promise<string> =>
    session.run('gsettings', 'set', schema, key, value);
  const toplevel = 'org.mate.panel.toplevel:/org/mate/panel/toplevels/top/';
  const object = 'org.mate.panel.object:/org/mate/panel/objects/tray/';
  await set(toplevel, 'orientation', 'top');
  await set(toplevel, 'expand', 'true');
  await set(object, 'object-type', 'applet');
  await set(object, 'toplevel-id', 'top');
  await set(object, 'applet-iid', applet);
  await set(object, 'panel-right-stick', 'true');
  await set(object, 'position', '0');
  await set('org.mate.panel', 'toplevel-id-list', "['top']");
  await set('org.mate.panel', 'object-id-list', "['tray']");
  session.start('mate-panel');
}
