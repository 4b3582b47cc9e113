import { describe, expect, it } from 'vitest';
import { problem } from '../../../../main/base/problems';
import { trayMenu, type TrayActions, type TrayView } from '../../../../main/desktop/tray/tray-menu';

const glance = {
  icon: 'fine',
  name: 'Tom & Jerry',
  pass: 'Plex Pass · Lifetime',
  isPassUrgent: false,
  managePass: 'Manage Plex Pass',
  state: 'Up to date',
  read: 'Updated just now',
} as const;
const view: TrayView = {
  glance,
  icon: 'fine',
  style: 'automatic',
  accounts: [],
  shownId: null,
  problem: null,
  signIn: 'sign-out',
  isJustRefreshed: false,
  launchAtLogin: false,
  update: { label: 'Check for updates…', click: 'check' },
};

function menuOf(more: Partial<TrayView> = {}) {
  const done: string[] = [];
  const actions = new Proxy({} as TrayActions, {
    get: (_, name: string) => (link?: unknown) =>
      done.push(typeof link === 'string' ? `${name} ${link}` : name),
  });
  return { menu: trayMenu({ ...view, ...more }, actions), done };
}

const labels = (more: Partial<TrayView> = {}) =>
  menuOf(more).menu.map((entry) => (entry.kind === 'separator' ? '-' : entry.label));

describe('the tray menu', () => {
  it('begins with how the account stands', () => {
    const { menu } = menuOf();
    expect(menu.slice(0, 4)).toEqual([
      { kind: 'text', label: 'Tom & Jerry' },
      { kind: 'text', label: 'Plex Pass · Lifetime' },
      { kind: 'text', label: 'Up to date' },
      { kind: 'text', label: 'Updated just now' },
    ]);
  });

  it('marks a subscription that renews or ends soon', () => {
    expect(labels({ glance: { ...glance, isPassUrgent: true } })).toContain('Plex Pass · Lifetime (!)');
  });

  it('has an entry for everything that can be done', () => {
    expect(labels().slice(4)).toEqual([
      '-',
      'Open profile',
      'Refresh now',
      'What changed',
      'Copy status',
      '-',
      'Manage Plex Pass',
      'Open my Plex account',
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
    ['sign-out', 'Sign out…'],
    ['leave-demo', 'Leave the demo'],
  ] as const)('offers to %s', (signIn, label) => {
    expect(labels({ signIn })).toContain(label);
  });

  it.each([
    ['rejected', 'Sign in again…', 'signInAgain'],
    ['keychain-missing', 'Sign in again…', 'signInAgain'],
    ['keychain-locked', 'Unlock keychain', 'unlockKeychain'],
    ['keychain-absent', 'Try keychain again', 'unlockKeychain'],
  ] as const)('begins with what helps when the problem is %s', (kind, label, does) => {
    const { menu, done } = menuOf({ problem: problem(kind) });
    const entry = menu.find((it) => it.kind === 'action');
    expect(entry).toMatchObject({ label, enabled: true });
    if (entry && 'run' in entry) entry.run();
    expect(done).toEqual([does]);
  });

  it.each(['unavailable', 'rate-limited'] as const)('begins as ever when the problem is %s', (kind) => {
    const { menu } = menuOf({ problem: problem(kind) });
    expect(menu.find((it) => it.kind === 'action')).toMatchObject({ label: 'Open profile' });
  });

  it('signs nobody in again who is not there', () => {
    expect(labels({ problem: problem('keychain-missing'), signIn: 'sign-in' })).not.toContain(
      'Sign in again…',
    );
  });

  it.each([
    [{}, 'Refresh now', true],
    [{ isJustRefreshed: true }, 'Just refreshed', false],
    [{ problem: problem('unavailable') }, 'Refresh now', true],
    [{ problem: problem('rate-limited') }, 'Refresh now', false],
    [{ problem: problem('rejected') }, 'Refresh now', false],
    [{ signIn: 'leave-demo' }, 'Refresh now', false],
  ] as const)('refreshes only where that does something (%j)', (more, label, enabled) => {
    expect(menuOf(more).menu).toContainEqual(expect.objectContaining({ label, enabled }));
  });

  it('does with each entry what its label says', () => {
    const { menu, done } = menuOf();
    for (const entry of menu) if ('run' in entry) entry.run();
    expect(done).toEqual([
      'openProfile',
      'refresh',
      'showHistory',
      'copyStatus',
      'openLink plex-pass',
      'openLink plex-account',
      'showSettings',
      'setLaunchAtLogin',
      'signOut',
      'showAbout',
      'update check',
      'quit',
    ]);
  });

  it.each([true, false])(
    'ticks “Launch at login” for what is so (%s), and wishes the opposite',
    (launchAtLogin) => {
      const wished: boolean[] = [];
      const actions: Partial<TrayActions> = { setLaunchAtLogin: (on) => wished.push(on) };
      const menu = trayMenu({ ...view, launchAtLogin }, actions as TrayActions);
      const [entry] = menu.flatMap((it) => ('checked' in it ? [it] : []));
      expect(entry).toMatchObject({ label: 'Launch at login', checked: launchAtLogin });
      entry?.run();
      expect(wished).toEqual([!launchAtLogin]);
    },
  );

  it('lets a person choose between accounts, and tells which one needs attention', () => {
    const accounts = [
      { id: 1, name: 'Quiet Lantern', nickname: null, isKept: true, picture: null, icon: 'fine' },
      { id: 3, name: 'Loud Lantern', nickname: null, isKept: true, picture: null, icon: 'attention' },
    ] as const;
    const { menu } = menuOf({ accounts, shownId: 3 });
    const radios = menu.flatMap((entry) => ('checked' in entry && entry.kind === 'radio' ? [entry] : []));
    expect(radios.map(({ label, checked }) => [label, checked])).toEqual([
      ['Quiet Lantern', false],
      ['Loud Lantern (!)', true],
    ]);
    const one = menuOf({ accounts: [accounts[0]], shownId: 1 }).menu;
    expect(one.some(({ kind }) => kind === 'radio')).toBe(false);
  });

  it('offers no reading, history or status of an account that is not there', () => {
    const nobody = { ...glance, pass: null, managePass: null, read: null };
    const { menu } = menuOf({ glance: nobody, signIn: 'sign-in' });
    const off = menu.flatMap((entry) => (entry.kind === 'action' && !entry.enabled ? [entry.label] : []));
    expect(off).toEqual(['Refresh now', 'What changed', 'Copy status', 'Open my Plex account']);
  });
});
