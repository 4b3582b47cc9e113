import type { Environment } from '../parts/environment';
import type { Session } from '../parts/session';
import { eventually } from '../parts/wait';
import { screen, startX, x11Of } from '../parts/x11';

/** A window manager and a panel on a plain X server. */
interface PanelSetup {
  readonly name: string;
  readonly tray: Environment['tray'];
  readonly desktop: string;
  readonly windowManager: readonly [command: string, ...args: readonly string[]];
  /** Writes the panel's settings and starts it; left out where there is none. */
  readonly startPanel?: (session: Session) => Promise<void>;
  readonly panelAt?: 'top' | 'bottom';
}

const PANEL_HEIGHT = 40;

function panelEnvironment(setup: PanelSetup): Environment {
  const { name, tray, desktop, windowManager, startPanel, panelAt = 'top' } = setup;
  return {
    name,
    tray,
    variables: { XDG_CURRENT_DESKTOP: desktop },
    async start(session) {
      await startX(session);
      const [command, ...args] = windowManager;
      session.start(command, args);
      await startPanel?.(session);
      await startOtherProgram(session);
      return {
        session,
        panel: {
          x: screen.width / 2,
          y: panelAt === 'top' ? 0 : screen.height - PANEL_HEIGHT,
          width: screen.width / 2,
          height: PANEL_HEIGHT,
        },
        elsewhere: { x: 250, y: 650 },
        switches: [],
        ...x11Of(session),
      };
    },
  };
}

/** A window that a person could click in place of Marquee's. */
async function startOtherProgram(session: Session): Promise<void> {
  session.start('xmessage', ['-geometry', '300x100+100+600', '-buttons', '', 'Another program']);
  const { windows } = x11Of(session, '^Xmessage$');
  await eventually('another program shows its window', async () => (await windows())[0] ?? null);
}

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
