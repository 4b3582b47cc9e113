import { signedIn, type SignedIn } from '../../../preload/contract/account-state';
import type { DemoScenario } from '../../../preload/contract/demo';
import type { HomeUser } from '../../../preload/contract/home';
import type { Problem } from '../../../preload/contract/problem';
import type { User } from '../../../preload/contract/user';
import { problem } from '../../base/problems';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

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

function demoUser(scenario: DemoScenario, now: number): User {
  switch (scenario) {
    case 'free':
      return freeUser(now);
    case 'managed':
      return managedUser(now);
    case 'sparse':
      return sparseUser();
    default:
      return plexPassUser(now);
  }
}

function plexPassUser(now: number): User {
  return {
    id: '1000001',
    uuid: 'd3e0acc0de000001',
    username: 'demo',
    title: 'Demo Account',
    email: 'demo@example.com',
    friendlyName: 'The Demo',
    locale: 'en-GB',
    confirmed: true,
    joinedAt: '2013-06-14T18:30:00.000Z',
    emailOnlyAuth: false,
    hasPassword: true,
    protected: true,
    thumb: 'https://plex.tv/users/d3e0acc0de000001/avatar',
    mailingListStatus: 'active',
    mailingListActive: true,
    scrobbleTypes: '',
    country: 'GB',
    subscriptionDescription: 'Lifetime Plex Pass',
    restricted: false,
    anonymous: false,
    home: true,
    guest: false,
    homeSize: 4,
    homeAdmin: true,
    maxHomeSize: 15,
    rememberExpiresAt: isoTime(now + 14 * DAY_MS),
    adsConsent: null,
    adsConsentSetAt: null,
    adsConsentReminderAt: null,
    experimentalFeatures: false,
    twoFactorEnabled: true,
    backupCodesCreated: false,
    subscription: {
      active: true,
      subscribedAt: '2015-01-04T06:27:34.000Z',
      status: 'Active',
      paymentService: 'braintree',
      plan: 'lifetime',
      features: PASS_FEATURES,
    },
    profile: {
      autoSelectAudio: '1',
      defaultAudioLanguage: 'en',
      defaultSubtitleLanguage: 'en',
      autoSelectSubtitle: '0',
    },
    entitlements: ['all'],
    roles: ['plexpass'],
    subscriptions: [],
    oddities: [],
    extra: {},
  };
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

function freeUser(now: number): User {
  return {
    ...plexPassUser(now),
    title: 'Demo Account (free)',
    subscriptionDescription: '',
    protected: false,
    home: false,
    homeAdmin: false,
    homeSize: 1,
    twoFactorEnabled: false,
    subscription: {
      active: false,
      subscribedAt: null,
      status: 'Inactive',
      paymentService: '',
      plan: '',
      features: PASS_FEATURES.slice(0, 12),
    },
    entitlements: [],
    roles: [],
  };
}

function managedUser(now: number): User {
  return {
    ...plexPassUser(now),
    title: 'Demo Managed User',
    username: '',
    email: '',
    friendlyName: '',
    hasPassword: false,
    homeAdmin: false,
    restricted: true,
    anonymous: null,
    twoFactorEnabled: false,
    mailingListStatus: 'removed',
    mailingListActive: false,
    subscription: null,
    entitlements: [],
    roles: [],
  };
}

/** Little was sent, some of it odd, some of it new: what a page must survive. */
function sparseUser(): User {
  return {
    id: '1000002',
    username: 'demo-sparse',
    email: 'demo@example.com',
    joinedAt: null,
    home: false,
    homeSize: 1,
    subscription: { status: 'Inactive', features: [] },
    oddities: [{ attribute: 'joinedAt', value: 'last summer', expected: 'a time' }],
    extra: { lastSignInAt: '1467319285', certificateVersion: '2' },
  };
}

// prettier-ignore
const PASS_FEATURES: readonly string[] = [
  'adaptive_bitrate', 'Android - PiP', 'camera_upload', 'cloudsync', 'collections', 'companions_sonos',
  'content_filter', 'dvr', 'hardware_transcoding', 'home', 'livetv', 'lyrics', 'metadata_search', 'music_videos',
  'music-analysis', 'pass', 'photos-favorites', 'premium_music_metadata', 'radio', 'session_bandwidth_restrictions',
  'session_kick', 'sync', 'trailers', 'tuner-sharing', 'two-factor-authentication', 'webhooks',
];

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
