import { startPlexTv, type PlexTv } from '../plex-tv/server';
import { accounts } from '../plex-tv/accounts/accounts';
import { xfce } from './environments/panels';
import { sway } from './environments/sway';
import { describeOn, expect, test, type Lab } from './lab';
import type { Environment, ShownWindow } from './parts/environment';
import { signIn, type RunningMarquee } from './parts/marquee';
import type { Session } from './parts/session';
import { x11Of } from './parts/x11';

/** A program that shows notifications; its own tool, where it has one, does what a person does. */
interface Daemon {
  readonly environment: Environment;
  readonly start: (session: Session) => void;
  /** What it shows now, as it has it: the texts of all. */
  readonly shown: (session: Session) => Promise<string>;
  readonly click: (lab: Lab) => Promise<unknown>;
  /** Do-not-disturb, where the daemon keeps what comes meanwhile and shows it afterwards. */
  readonly pause?: (session: Session, isPaused: boolean) => Promise<unknown>;
  /** How many notices it keeps meanwhile. */
  readonly waiting?: (session: Session) => Promise<string>;
}

const daemons: readonly Daemon[] = [
  {
    environment: { ...xfce, name: 'dunst' },
    start: (session) => session.start('dunst'),
    // It tells the texts of what was closed alone.
    shown: async (session) =>
      (await session.run('dunstctl', 'count', 'displayed')).trim() === '0' ? '' : 'shown',
    click: ({ session }) => session.run('dunstctl', 'action', '0'),
    pause: (session, isPaused) => session.run('dunstctl', 'set-paused', String(isPaused)),
    waiting: (session) => session.run('dunstctl', 'count', 'waiting'),
  },
  {
    environment: { ...xfce, name: 'xfce4-notifyd' },
    // Debian has it in a folder that is named after the kind of machine.
    start: (session) => session.start('sh', ['-c', 'exec /usr/lib/*/xfce4/notifyd/xfce4-notifyd']),
    shown: async (session) => (await notificationWindows(session)).map(({ title }) => title).join(),
    // A click beside the button “Open”, in the lower right corner, only takes the notification away.
    click: async ({ desktop, session }) => {
      const [first] = await notificationWindows(session);
      if (first === undefined) throw new Error('There is no notification.');
      await desktop.hands?.click({ x: first.x + first.width - 60, y: first.y + first.height - 30 });
    },
  },
  {
    environment: { ...sway, name: 'mako' },
    start: (session) => session.start('mako'),
    shown: async (session) => {
      const { data } = JSON.parse(await session.run('makoctl', 'list')) as {
        data: readonly (readonly unknown[])[];
      };
      return (data[0] ?? []).length === 0 ? '' : JSON.stringify(data[0]);
    },
    click: ({ session }) => session.run('makoctl', 'invoke'),
  },
];

/** The windows of xfce4-notifyd, one for each notification. */
function notificationWindows(session: Session): Promise<readonly ShownWindow[]> {
  return x11Of(session, '^Xfce4-notifyd$').windows();
}

for (const { environment, start, shown, click, pause, waiting } of daemons) {
  describeOn(environment, (lab) => {
    let plexTv: PlexTv;
    test.beforeAll(async () => {
      plexTv = await startPlexTv();
      start(lab().session);
      await lab().session.bus.whenOwned('org.freedesktop.Notifications');
      await lab().session.keyring.start();
    });
    test.afterAll(() => plexTv.close());

    /** Starts Marquee for someone who is signed in, and whose account has changed since. */
    async function startAfterChange(): Promise<RunningMarquee> {
      const token = plexTv.addAccount(accounts.lifetimeHome);
      await signIn(lab().desktop, token, plexTv.switches);
      plexTv.setUser(token, { attributes: { twoFactorEnabled: '0', title: '<b>Loud</b> & Lantern' } });
      return lab().start(...plexTv.switches, '--hidden');
    }

    async function clickOpensTheWindow(): Promise<void> {
      const { desktop, session } = lab();
      await click(lab());
      await expect.poll(() => desktop.windows()).toHaveLength(1);
      await expect.poll(() => shown(session)).toBe('');
    }

    test('what changed is notified of, and a click on it opens the window', async () => {
      const marquee = await startAfterChange();
      await expect.poll(() => shown(lab().session)).not.toBe('');
      await lab().keep('notification');
      await clickOpensTheWindow();
      expect(marquee.isAlive).toBe(true);
    });

    if (pause === undefined || waiting === undefined) return;

    test('what changed while it is paused waits there, and is shown when it goes on', async () => {
      const { session } = lab();
      await pause(session, true);
      await startAfterChange();
      await expect.poll(() => waiting(session)).toMatch(/[1-9]/);
      expect(await shown(session)).toBe('');
      await pause(session, false);
      await expect.poll(() => shown(session)).not.toBe('');
      await clickOpensTheWindow();
    });
  });
}
