import type {
  DemoScenario,
  LinkName,
  ListedSubscription,
  NoticeKind,
  Settings,
  SignedIn,
} from '../../preload/contract';
import type { CardId, FieldPath } from './cards';

/** The words of one field. */
export interface FieldWords {
  readonly label: string;
  /** A sentence for what the label alone does not tell. */
  readonly hint?: string;
  /** What a flag says when it is set, in place of Yes. */
  readonly yes?: string;
  /** What a flag says when it is not, in place of No. */
  readonly no?: string;
}

const fields: Readonly<Record<FieldPath, FieldWords>> = {
  title: { label: 'Name' },
  username: { label: 'Username' },
  friendlyName: { label: 'Friendly name' },
  email: { label: 'E-mail' },
  joinedAt: { label: 'Member since' },
  country: { label: 'Country' },
  locale: { label: 'Language' },
  id: { label: 'Account id' },
  uuid: { label: 'Unique id' },
  thumb: { label: 'Picture address' },
  'subscription.active': { label: 'Plex Pass', yes: 'Active', no: 'Not active' },
  'subscription.plan': { label: 'Plan' },
  'subscription.status': { label: 'Status' },
  'subscription.subscribedAt': { label: 'Since' },
  'subscription.paymentService': { label: 'Payment service' },
  subscriptionDescription: { label: 'Description' },
  'subscription.features': {
    label: 'Features',
    hint: 'What Plex switched on for this account. Free accounts have features too.',
  },
  twoFactorEnabled: { label: 'Two-factor authentication', yes: 'On', no: 'Off' },
  backupCodesCreated: { label: 'Backup codes', yes: 'Made', no: 'Not made' },
  hasPassword: { label: 'Password', yes: 'Set', no: 'Not set' },
  emailOnlyAuth: { label: 'Sign-in by e-mail only' },
  confirmed: { label: 'Account confirmed' },
  protected: { label: 'Protected by a PIN' },
  home: { label: 'Plex Home', yes: 'Enabled', no: 'Not enabled' },
  homeSize: { label: 'People in the Home' },
  maxHomeSize: { label: 'Room for' },
  homeAdmin: { label: 'Admin of the Home' },
  guest: { label: 'Guest in the Home' },
  restricted: { label: 'Restricted account' },
  mailingListActive: { label: 'Gets the newsletter' },
  mailingListStatus: { label: 'Mailing list status' },
  adsConsent: { label: 'Consent to ads', yes: 'Given', no: 'Not given' },
  adsConsentSetAt: { label: 'Consent set' },
  adsConsentReminderAt: { label: 'Plex asks again' },
  anonymous: { label: 'Anonymous' },
  experimentalFeatures: { label: 'Experimental features', yes: 'On', no: 'Off' },
  scrobbleTypes: { label: 'Scrobble types', hint: 'Plex does not document these; they are shown as sent.' },
  rememberExpiresAt: {
    label: 'Remembered until',
    hint: 'Until when plex.tv says it remembers this sign-in. It usually moves on with every reading.',
  },
  entitlements: { label: 'Entitlements' },
  roles: { label: 'Roles' },
};

const listedSubscription: Readonly<Record<keyof ListedSubscription, FieldWords>> = {
  type: { label: 'Type' },
  state: { label: 'State' },
  mode: { label: 'Mode' },
  renewsAt: { label: 'Renews' },
  endsAt: { label: 'Ends' },
  canceled: { label: 'Cancelled' },
  gracePeriod: { label: 'Grace period' },
  onHold: { label: 'On hold' },
  id: { label: 'Subscription id' },
};

const cards: Readonly<Record<CardId, { readonly title: string; readonly about: string }>> = {
  identity: { title: 'Identity', about: 'Who you are at plex.tv' },
  pass: { title: 'Plex Pass', about: 'The subscription and what it brings' },
  security: { title: 'Security', about: 'How the account is protected' },
  home: { title: 'Home', about: 'The people who share with you' },
  privacy: { title: 'Privacy', about: 'Mail, ads and experiments' },
  session: { title: 'Session', about: 'This sign-in' },
  other: { title: 'Other fields', about: 'Everything else that plex.tv sent' },
};

const scenarios: Readonly<Record<DemoScenario, string>> = {
  'plex-pass': 'Plex Pass member',
  free: 'Free account',
  managed: 'Managed user',
  sparse: 'Hardly anything sent',
  rejected: 'Sign-in rejected',
  'rate-limited': 'Asked to slow down',
  unavailable: 'plex.tv in trouble',
  unreachable: 'No connection',
  unreadable: 'Unreadable answer',
  'keychain-locked': 'Keychain locked',
};

const links: Readonly<Record<LinkName, string>> = {
  'plex-account': 'Account settings at plex.tv',
  'plex-status': 'Status of plex.tv',
  'find-token': 'Plex’s own instructions',
  'forgot-password': 'Forgot your password?',
};

const kept: Readonly<Record<SignedIn['kept'], string>> = {
  keychain: 'Your sign-in is kept in this computer’s keychain.',
  session: 'Your sign-in is not kept: Marquee forgets it when it quits.',
  demo: 'This is the demo. There is no sign-in.',
};

/** Each kind of notification: its name, and what it tells. */
const notices: Readonly<Record<NoticeKind, readonly [label: string, about: string]>> = {
  pass: ['Plex Pass', 'Gained or lost, a new plan or status.'],
  security: ['Security', 'Two-factor authentication, backup codes, password or PIN gone.'],
  profile: ['E-mail and username', 'Someone changed them.'],
  home: ['Plex Home', 'Your role in it, its size, restrictions.'],
  features: ['Features', 'Plex switched some on or off.'],
  renewal: ['Renewal', 'A subscription renews or ends soon.'],
  'sign-in': ['Sign-in', 'plex.tv no longer accepts it.'],
};

const onClose: Readonly<Record<Settings['onClose'], string>> = {
  ask: 'Ask me',
  tray: 'Stay in the tray',
  quit: 'Quit Marquee',
};

/** Everything that Marquee's pages say, in one place, so that it can be translated. */
export const words = {
  language: 'en',
  app: 'Marquee',
  tagline: 'Your Plex account at a glance',
  fields,
  listedSubscription,
  cards,
  scenarios,
  links,
  kept,

  yes: 'Yes',
  no: 'No',
  justNow: 'just now',
  soon: 'in a moment',
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
    pass: 'Plex Pass',
    noPass: 'No Plex Pass',
    unknownPass: 'Plex Pass not stated',
    homeAdmin: 'Home admin',
    guest: 'Guest',
    restricted: 'Restricted',
    session: 'For this session only',
    memberSince: (day: string) => `member since ${day}`,
    read: 'Read',
    wasRead: 'The account was read.',
    readAt: (when: string) => `Read from plex.tv on ${when}`,
    nextRead: (when: string) => `next reading ${when}`,
    reading: 'Asking plex.tv…',
    refresh: 'Refresh',
    sections: 'Parts of the account',
    toLookAt: (number: number) => `${number} to look at`,
  },

  health: {
    title: 'How the account stands',
    good: 'All good',
    goodAbout: 'Nothing about this account needs your attention.',
    unknown: 'Too little to tell',
    unknownAbout: 'plex.tv said nothing about how this account is protected.',
    managed: 'A managed user',
    managedAbout: 'The admin of the Plex Home looks after this account; it has no sign-in of its own.',
    look: (number: number) => (number === 1 ? '1 thing to look at' : `${number} things to look at`),
  },
  advice: {
    twoFactorEnabled: {
      title: 'Turn on two-factor authentication',
      reason: 'With it, a stolen password alone opens nothing.',
    },
    backupCodesCreated: {
      title: 'Make backup codes',
      reason: 'They let you in when your phone is lost.',
    },
    hasPassword: {
      title: 'Set a password',
      reason: 'Without one you depend on another service to sign in.',
    },
    confirmed: {
      title: 'Confirm your e-mail',
      reason: 'Plex can help you back into your account only at an address that it knows is yours.',
    },
    protected: {
      title: 'Set a PIN',
      reason: 'Without one, everyone in your Home can switch to your account.',
    },
  },

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

  firstRead: 'Reading your account',

  signIn: {
    title: 'Sign in',
    label: 'Plex token',
    placeholder: 'Paste it here',
    showToken: 'Show the token',
    hideToken: 'Hide the token',
    button: 'Check and sign in',
    checking: 'Checking with plex.tv…',
    missing: 'Paste your token first.',
    forSession: 'Go on for this session only',
    forSessionAbout: 'Nothing is kept: Marquee forgets the token when it quits.',
    forget: 'Forget the token',
    promise: 'Marquee asks plex.tv whether the token is right, and only then keeps it in your keychain.',
    promiseSession: 'Marquee uses the token until it quits, and keeps it nowhere.',
  },
  help: {
    title: 'Where do I find my token?',
    steps: [
      'Open Plex in your browser and sign in.',
      'Open any film or episode, then choose “Get Info” and “View XML” from its menu.',
      'Copy the whole address of the page that opens, and paste it above. Marquee picks the token out of it.',
    ],
    careful: 'A token is as good as a password. Give it only to programs that you trust.',
  },
  welcome: {
    pitch: 'See how your Plex account stands: who you are there, your Plex Pass, your security, your Home.',
    points: [
      'Reads one page of plex.tv and nothing else',
      'Keeps your token in the keychain of this computer, never in a file',
      'Shows everything that Plex says about you, even what it left out',
    ],
    demo: 'Look around with a demo account',
  },
  demo: {
    title: 'Demo',
    about: 'A made-up account. Nothing here is real, and plex.tv is not asked.',
    scenario: 'Situation',
    leave: 'Leave the demo',
  },

  settings: {
    title: 'Settings',
    open: 'Settings',
    back: 'Back',
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
    signOut: 'Sign out…',
    forget: 'Forget everything…',
    forgetAbout: 'Make Marquee forget everything on this computer, your settings included.',
    about: 'About Marquee',
    version: 'Version',
    system: 'System',
    shortcuts: 'Keys',
    keys: {
      refresh: 'Read the account again',
      find: 'Find a field',
      settings: 'Settings',
      back: 'Back, or clear the search',
    },
  },
  history: {
    open: 'What changed',
    title: 'What changed',
    about: {
      keychain: 'Marquee compares each reading with the one before. What it finds stays on this computer.',
      session: 'Marquee compares each reading with the one before. It forgets what it finds when it quits.',
      demo: 'Marquee compares each reading with the one before. These changes are made up.',
    },
    unseen: (number: number) => (number === 1 ? '1 new change' : `${number} new changes`),
    search: 'Find a change',
    count: (number: number) => (number === 1 ? '1 change' : `${number} changes`),
    none: (query: string) => `No change matches “${query}”.`,
    nothingSince: (day: string) => `Nothing has changed since ${day}.`,
    nothingYet: 'Nothing has changed yet.',
    nothing: 'nothing',
    before: 'Before:',
    after: 'After:',
    show: (title: string) => `Show: ${title}`,
    saveCsv: 'Save as CSV…',
    saveJson: 'Save as JSON…',
    saved: 'The changes were saved.',
    erase: 'Erase…',
  },
  eraseHistory: {
    title: 'Erase what changed?',
    about: 'Marquee forgets every change that it has found so far. It goes on watching for new ones.',
    confirm: 'Erase all changes',
    cancel: 'Cancel',
  },
  signOut: {
    title: 'Sign out on this computer?',
    about: 'Marquee deletes from this computer:',
    token: 'your token, from the keychain',
    sessionToken: 'your token, which it holds until it quits',
    reply: 'everything that it read about your account, and what changed',
    stays: 'Your account at plex.tv, your other devices and other apps are not touched.',
    confirm: 'Sign out and forget',
    working: 'Signing out…',
    cancel: 'Cancel',
  },
  forget: {
    title: 'Forget everything?',
    about:
      'Marquee deletes your token, everything that it read, what changed, your settings, and by which name Plex knows this computer. It then stands as on its first day.',
    confirm: 'Forget everything',
    cancel: 'Cancel',
  },
  tray: {
    good: 'Well protected',
    unknown: 'Protection not known',
    managed: 'A managed user',
    lastChange: 'Last change',
    noChange: 'Nothing has changed yet',
    never: 'Not read yet',
    open: 'Open profile',
    signIn: 'Sign in',
    renew: 'Sign in again',
  },
  platforms: { darwin: 'macOS', win32: 'Windows', linux: 'Linux' } as Readonly<Record<string, string>>,
  close: 'Close',
} as const;
