import { spawnSync } from 'node:child_process';
import { alone } from './preparation-lock.mjs';
import { say, Stop } from '../base/steps.mjs';
import { aptKnows, installListed, missingOf, updatePackageList } from './system-packages.mjs';

/** Who the programs of these desktops run as where the tests run as root: compositors refuse to run as that. */
const USER = 'marquee-desktops';

const X11 = [['xvfb'], ['xdotool'], ['x11-utils'], ['imagemagick']];
const SWAY = [['sway'], ['waybar'], ['grim'], ['wayvnc'], ['imagemagick']];
const XFCE = [...X11, ['xfwm4'], ['xfce4-panel']];
const MATE = [...X11, ['openbox'], ['mate-panel'], ['dconf-gsettings-backend'], ['libglib2.0-bin']];
const GNOME = [
  ['gnome-shell'],
  ['gnome-shell-extension-appindicator'],
  ['gsettings-desktop-schemas'],
  ['dconf-gsettings-backend'],
  ['libglib2.0-bin'],
  ['adwaita-icon-theme'],
  ['python3-dbusmock'],
  ['imagemagick'],
];
const PLASMA = [['plasma-workspace'], ['plasma-desktop'], ['kactivitymanagerd'], ['python3-dbusmock']];

/**
 * What the tests on each desktop of test/desktops need beside what all tests need, by Debian's names, in rows as in
 * system-packages.mjs. The small ones are part of `npm test`; the others would put whole desktops on a person's machine.
 * @type {Readonly<Record<string, { small?: true, packages: readonly (readonly string[])[] }>>}
 */
const DESKTOPS = {
  Chromium: { small: true, packages: [['chromium']] },
  'sway and waybar': { small: true, packages: SWAY },
  'Xfce panel': { small: true, packages: XFCE },
  'XWayland under sway': { packages: [...SWAY, ['xwayland']] },
  'LXQt panel': { packages: [...X11, ['openbox'], ['lxqt-panel']] },
  i3: { packages: [...X11, ['i3-wm'], ['lxqt-panel']] },
  'MATE panel': { packages: [...MATE] },
  'MATE panel with indicators': {
    packages: [...MATE, ['mate-indicator-applet'], ['ayatana-indicator-application']],
  },
  'XEmbed tray': { packages: [...X11, ['openbox'], ['trayer']] },
  weston: { packages: [['weston'], ['imagemagick']] },
  'GNOME Shell': { packages: GNOME },
  'KDE Plasma on X11': { packages: [...X11, ...PLASMA, ['kwin-x11']] },
  'KDE Plasma on Wayland': {
    packages: [
      ...PLASMA,
      ['kwin-wayland'],
      ['qtwayland5'],
      ['layer-shell-qt'],
      ['python3-dbus'],
      ['imagemagick'],
    ],
  },
  'screen reader': { packages: [...X11, ['openbox'], ['at-spi2-core']] },
  dunst: { packages: [...XFCE, ['dunst']] },
  'xfce4-notifyd': { packages: [...XFCE, ['xfce4-notifyd']] },
  mako: { packages: [...SWAY, ['mako-notifier']] },
  'GNOME Keyring': { packages: [...X11, ['openbox'], ['gcr']] },
  KWallet: { packages: [...X11, ['openbox'], ['libkf5wallet-bin'], ['libqca-qt5-2-plugins']] },
  KeePassXC: { packages: [...X11, ['openbox'], ['keepassxc']] },
  'two keyrings': { packages: [...X11, ['openbox'], ['keepassxc']] },
  'no tray': { packages: [...X11, ['openbox']] },
  'played keyrings': { packages: [...X11, ['openbox']] },
};

/**
 * The desktops of a run, by name: null, or in words why one can't be had on this machine.
 * @typedef {Readonly<Record<string, string | null>>} Desktops
 */

/**
 * Installs what can be had of what these desktops need, as root; whatever else is missing leaves out the desktops
 * that need it.
 * @param {'small' | 'all'} which
 * @returns {Promise<Desktops>}
 */
export async function prepareDesktops(which) {
  const wanted = Object.entries(DESKTOPS).filter(([, { small }]) => which === 'all' || small === true);
  const isRoot = process.getuid?.() === 0;
  if (isRoot && wanted.some(([, { packages }]) => missingOf(packages).length > 0)) {
    await alone(async () => {
      await updatePackageList();
      const rows = wanted
        .map(([, { packages }]) => missingOf(packages))
        .filter((missing) => missing.every(canBeHad));
      if (rows.flat().length > 0) await installListed(rows.flat());
    });
  }
  if (isRoot) makeUser();
  const desktops = Object.fromEntries(wanted.map(([name, { packages }]) => [name, whyMissing(packages)]));
  for (const [name, why] of Object.entries(desktops)) if (why !== null) say(`Skipped: ${name}: ${why}.`);
  return desktops;
}

/** @param {readonly string[]} names */
function canBeHad(names) {
  return names.some(aptKnows);
}

/** @param {readonly (readonly string[])[]} packages */
function whyMissing(packages) {
  if (spawnSync('dpkg-query', ['--version']).error) return 'this system has no Debian packages';
  const missing = missingOf(packages);
  if (missing.length === 0) return null;
  const unknown = missing.filter((names) => !canBeHad(names));
  if (unknown.length > 0)
    return `this system has no package ${unknown.map((names) => names.join(' or ')).join(', ')}`;
  return 'its packages are not installed; “npm run system-packages -- desktops” does that, as an administrator';
}

/** A system user without a password, a home or a shell to log in with. */
function makeUser() {
  if (spawnSync('id', [USER]).status === 0) return;
  const options = [
    '--system',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
  ];
  const { status, stderr } = spawnSync('useradd', [...options, '--user-group', USER], { encoding: 'utf8' });
  if (status !== 0) throw new Stop(`The user ${USER}, who runs the desktops, could not be made: ${stderr}`);
}
