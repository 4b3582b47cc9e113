import { signedIn, type SignedIn } from '../../../preload/contract/account/account-state';
import type { DemoScenario } from '../../../preload/contract/account/demo';
import type { HomeUser } from '../../../preload/contract/account/home';
import type { Problem } from '../../../preload/contract/problem';
import { problem } from '../../base/problems';
import { demoUser } from './demo-users';
import { MINUTE_MS, isoTime } from '../../base/clock';

/**
 * The made-up account in a situation of choice. It needs no network, no keychain and no Plex.
 * @param now milliseconds since the epoch
 */
export function demoAccount(scenario: DemoScenario, now: number): SignedIn {
  const trouble = demoProblem(scenario, now);
  const lastGood = trouble ? now - 3 * 60 * MINUTE_MS : now;
  return {
    ...signedIn('demo'),
    scenario,
    last: { user: demoUser(scenario, now), fetchedAt: isoTime(lastGood) },
    problem: trouble,
    nextReadAt: trouble?.retryAt ?? null,
  };
}

function demoProblem(scenario: DemoScenario, now: number): Problem | null {
  switch (scenario) {
    case 'plex-pass':
    case 'ending-pass':
    case 'remote-watch-pass':
    case 'free':
    case 'managed':
    case 'sparse':
    case 'new-device':
    case 'twenty-devices':
      return null;
    case 'rejected':
      return problem('rejected', { status: 401, code: 1001 });
    case 'rate-limited':
      return problem('rate-limited', { status: 429, code: 1003, retryAt: isoTime(now + 2 * MINUTE_MS) });
    case 'unavailable':
      return problem('unavailable', { status: 503 });
    case 'unreachable':
      return problem('unreachable', { code: 'ERR_NAME_NOT_RESOLVED' });
    case 'unreadable':
      return problem('unreadable', { status: 200 });
    case 'keychain-locked':
      return problem('keychain-locked');
    default:
      return scenario satisfies never;
  }
}

/** The made-up members of the made-up account's Plex Home. */
export const DEMO_HOME: readonly HomeUser[] = [
  {
    id: '1000001',
    title: 'Demo Account',
    username: 'demo',
    admin: true,
    guest: false,
    restricted: false,
    protected: true,
  },
  {
    id: '1000003',
    title: 'Grown-up',
    username: 'grown-up',
    admin: false,
    guest: false,
    restricted: false,
    protected: false,
  },
  {
    id: '1000004',
    title: 'Little One',
    username: '',
    admin: false,
    guest: false,
    restricted: true,
    protected: false,
  },
  {
    id: '1000005',
    title: 'Visitor',
    username: 'visitor',
    admin: false,
    guest: true,
    restricted: false,
    protected: false,
  },
];
