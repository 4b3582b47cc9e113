import type { SignedIn } from '../../../preload/contract/account/account-state';
import type { LinkName } from '../../../preload/contract/app/links';
import type { AccountTab } from '../../../preload/contract/app/snapshot';
import { adviceReasons, adviceTitles } from './advice-words';
import type { CardId } from '../fields/cards';
import { fields, listedSubscription } from './field-words';
import { sharedWords } from './shared-words';
import { signInWords } from './sign-in-words';

const cards: Readonly<Record<CardId, { readonly title: string; readonly about: string }>> = {
  identity: { title: 'Identity', about: 'Who you are at plex.tv' },
  pass: { title: 'Subscription', about: 'What you pay for' },
  security: { title: 'Security', about: 'How the account is protected' },
  home: { title: 'Home', about: 'The people who share with you' },
  privacy: { title: 'Privacy', about: 'Mail, ads and experiments' },
  session: { title: 'Session', about: 'This sign-in' },
  other: { title: 'Other fields', about: 'Everything else that plex.tv sent' },
};

const links: Readonly<Record<LinkName, string>> = {
  'plex-account': 'Account settings at plex.tv',
  'plex-devices': 'All devices at Plex',
  'plex-pass': 'Your plan at plex.tv',
  'plex-reset': 'Change your password',
  'plex-security': 'Security settings at plex.tv',
  'plex-status': 'Status of plex.tv',
  'find-token': 'Plex’s own instructions',
  'forgot-password': 'Forgot your password?',
};

const kept: Readonly<Record<SignedIn['kept'], string>> = {
  keychain: 'Your sign-in is kept in this computer’s keychain.',
  session: 'Your sign-in is not kept: Marquee forgets it when it quits.',
  demo: 'This is the demo. There is no sign-in.',
};

/** What the icon of each account among several tells. */
const accountStates: Readonly<Record<AccountTab['icon'], string>> = {
  fine: 'Up to date',
  attention: 'Needs you',
  stale: 'Not up to date',
  'signed-out': 'Signed out',
  demo: 'Demo',
};

/** Everything that the profile page says, in one place, so that it can be translated. */
export const words = {
  ...sharedWords,
  accounts: {
    title: 'Accounts',
    switchFrom: (name: string) => `Switch account. Shown: ${name}`,
    states: accountStates,
    add: 'Add account…',
  },
  ...signInWords,
  app: 'Marquee',
  tagline: 'Your Plex account at a glance',
  fields,
  listedSubscription,
  cards,
  links,
  kept,

  yes: 'Yes',
  no: 'No',
  seats: (size: number, most: number) => `${size} of ${most}`,

  state: {
    empty: 'Sent empty',
    absent: 'Not sent by Plex',
    unreadable: 'Plex sent something unreadable:',
    expected: (expected: string) => `Expected ${expected}.`,
  },
  hidden: 'Hidden',
  show: 'Show',
  hide: 'Hide',
  showField: (label: string) => `Show ${label}`,
  hideField: (label: string) => `Hide ${label}`,
  copy: 'Copy',
  copyField: (label: string) => `Copy ${label}`,
  copied: 'Copied',
  copiedField: (label: string) => `${label} copied`,
  copyAll: 'Copy all as JSON',
  copyAllAbout: 'The whole account as plex.tv described it, hidden fields included. Never the token.',
  wholeAccount: 'The whole account',
  showWhole: (length: string) => `Show all ${length} characters`,

  groups: {
    profile: 'Profile preferences',
    subscriptions: 'Subscriptions',
    subscription: (number: number) => `Subscription ${number}`,
    extra: 'Unknown to Marquee, shown as sent',
    oddities: 'Could not be read',
  },
  /** `autoSelectAudio` becomes `Auto select audio`. */
  preferenceLabel: (name: string) => {
    const apart = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
    return apart.charAt(0).toUpperCase() + apart.slice(1);
  },

  more: {
    rest: (rest: string) => `and ${rest} more`,
    show: (next: string) => `Show the next ${next}`,
  },

  foldedList: (label: string, all: string) => `${label} as Plex names them (${all})`,

  list: {
    search: (label: string) => `Search ${label.toLowerCase()}`,
    all: (all: string) => `${all} in all`,
    found: (some: string, all: string) => `${some} of ${all}`,
    none: (query: string) => `Nothing here contains “${query}”.`,
    showAll: (all: string) => `Show all ${all}`,
    showFewer: 'Show fewer',
  },

  find: {
    label: 'Find a field',
    found: (number: number) => (number === 1 ? '1 field' : `${number} fields`),
    none: (query: string) => `No field matches “${query}”.`,
    clear: 'Show everything',
  },

  profile: {
    eyebrow: 'Now showing',
    eyebrowStale: 'As last read',
    nameless: 'A Plex account',
    homeAdmin: 'Home admin',
    guest: 'Guest',
    restricted: 'Restricted',
    session: 'For this session only',
    memberSince: (day: string) => `member since ${day}`,
    wasRead: 'The account was read.',
    readAt: (when: string) => `Read from plex.tv on ${when}`,
    nextRead: (when: string) => `next reading ${when}`,
    sections: 'Parts of the account',
    toLookAt: (number: number) => `${number} to look at`,
  },

  health: {
    title: 'How the account stands',
    good: 'All good',
    goodAbout: 'Nothing about this account needs your attention.',
    unknown: 'Too little to tell',
    unknownAbout: 'plex.tv said nothing about how this account is protected.',
    outdated: 'Last known: all good',
    outdatedAbout: 'Marquee could not check.',
    managed: 'A managed user',
    managedAbout: 'The admin of the Plex Home looks after this account; it has no sign-in of its own.',
  },
  adviceTitles,
  adviceReasons,

  problem: {
    title: 'Your account can’t be shown yet',
    callFailed: 'That did not work',
    tryAgain: 'Try again',
    retry: (age: string, time: string) => `Marquee tries again ${age} (${time}).`,
    retryNow: 'Marquee tries again any moment.',
    facts: (status: number | null, code: number | string | null) =>
      [status === null ? '' : `plex.tv answered ${status}`, code === null ? '' : `code ${code}`]
        .filter(Boolean)
        .join(', '),
    unlock: 'Try the keychain again',
    sessionOnly: 'Go on without the keychain',
    status: 'See plex.tv’s status',
    dismiss: 'Dismiss',
  },

  back: 'Back',
  history: {
    open: 'What changed',
    unseen: (number: number) => (number === 1 ? '1 new change' : `${number} new changes`),
    saved: 'The changes were saved.',
  },
  devices: {
    open: 'Devices',
    new: (number: number) => (number === 1 ? '1 new device' : `${number} new devices`),
  },
  firstRead: 'Reading your account',

  close: 'Close',
} as const;
