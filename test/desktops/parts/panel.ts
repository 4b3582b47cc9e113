import type { Environment } from './environment';
import type { Session } from './session';
import { eventually } from './wait';
import { screen, startX, x11Of } from './x11';

/** A window manager and a panel on a plain X server. */
export interface PanelSetup {
  readonly name: string;
  readonly tray: Environment['tray'];
  /** What XDG_CURRENT_DESKTOP says. */
  readonly desktop: string;
  readonly windowManager: readonly [command: string, ...args: readonly string[]];
  /** Writes the panel's settings and starts it; left out where there is none. */
  readonly startPanel?: (session: Session) => Promise<void>;
  readonly panelAt?: 'top' | 'bottom';
}

const PANEL_HEIGHT = 40;

export function panelEnvironment(setup: PanelSetup): Environment {
  const { name, tray, desktop, windowManager, startPanel, panelAt = 'top' } = setup;
  return {
    name,
    tray,
    opens: 'popover',
    variables: { XDG_CURRENT_DESKTOP: desktop },
    async start(session) {
      await startX(session);
      const [command, ...args] = windowManager;
      session.start(command, args);
      await startOtherProgram(session);
      await startPanel?.(session);
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
