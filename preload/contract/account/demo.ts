/** The made-up situations that the demo account can show, in the order in which a person is offered them. */
export const DEMO_SCENARIOS = [
  'plex-pass',
  'ending-pass',
  'remote-watch-pass',
  'free',
  'managed',
  'sparse',
  'new-device',
  'twenty-devices',
  'rejected',
  'rate-limited',
  'unavailable',
  'unreachable',
  'unreadable',
  'keychain-locked',
] as const;

export type DemoScenario = (typeof DEMO_SCENARIOS)[number];
