import { OPEN_PLEX_ACCOUNT } from '../../../preload/contract/account/pass-words';

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
  openPlexAccount: OPEN_PLEX_ACCOUNT,
  switchAccount: 'Switch account',
} as const;
