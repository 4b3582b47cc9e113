import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { Hands, ShownWindow } from './environment';
import type { Point, Rectangle } from './picture';
import type { Session } from './session';

/** The size of every screen in the lab. */
export const screen: Rectangle = { x: 0, y: 0, width: 1280, height: 800 };

/** Starts an X server without a monitor, on a number that was free, and makes it the session's display. */
export async function startX(session: Session): Promise<void> {
  const size = `${screen.width}x${screen.height}x24`;
  const args = ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'];
  const server = session.start('Xvfb', args, 1);
  const [number] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer];
  await session.setEnv({ DISPLAY: `:${number.toString().trim()}`, XDG_SESSION_TYPE: 'x11' });
}

/** What a person sees and does on the session's X display. */
export interface X11 {
  readonly windows: () => Promise<readonly ShownWindow[]>;
  readonly screenshot: (file: string) => Promise<void>;
  readonly hands: Hands;
}

/** @param classPattern of the windows that are meant, a regular expression */
export function x11Of(session: Session, classPattern = '^marquee$'): X11 {
  const xdotool = (...args: readonly string[]): Promise<string> => session.run('xdotool', ...args);
  const move = async ({ x, y }: Point): Promise<void> => {
    await xdotool('mousemove', String(x - 1), String(y), 'mousemove', String(x), String(y));
  };
  return {
    async windows() {
      // It fails when it finds none.
      const ids = await xdotool('search', '--onlyvisible', '--class', classPattern).catch(() => '');
      const windows = await Promise.all(
        ids
          .split('\n')
          .filter(Boolean)
          .map(async (id) => {
            // A window may be gone since it was listed.
            const told = await xdotool('getwindowgeometry', '--shell', id, 'getwindowname', id).catch(
              () => '',
            );
            const wmClass = await session.run('xprop', '-id', id, 'WM_CLASS').catch(() => '');
            return windowOf(told, wmClass);
          }),
      );
      return windows.filter((window) => window.title !== '');
    },
    async screenshot(file) {
      await session.run('import', '-window', 'root', '-silent', file);
    },
    hands: {
      move,
      async click(at, button = 'left') {
        const number = { left: '1', right: '3' }[button];
        await move(at);
        await xdotool('mousedown', number, 'mouseup', number);
      },
      async press(key) {
        await xdotool('key', key);
      },
      async type(text) {
        await xdotool('type', text);
      },
    },
  };
}

/**
 * @param text what xdotool's `getwindowgeometry --shell` and `getwindowname` print, one after the other
 * @param wmClass what xprop prints of WM_CLASS: the instance, by which panels find the desktop file, and the class
 */
function windowOf(text: string, wmClass: string): ShownWindow {
  const number = (name: string): number => Number(new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1] ?? 0);
  const title = /^SCREEN=.*\n([^]*)\n$/m.exec(text)?.[1] ?? '';
  const desktopFile = /"([^"]*)"/.exec(wmClass)?.[1] ?? '';
  return {
    title,
    desktopFile,
    x: number('X'),
    y: number('Y'),
    width: number('WIDTH'),
    height: number('HEIGHT'),
  };
}
