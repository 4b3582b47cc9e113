import { panelEnvironment } from '../parts/panel';
import type { Session } from '../parts/session';

/** Xfce: a dark panel on top. */
export const xfce = panelEnvironment({
  name: 'Xfce panel',
  tray: 'listed',
  desktop: 'XFCE',
  windowManager: ['xfwm4', '--compositor=off'],
  async startPanel(session) {
    await session.write('config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml', XFCE_PANEL);
    session.start('xfce4-panel', ['--disable-wm-check']);
  },
});

/** LXQt’s panel at the bottom, with openbox as LXQt has it. */
export const lxqt = panelEnvironment({
  name: 'LXQt panel',
  tray: 'listed',
  desktop: 'LXQt',
  windowManager: ['openbox'],
  panelAt: 'bottom',
  startPanel: startLxqtPanel,
});

/** A tiling window manager, and a panel that lists icons; its own bar has none. */
export const i3 = panelEnvironment({
  name: 'i3',
  tray: 'listed',
  desktop: 'i3',
  // Without settings it asks for some, and shows a bar of its own.
  windowManager: ['i3', '-c', '/dev/null'],
  panelAt: 'bottom',
  startPanel: startLxqtPanel,
});

export const mate = panelEnvironment({
  name: 'MATE panel',
  tray: 'listed',
  desktop: 'MATE',
  windowManager: ['openbox'],
  startPanel: (session) => startMatePanel(session, 'NotificationAreaAppletFactory::NotificationArea'),
});

/** As Ubuntu MATE has it: the panel's own list of icons is off, and a service for indicators keeps another. */
export const mateIndicators = panelEnvironment({
  name: 'MATE panel with indicators',
  tray: 'listed',
  desktop: 'MATE',
  windowManager: ['openbox'],
  async startPanel(session) {
    await session.run('gsettings', 'set', 'org.mate.panel', 'enable-sni-support', 'false');
    session.start('/usr/libexec/ayatana-indicator-application/ayatana-indicator-application-service');
    await startMatePanel(session, 'IndicatorAppletFactory::IndicatorApplet');
  },
});

/** A tray of the old kind, which takes X11 windows and lists nothing. */
export const trayer = panelEnvironment({
  name: 'XEmbed tray',
  tray: 'none',
  desktop: '',
  windowManager: ['openbox'],
  startPanel(session) {
    session.start('trayer', ['--edge', 'top', '--align', 'right', '--width', '20', '--height', '24']);
    return Promise.resolve();
  },
});

export const noTray = panelEnvironment({
  name: 'no tray',
  tray: 'none',
  desktop: '',
  windowManager: ['openbox'],
});

async function startLxqtPanel(session: Session): Promise<void> {
  await session.write('config/lxqt/panel.conf', LXQT_PANEL);
  session.start('lxqt-panel');
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

const LXQT_PANEL = `[General]
__userfile__=true
panels=panel1

[panel1]
plugins=taskbar,statusnotifier
position=Bottom
panelSize=32
iconSize=22
lineCount=1
width=100
width-percent=true

[taskbar]
type=taskbar
alignment=Left

[statusnotifier]
type=statusnotifier
alignment=Right
`;

/** Its default but for what is in it: a list of windows and the tray. */
const XFCE_PANEL = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="true"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="icon-size" type="uint" value="16"/>
      <property name="size" type="uint" value="26"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/><value type="int" value="2"/><value type="int" value="3"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist"/>
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-3" type="string" value="systray"/>
  </property>
</channel>
`;
