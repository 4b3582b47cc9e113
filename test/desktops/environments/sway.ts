import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desktop, Environment, Hands, ShownWindow } from '../parts/environment';
import type { Rectangle } from '../parts/picture';
import type { Session } from '../parts/session';
import { vncHands } from '../parts/vnc';
import { eventually } from '../parts/wait';
import { screen } from '../parts/x11';

const BAR_HEIGHT = 30;

/** sway with waybar; it needs no screen, no graphics card and no input device. */
export const sway: Environment = swayWith('sway and waybar', ['--ozone-platform=wayland']);

/** The same, for a Marquee that speaks X11. */
export const xwayland: Environment = swayWith('XWayland under sway', ['--ozone-platform=x11']);

function swayWith(name: string, switches: readonly string[]): Environment {
  return {
    name,
    tray: 'listed',
    opens: switches.includes('--ozone-platform=x11') ? 'popover' : 'window',
    variables: {
      XDG_CURRENT_DESKTOP: 'sway',
      XDG_SESSION_TYPE: 'wayland',
      WLR_BACKENDS: 'headless',
      WLR_RENDERER: 'pixman',
      WLR_LIBINPUT_NO_DEVICES: '1',
    },
    async start(session) {
      const { WAYLAND_DISPLAY, SWAYSOCK, DISPLAY } = await startSway(session);
      const needed = { WAYLAND_DISPLAY, SWAYSOCK };
      await session.setEnv(switches.includes('--ozone-platform=x11') ? { ...needed, DISPLAY } : needed);
      return desktopOf(session, switches);
    },
  };
}

interface SwayEnvironment {
  readonly WAYLAND_DISPLAY: string;
  readonly SWAYSOCK: string;
  readonly DISPLAY: string;
}

/** Starts it, and answers what it gives to the programs that it starts. */
async function startSway(session: Session): Promise<SwayEnvironment> {
  const config = `
    output HEADLESS-1 resolution ${screen.width}x${screen.height}
    default_border none
    exec sh -c 'env > $XDG_RUNTIME_DIR/told && mv $XDG_RUNTIME_DIR/told $XDG_RUNTIME_DIR/sway.env'
  `;
  await session.write('config/sway/config', config);
  session.start('sway');
  const file = join(session.folder, 'run/sway.env');
  const told = await eventually('sway starts', () => readFile(file, 'utf8').catch(() => null));
  const value = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(told)?.[1] ?? '';
  return {
    WAYLAND_DISPLAY: value('WAYLAND_DISPLAY'),
    SWAYSOCK: value('SWAYSOCK'),
    DISPLAY: value('DISPLAY'),
  };
}

async function desktopOf(session: Session, switches: readonly string[]): Promise<Desktop> {
  const bar = {
    layer: 'top',
    height: BAR_HEIGHT,
    'modules-right': ['tray'],
    tray: { 'icon-size': 18, spacing: 8 },
  };
  await session.write('config/waybar/config', JSON.stringify(bar));
  session.start('waybar');
  return {
    session,
    panel: { x: screen.width / 2, y: 0, width: screen.width / 2, height: BAR_HEIGHT },
    elsewhere: { x: 60, y: 700 },
    switches,
    windows: async () => windowsIn(JSON.parse(await session.run('swaymsg', '-t', 'get_tree')) as SwayNode),
    async screenshot(file) {
      await session.run('grim', file);
    },
    hands: await startHands(session),
  };
}

/** sway's own commands for the cursor move nothing as long as its seat has no pointer. */
async function startHands(session: Session): Promise<Hands> {
  const socket = join(session.folder, 'run/vnc');
  session.start('wayvnc', ['--unix-socket', socket]);
  return eventually('wayvnc listens', () => vncHands(socket).catch(() => null));
}

/** What is used of sway-ipc(7)'s tree. */
interface SwayNode {
  readonly name: string | null;
  readonly app_id?: string | null;
  readonly window_properties?: { readonly class?: string; readonly instance?: string };
  readonly visible?: boolean;
  readonly rect: Rectangle;
  readonly nodes: readonly SwayNode[];
  readonly floating_nodes: readonly SwayNode[];
}

function windowsIn(node: SwayNode): readonly ShownWindow[] {
  const program = node.app_id ?? node.window_properties?.class ?? '';
  const own =
    /^marquee$/i.test(program) && node.visible === true
      ? [
          {
            title: node.name ?? '',
            desktopFile: node.app_id ?? node.window_properties?.instance ?? '',
            ...node.rect,
          },
        ]
      : [];
  return [...own, ...[...node.nodes, ...node.floating_nodes].flatMap(windowsIn)];
}
