import { describe, expect, it } from 'vitest';
import { trayMenu, type TrayActions, type TrayView } from '../../../main/desktop/tray-menu';

const glance = {
  icon: 'fine',
  name: 'Tom & Jerry',
  pass: 'Plex Pass: active',
  state: 'Up to date',
  read: 'Read just now',
} as const;
const view: TrayView = { glance, signIn: 'sign-out', launchAtLogin: false };

function menuOf(more: Partial<TrayView> = {}) {
  const done: string[] = [];
  const actions = new Proxy({} as TrayActions, { get: (_, name: string) => () => done.push(name) });
  return { menu: trayMenu({ ...view, ...more }, actions), done };
}

const labels = (more: Partial<TrayView> = {}) =>
  menuOf(more).menu.map(({ type, label }) => (type === 'separator' ? '-' : label));

describe('the tray menu', () => {
  it('begins with how the account stands, and an ampersand in a name stays one', () => {
    const { menu } = menuOf();
    expect(menu.slice(0, 4)).toEqual([
      { label: 'Tom && Jerry', enabled: false },
      { label: 'Plex Pass: active', enabled: false },
      { label: 'Up to date', enabled: false },
      { label: 'Read just now', enabled: false },
    ]);
  });

  it('has an entry for everything that can be done', () => {
    expect(labels().slice(4)).toEqual([
      '-',
      'Open profile',
      'Refresh now',
      'What changed',
      'Copy status',
      '-',
      'Settings…',
      'Launch at login',
      'Sign out…',
      '-',
      'About Marquee',
      'Check for updates…',
      'Quit Marquee',
    ]);
  });

  it.each([
    ['sign-in', 'Sign in…'],
    ['renew', 'Sign in again…'],
    ['sign-out', 'Sign out…'],
    ['leave-demo', 'Leave the demo'],
  ] as const)('offers to %s', (signIn, label) => {
    expect(labels({ signIn })).toContain(label);
  });

  it('does with each entry what its label says', () => {
    const { menu, done } = menuOf();
    const press = { checked: true } as Electron.MenuItem;
    for (const { click } of menu) click?.(press, undefined, {});
    expect(done).toEqual([
      'openProfile',
      'refresh',
      'showHistory',
      'copyStatus',
      'showSettings',
      'setLaunchAtLogin',
      'signOut',
      'showAbout',
      'checkForUpdates',
      'quit',
    ]);
  });

  it('offers no reading, history or status of an account that is not there', () => {
    const nobody = { ...glance, pass: null, read: null };
    const { menu } = menuOf({ glance: nobody, signIn: 'sign-in' });
    const off = menu.filter(({ enabled, label }) => enabled === false && label).map(({ label }) => label);
    expect(off).toEqual(['Tom && Jerry', 'Up to date', 'Refresh now', 'What changed', 'Copy status']);
  });
});
