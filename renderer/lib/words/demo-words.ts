import type { DemoScenario } from '../../../preload/contract/account/demo';

const scenarios: Readonly<Record<DemoScenario, string>> = {
  'plex-pass': 'Plex Pass member',
  'ending-pass': 'Plex Pass, cancelled',
  'remote-watch-pass': 'Remote Watch Pass',
  free: 'Free account',
  managed: 'Managed user',
  sparse: 'Hardly anything sent',
  'new-device': 'A new device',
  'twenty-devices': 'Twenty devices',
  rejected: 'Sign-in rejected',
  'rate-limited': 'Asked to slow down',
  unavailable: 'plex.tv in trouble',
  unreachable: 'No connection',
  unreadable: 'Unreadable answer',
  'keychain-locked': 'Keychain locked',
};

/** What the demo says of itself. */
export const demoWords = {
  about: 'A made-up account. Nothing here is real, and plex.tv is not asked.',
  scenario: 'Situation',
  leave: 'Leave the demo',
  scenarios,
} as const;
