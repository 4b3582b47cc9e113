import { startPlexTv, type PlexTv } from '../plex-tv/server';
import { accounts } from '../plex-tv/accounts';
import { xfce } from './environments/panels';
import { sway } from './environments/sway';
import { describeOn, expect, test } from './lab';
import type { Environment } from './parts/environment';
import { signIn } from './parts/marquee';
import type { Session } from './parts/session';

/** A program that shows notifications, and its own tool, which does what a person does. */
interface Daemon {
  readonly environment: Environment;
  readonly start: (session: Session) => void;
  /** What it shows now, as it has it: the texts of all. */
  readonly shown: (session: Session) => Promise<string>;
  readonly click: (session: Session) => Promise<unknown>;
}

const daemons: readonly Daemon[] = [
  {
    environment: { ...xfce, name: 'dunst' },
    start: (session) => session.start('dunst'),
    // It tells the texts of what was closed alone.
    shown: async (session) =>
      (await session.run('dunstctl', 'count', 'displayed')).trim() === '0' ? '' : 'shown',
    click: (session) => session.run('dunstctl', 'action', '0'),
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
    click: (session) => session.run('makoctl', 'invoke'),
  },
];

for (const { environment, start, shown, click } of daemons) {
  describeOn(environment, (lab) => {
    let plexTv: PlexTv;
    test.beforeAll(async () => {
      plexTv = await startPlexTv();
    });
    test.afterAll(() => plexTv.close());

    test('what changed is notified of, and a click on it opens the window', async () => {
      const { desktop, session } = lab();
      start(session);
      await session.bus.whenOwned('org.freedesktop.Notifications');
      await session.keyring.start();
      const token = plexTv.addAccount(accounts.lifetimeHome);
      await signIn(desktop, token, plexTv.switches);
      plexTv.setUser(token, { attributes: { twoFactorEnabled: '0', title: '<b>Loud</b> & Lantern' } });

      const marquee = lab().start(...plexTv.switches, '--hidden');
      await expect.poll(() => shown(session)).not.toBe('');
      await lab().keep('notification');
      await click(session);
      await expect.poll(() => desktop.windows()).toHaveLength(1);
      await expect.poll(() => shown(session)).toBe('');
      expect(marquee.isAlive).toBe(true);
    });
  });
}
