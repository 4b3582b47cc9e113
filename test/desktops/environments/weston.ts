import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../parts/environment';
import { changedArea, readPicture, type Picture } from '../parts/picture';
import type { Session } from '../parts/session';
import { eventually } from '../parts/wait';
import { screen } from '../parts/x11';

const SOCKET = 'wayland-weston';

/** The reference compositor of Wayland. It has no tray, tells nobody of its windows, and has no pointer here. */
export const weston: Environment = {
  name: 'weston',
  tray: 'none',
  opens: 'window',
  variables: { XDG_CURRENT_DESKTOP: 'weston', XDG_SESSION_TYPE: 'wayland' },
  async start(session) {
    await session.write('config/weston.ini', '[shell]\npanel-position=none\nlocking=false\n');
    const size = [`--width=${screen.width}`, `--height=${screen.height}`];
    // It lets programs take pictures of the screen only with --debug.
    const options = ['--backend=headless-backend.so', '--use-pixman', '--debug', '--idle-time=0'];
    session.start('weston', [...options, ...size, `--socket=${SOCKET}`]);
    await session.setEnv({ WAYLAND_DISPLAY: SOCKET });
    const screenshot = (file: string): Promise<void> => takePicture(session, file);
    const look = async (): Promise<Picture> => {
      const file = join(session.folder, 'weston.png');
      await screenshot(file);
      return readPicture(file);
    };
    const empty = await eventually('weston shows its background', () => look().catch(() => null));
    return {
      session,
      panel: { ...screen, height: 32 },
      elsewhere: { x: 0, y: 0 },
      switches: ['--ozone-platform=wayland'],
      async windows() {
        const area = changedArea(empty, await look(), screen);
        return area === null ? [] : [{ title: 'what has changed on the screen', desktopFile: null, ...area }];
      },
      screenshot,
      hands: null,
    };
  },
};

/** weston-screenshooter names its file itself, after the time. */
async function takePicture(session: Session, file: string): Promise<void> {
  await session.run('weston-screenshooter');
  const names = (await readdir(session.folder)).filter((name) => name.startsWith('wayland-screenshot'));
  const newest = names.sort().at(-1);
  if (newest === undefined) throw new Error('weston-screenshooter wrote no picture.');
  await rename(join(session.folder, newest), file);
}
