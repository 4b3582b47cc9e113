import type { AccountTab } from '../../preload/contract';

/** What the icon of each account among several tells. */
const accountStates: Readonly<Record<AccountTab['icon'], string>> = {
  fine: 'Up to date',
  attention: 'Needs you',
  stale: 'Not up to date',
  'signed-out': 'Signed out',
  demo: 'Demo',
};

/** What both pages say. The popover loads no more than these and its own words. */
export const sharedWords = {
  language: 'en',
  justNow: 'just now',
  soon: 'in a moment',
  demoTitle: 'Demo',
  openSettings: 'Settings',
  read: 'Read',
  reading: 'Asking plex.tv…',
  refresh: 'Refresh',
  thingsToLookAt: (number: number) => (number === 1 ? '1 thing to look at' : `${number} things to look at`),
  accounts: {
    title: 'Accounts',
    switch: 'Switch account',
    switchFrom: (name: string) => `Switch account. Shown: ${name}`,
    othersNeedYou: 'Another account needs you',
    states: accountStates,
    add: 'Add account…',
  },
} as const;
