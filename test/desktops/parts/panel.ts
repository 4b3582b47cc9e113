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
  /** The settings of both, as files under the user's config folder. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Left out where there is no panel. Resolves when it shows all that it shows without Marquee. */
  readonly startPanel?: (session: Session) => Promise<void>;
  readonly panelAt?: 'top' | 'bottom';
  /** How wide a part at the right end is that changes by itself, in pixels. */
  readonly handle?: number;
}

const PANEL_HEIGHT = 40;

export function panelEnvironment(setup: PanelSetup): Environment {
  const {
    name,
    tray,
    desktop,
    windowManager,
    settings = {},
    startPanel,
    panelAt = 'top',
    handle = 0,
  } = setup;
  return {
    name,
    tray,
    opens: 'popover',
    variables: { XDG_CURRENT_DESKTOP: desktop },
    async start(session) {
      await startX(session);
      for (const [path, text] of Object.entries(settings)) await session.write(`config/${path}`, text);
      // Before the window manager: a window that is opened while it starts may stay hidden.
      await startOtherProgram(session);
      const [command, ...args] = windowManager;
      session.start(command, args);
      await eventually('the window manager has that window', async () =>
        (await session.run('xprop', '-root', '_NET_CLIENT_LIST')).includes('0x') ? true : null,
      );
      await startPanel?.(session);
      return {
        session,
        panel: {
          x: screen.width / 2,
          y: panelAt === 'top' ? 0 : screen.height - PANEL_HEIGHT,
          width: screen.width / 2 - handle,
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
