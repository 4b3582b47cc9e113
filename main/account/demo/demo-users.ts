import type { DemoScenario } from '../../../preload/contract/account/demo';
import type { User } from '../../../preload/contract/account/user';
import { DAY_MS, isoTime } from '../../base/clock';

/** Who the made-up account is in a situation. */
export function demoUser(scenario: DemoScenario, now: number): User {
  switch (scenario) {
    case 'ending-pass':
      return endingPassUser(now);
    case 'remote-watch-pass':
      return remoteWatchUser(now);
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
    subscriptionDescription: 'Yearly Plex Pass',
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
      plan: 'yearly',
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
    subscriptions: [
      {
        type: 'plexpass',
        state: 'active',
        mode: 'yearly',
        canceled: false,
        renewsAt: isoTime(now + 23 * DAY_MS),
      },
    ],
    oddities: [],
    extra: {},
  };
}

/** It was canceled, and ends in a few days. */
function endingPassUser(now: number): User {
  const user = plexPassUser(now);
  return {
    ...user,
    title: 'Demo Account (canceled)',
    subscriptionDescription: 'Monthly Plex Pass',
    subscription: { ...user.subscription, plan: 'monthly', features: PASS_FEATURES },
    subscriptions: [
      {
        type: 'plexpass',
        state: 'pending_cancellation',
        mode: 'monthly',
        canceled: true,
        endsAt: isoTime(now + 5 * DAY_MS),
      },
    ],
  };
}

/** Plex's smaller subscription, which renews. */
function remoteWatchUser(now: number): User {
  const user = plexPassUser(now);
  return {
    ...user,
    title: 'Demo Account (Remote Watch)',
    subscriptionDescription: 'Remote Watch Pass',
    subscription: {
      ...user.subscription,
      plan: 'remote-watch',
      features: ['remote-watch', 'adaptive_bitrate', 'collections', 'livetv'],
    },
    entitlements: [],
    roles: [],
    subscriptions: [
      { type: 'remotewatchpass', state: 'active', mode: 'monthly', renewsAt: isoTime(now + 20 * DAY_MS) },
    ],
  };
}

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
    subscriptions: [],
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
    subscriptions: [],
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
    oddities: [{ attribute: 'joinedAt', value: 'last summer', expected: 'instant' }],
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
