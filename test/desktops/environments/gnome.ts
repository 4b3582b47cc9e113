import type { Desktop, Environment, Hands, ShownWindow } from '../parts/environment';
import { startLogind } from '../parts/logind';
import type { Session } from '../parts/session';
import { eventually } from '../parts/wait';
import { screen } from '../parts/x11';

const SHELL = {
  destination: 'org.gnome.Shell',
  path: '/org/gnome/Shell',
  interface: 'org.gnome.Shell',
} as const;
const CAMERA = {
  destination: 'org.gnome.Shell.Screenshot',
  path: '/org/gnome/Shell/Screenshot',
  interface: 'org.gnome.Shell.Screenshot',
} as const;
const SOCKET = 'wayland-gnome';

/** GNOME Shell without a screen, with the extension that most people get their tray from. */
export const gnome: Environment = {
  name: 'GNOME Shell',
  tray: 'listed',
  clicksToOpen: 2,
  opens: 'window',
  variables: { XDG_CURRENT_DESKTOP: 'GNOME', XDG_SESSION_TYPE: 'wayland' },
  async start(session) {
    const settings = [
      ['enabled-extensions', "['ubuntu-appindicators@ubuntu.com']"],
      ['disable-user-extensions', 'false'],
      ['welcome-dialog-last-shown-version', '99'],
    ] as const;
    for (const [key, value] of settings) await session.run('gsettings', 'set', 'org.gnome.shell', key, value);
    await session.write('data/applications/marquee.desktop', DESKTOP_FILE);
    await startLogind(session);
    const size = `${screen.width}x${screen.height}`;
    const options = ['--headless', '--virtual-monitor', size, '--wayland-display', SOCKET];
    // Its scripts may then look and click for a person.
    session.start('gnome-shell', [...options, '--unsafe-mode']);
    await session.bus.whenOwned(SHELL.destination);
    await session.setEnv({ WAYLAND_DISPLAY: SOCKET });
    const shell = shellOf(session);
    await eventually('GNOME Shell has started', async () =>
      (await shell('Main.layoutManager._startingUp').catch(() => true)) === false ? true : null,
    );
    await shell('Main.overview.hide()');
    return desktopOf(session, shell);
  },
};

/** Runs a line of JavaScript in the shell and answers its value. Rejects with what went wrong in it. */
type Shell = (script: string) => Promise<unknown>;

function shellOf(session: Session): Shell {
  return async (script) => {
    const [worked, answer] = (await session.bus.call(SHELL, 'Eval', 's', [script])) as [boolean, string];
    if (!worked) throw new Error(`GNOME Shell could not run “${script}”: ${answer}`);
    return answer === '' ? undefined : (JSON.parse(answer) as unknown);
  };
}

function desktopOf(session: Session, shell: Shell): Desktop {
  return {
    session,
    // The clock stands in the middle of the bar.
    panel: { x: 900, y: 0, width: screen.width - 900, height: 32 },
    elsewhere: { x: 60, y: 700 },
    switches: ['--ozone-platform=wayland'],
    windows: async () => (await shell(WINDOWS)) as readonly ShownWindow[],
    async screenshot(file) {
      await session.bus.call(CAMERA, 'Screenshot', 'bbs', [false, false, file]);
    },
    hands: handsOf(shell),
  };
}

/** As a package installs one: the shell tells no app of a window that has none. */
const DESKTOP_FILE = `[Desktop Entry]
Type=Application
Name=Marquee
Exec=true
`;

const WINDOWS = `global.get_window_actors()
  .filter((actor) => actor.visible && /^marquee$/i.test(actor.meta_window.get_wm_class() ?? ''))
  .map(({ meta_window }) => {
    const { x, y, width, height } = meta_window.get_frame_rect();
    const app = imports.gi.Shell.WindowTracker.get_default().get_window_app(meta_window);
    const desktopFile = app.get_id().replace(/\\.desktop$/, '');
    return { title: meta_window.get_title(), desktopFile, x, y, width, height };
  })`;

/** Clutter's own pointer and keyboard, which the shell makes for remote desktops, too. */
function handsOf(shell: Shell): Hands {
  const notify = (device: 'POINTER' | 'KEYBOARD', event: string): Promise<unknown> =>
    shell(`{
      const { Clutter } = imports.gi;
      global.lab${device} ??= Clutter.get_default_backend().get_default_seat()
        .create_virtual_device(Clutter.InputDeviceType.${device}_DEVICE);
      global.lab${device}.${event};
    }`);
  const tap = async (keyval: string | number): Promise<void> => {
    for (const state of ['PRESSED', 'RELEASED'])
      await notify('KEYBOARD', `notify_keyval(Date.now() * 1000, ${keyval}, Clutter.KeyState.${state})`);
  };
  const hands: Hands = {
    async move({ x, y }) {
      for (const from of [x - 1, x])
        await notify('POINTER', `notify_absolute_motion(Date.now() * 1000, ${from}, ${y})`);
    },
    async click(at, button = 'left') {
      await hands.move(at);
      const number = { left: 1, right: 3 }[button];
      for (const state of ['PRESSED', 'RELEASED'])
        await notify('POINTER', `notify_button(Date.now() * 1000, ${number}, Clutter.ButtonState.${state})`);
    },
    press: (key) => tap(`Clutter.KEY_${key}`),
    async type(text) {
      for (const character of text) await tap(character.codePointAt(0) ?? 0);
    },
  };
  return hands;
}
