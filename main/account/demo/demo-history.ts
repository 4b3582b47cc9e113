import type { Change } from '../../../preload/contract/account/changes';
import type { DemoScenario } from '../../../preload/contract/account/demo';
import type { History } from '../history/history';
import { DAY_MS, HOUR_MS, isoTime } from '../../base/clock';

/**
 * A made-up history for the made-up account in a situation of choice.
 * @param now milliseconds since the epoch
 */
export function demoHistory(scenario: DemoScenario, now: number): History {
  return {
    account: { id: '1000001' },
    since: isoTime(now - 40 * DAY_MS),
    entries: changesOf(scenario).map(([ago, change]) => ({ at: isoTime(now - ago), ...change })),
    seen: null,
  };
}

/** How long ago each change was seen, the newest first. */
type Changes = readonly (readonly [ago: number, change: Change])[];

function changesOf(scenario: DemoScenario): Changes {
  switch (scenario) {
    case 'free':
      return FREE_CHANGES;
    case 'managed':
    case 'sparse':
      return [];
    default:
      return PASS_CHANGES;
  }
}

const PASS_CHANGES: Changes = [
  [3 * HOUR_MS, { kind: 'backup-codes', before: 'true', after: 'false' }],
  [2 * DAY_MS, { kind: 'home-size', before: '3', after: '4' }],
  [9 * DAY_MS, { kind: 'plex-pass', before: 'false', after: 'true' }],
  [9 * DAY_MS, { kind: 'plan', before: 'monthly', after: 'yearly' }],
  [9 * DAY_MS, { kind: 'subscription-status', before: 'Inactive', after: 'Active' }],
  [9 * DAY_MS, { kind: 'features-added', before: null, after: ['dvr', 'livetv', 'hardware_transcoding'] }],
  [23 * DAY_MS, { kind: 'email', before: 'old.demo@example.com', after: 'demo@example.com' }],
  [23 * DAY_MS, { kind: 'two-factor', before: 'true', after: 'false' }],
  [31 * DAY_MS, { kind: 'unknown-attribute', before: null, after: ['certificateVersion'] }],
];

const FREE_CHANGES: Changes = [
  [5 * HOUR_MS, { kind: 'plex-pass', before: 'true', after: 'false' }],
  [5 * HOUR_MS, { kind: 'plan', before: 'monthly', after: '' }],
  [5 * HOUR_MS, { kind: 'subscription-status', before: 'Active', after: 'Inactive' }],
  [5 * HOUR_MS, { kind: 'features-removed', before: ['pass', 'sync', 'webhooks'], after: null }],
  [12 * DAY_MS, { kind: 'home', before: 'true', after: 'false' }],
  [12 * DAY_MS, { kind: 'two-factor', before: 'true', after: 'false' }],
];
