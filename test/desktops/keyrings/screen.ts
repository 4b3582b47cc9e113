import { expect } from '@playwright/test';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { endProgram, startProgram } from '../../desktop/processes';

const run = promisify(execFile);
const pictures = resolve(import.meta.dirname, '../../../out/screenshots/desktops');

export interface ShownWindow {
  readonly id: string;
  readonly title: string;
}

/** A dialog that a person sees, and answers. What is typed and pressed waits until the dialog has the focus. */
export interface ShownDialog {
  type(text: string): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  /** Clicks at a place that is so many pixels left of and above its lower right corner. */
  clickFromCorner(left: number, above: number): Promise<void>;
  /** Resolves when it is gone. */
  whenGone(): Promise<void>;
}

/** An X display with a window manager, and the person before it. */
export interface Screen {
  /** What a program needs in its environment to be shown here. */
  readonly env: Readonly<Record<string, string>>;
  /** All windows that can be seen. */
  windows(): Promise<readonly ShownWindow[]>;
  /** The window with such a title, as soon as it is shown and is the active one. */
  whenShown(title: RegExp): Promise<ShownDialog>;
  /** Keeps a screenshot where a person can look at it after the run. */
  keep(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts an X server without a monitor, on a number that is free. */
export async function startScreen(): Promise<Screen> {
  const size = ['-screen', '0', '1280x800x24'];
  const server = startProgram(
    'Xvfb',
    ['-displayfd', '1', ...size, '-nolisten', 'tcp', '-noreset'],
    process.env,
  );
  const [number] = (await once(server.stdout, 'data')) as [Buffer];
  const env = { DISPLAY: `:${number.toString().trim()}`, XDG_SESSION_TYPE: 'x11' };
  const all = { ...process.env, ...env };
  const manager = startProgram('openbox', [], all);
  // xdotool fails when it finds no window, and when a window is gone since.
  const xdotool = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run('xdotool', args, { env: all }).catch(() => ({ stdout: '' }));
    return stdout.trim();
  };

  async function windows(): Promise<readonly ShownWindow[]> {
    const ids = (await xdotool('search', '--onlyvisible', '--class', '.')).split('\n').filter(Boolean);
    return Promise.all(ids.map(async (id) => ({ id, title: await xdotool('getwindowname', id) })));
  }

  /** Makes it the active window. What is sent once window manager and X server agree on that reaches no other. */
  async function activate(id: string): Promise<boolean> {
    await xdotool('windowactivate', id);
    return (await xdotool('getactivewindow')) === id && (await xdotool('getwindowfocus')) === id;
  }

  return {
    env,
    windows,
    async whenShown(title) {
      let id = '';
      const state = async (): Promise<string> => {
        const shown = await windows();
        id = shown.find((window) => title.test(window.title))?.id ?? '';
        if (id === '') return `there are: ${shown.map((window) => window.title).join(', ')}`;
        return (await activate(id)) ? 'active' : 'shown';
      };
      await expect.poll(state, { message: `a window ${title.source}` }).toBe('active');
      const isActive = (): Promise<void> =>
        expect.poll(() => activate(id), `the window ${title.source} has the focus`).toBe(true);
      return {
        async type(text) {
          await isActive();
          await xdotool('type', '--delay', '30', text);
        },
        async press(...keys) {
          await isActive();
          await xdotool('key', '--delay', '60', ...keys);
        },
        async clickFromCorner(left, above) {
          await isActive();
          const geometry = await xdotool('getwindowgeometry', '--shell', id);
          const [width = 0, height = 0] = ['WIDTH', 'HEIGHT'].map((name) =>
            Number(new RegExp(`^${name}=(.*)$`, 'm').exec(geometry)?.[1]),
          );
          const at = [width - left, height - above].map(String);
          await xdotool('mousemove', '--window', id, ...at, 'click', '1');
        },
        whenGone: () =>
          expect.poll(async () => (await windows()).some((window) => window.id === id)).toBe(false),
      };
    },
    async keep(name) {
      await mkdir(pictures, { recursive: true });
      await run('import', ['-window', 'root', '-silent', join(pictures, `${name}.png`)], { env: all });
    },
    async close() {
      await endProgram(manager);
      await endProgram(server);
    },
  };
}
