import type { NotificationKind } from '../../../preload/contract/app/notifications';
import type { Settings } from '../../../preload/contract/app/settings';

/** Each kind of notification: its name, and what it tells. */
const notices: Readonly<Record<NotificationKind, readonly [label: string, about: string]>> = {
  pass: ['Plex Pass', 'Gained or lost, a new plan or status.'],
  security: ['Security', 'Two-factor authentication, backup codes, password or PIN gone.'],
  profile: ['E-mail and username', 'Someone changed them.'],
  home: ['Plex Home', 'Your role in it, its size, restrictions.'],
  features: ['Features', 'Plex switched some on or off.'],
  renewal: ['Renewal', 'A subscription renews or ends soon.'],
  'sign-in': ['Sign-in', 'plex.tv no longer accepts it.'],
  devices: ['Devices', 'A new device signed in to your account.'],
};

const onClose: Readonly<Record<Settings['onClose'], string>> = {
  ask: 'Ask me',
  tray: 'Stay in the tray',
  quit: 'Quit Marquee',
};

/** What the settings say. */
export const settingsWords = {
  title: 'Settings',
  view: 'What is shown',
  showPrivate: 'Always show e-mail and ids',
  showPrivateAbout: 'Off, they stay hidden until you ask, so that nobody reads them over your shoulder.',
  reading: 'Reading',
  refresh: 'How often plex.tv is read',
  refreshAbout: 'Reading rests while this computer sleeps, is locked for long or has no network.',
  interval: (minutes: number | null) => {
    if (minutes === null) return 'Only by hand';
    if (minutes < 60) return `Every ${minutes} minutes`;
    return minutes === 60 ? 'Every hour' : `Every ${minutes / 60} hours`;
  },
  watchDevices: 'Watch my devices',
  watchDevicesAbout:
    'Once an hour plex.tv is asked which devices are signed in to your account, and a new one is told. Off, it is not asked, and the list is forgotten.',
  transport: 'How plex.tv gets the token',
  header: 'Inside the request',
  recommended: 'Recommended',
  headerAbout: 'In a header, where no log and no history keeps it.',
  query: 'In the address',
  queryAbout:
    'The way Plex documents it. Addresses can end up in the logs of proxies and servers; choose this only when plex.tv does not accept the other way.',
  notices: {
    title: 'Notifications',
    kinds: notices,
    lead: 'Remind me',
    days: (days: number) => (days === 1 ? '1 day before' : `${days} days before`),
  },
  desktop: 'Tray and window',
  launchAtLogin: 'Launch at login',
  launchAtLoginAbout: 'Marquee then starts without its window: only its tray icon shows.',
  onClose: 'When the window is closed',
  onCloseAbout: 'In the tray, Marquee goes on watching your account.',
  noTray: 'This desktop has no place for tray icons just now, so closing the window quits Marquee.',
  onCloseOptions: onClose,
  account: 'This computer',
  shown: 'Shown',
  showAccount: (name: string) => `Show ${name}`,
  forget: 'Forget everything…',
  forgetAbout: 'Make Marquee forget everything on this computer, your settings included.',
  about: 'About Marquee',
  downloadUpdates: 'Download updates without asking',
  downloadUpdatesAbout:
    'A newer version is installed when you quit Marquee, never before. Off, Marquee only tells you of it.',
  version: 'Version',
  system: 'System',
  shortcuts: 'Keys',
  keys: {
    refresh: 'Read the account again',
    find: 'Find a field',
    settings: 'Settings',
    back: 'Back, or clear the search',
  },
  platforms: { darwin: 'macOS', win32: 'Windows', linux: 'Linux' } as Readonly<Record<string, string>>,
} as const;

/** What is said before everything is forgotten. */
export const forgetWords = {
  title: 'Forget everything?',
  about:
    'Marquee deletes your token, everything that it read, what changed, your settings, and by which name Plex knows this computer. It then stands as on its first day.',
  stays: 'Your account at plex.tv, your other devices and other apps are not touched.',
  confirm: 'Forget everything',
  cancel: 'Cancel',
} as const;
