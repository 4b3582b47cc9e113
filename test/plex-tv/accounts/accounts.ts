import {
  freeFeatures,
  furtherSubscription,
  noSubscription,
  passFeatures,
  profile,
  quietHome,
  services,
} from './account-parts';
import { thousandDevices, threeDevices } from './devices';
import type { Account } from './documents';
import { secrets } from './secrets';
import type { Attributes } from './xml';

/** A Plex Pass for life with a Home of four; all 33 attributes are sent and valid. */
const lifetimeHome: Account = {
  attributes: {
    id: '700000001',
    uuid: '00e1a5c0ffee0001',
    username: 'quietlantern',
    title: 'Quiet Lantern',
    email: 'quiet.lantern@example.com',
    friendlyName: 'Lantern',
    locale: 'en',
    confirmed: '1',
    joinedAt: '1420000000',
    emailOnlyAuth: '0',
    hasPassword: '1',
    protected: '1',
    thumb: 'https://plex.tv/users/00e1a5c0ffee0001/avatar?c=1700000001',
    authToken: secrets.authToken,
    mailingListStatus: 'active',
    mailingListActive: '1',
    scrobbleTypes: 'movie,episode',
    country: 'CA',
    subscriptionDescription: 'Lifetime Plex Pass',
    restricted: '0',
    anonymous: '0',
    home: '1',
    guest: '0',
    homeSize: '4',
    homeAdmin: '1',
    maxHomeSize: '15',
    rememberExpiresAt: '1900000000',
    adsConsent: '1',
    adsConsentSetAt: '1700000000',
    adsConsentReminderAt: '1800000000',
    experimentalFeatures: '0',
    twoFactorEnabled: '1',
    backupCodesCreated: '1',
  },
  subscription: {
    attributes: {
      active: '1',
      subscribedAt: '2015-01-04 06:27:34 UTC',
      status: 'Active',
      paymentService: 'braintree',
      plan: 'lifetime',
    },
    features: passFeatures,
  },
  profile,
  entitlements: ['all', 'android', 'ios', 'roku', 'windows', 'xbox_one'],
  roles: ['plexpass'],
  subscriptions: [furtherSubscription()],
  pastSubscriptions: [],
  trials: [],
  services,
  home: quietHome,
  devices: threeDevices,
};

/** A Plex Pass paid month by month, canceled, that ends on a known day. */
const monthlyEnding: Account = {
  attributes: {
    ...lifetimeHome.attributes,
    id: '700000002',
    uuid: '00e1a5c0ffee0002',
    username: 'papermoon',
    title: 'Paper Moon',
    email: 'paper.moon@example.com',
    friendlyName: '',
    thumb: 'https://plex.tv/users/00e1a5c0ffee0002/avatar?c=1700000002',
    subscriptionDescription: 'Monthly Plex Pass',
    home: '0',
    homeSize: '1',
    homeAdmin: '0',
    protected: '0',
  },
  subscription: {
    attributes: {
      active: '1',
      subscribedAt: '2026-02-01 10:00:00 UTC',
      status: 'Active',
      paymentService: 'braintree',
      plan: 'monthly',
    },
    features: passFeatures,
  },
  profile,
  entitlements: ['all'],
  roles: ['plexpass'],
  subscriptions: [
    furtherSubscription({ id: '5150', mode: 'monthly', endsAt: '2030-03-01T10:00:00Z', canceled: '1' }),
  ],
  pastSubscriptions: [
    furtherSubscription({
      id: '5149',
      mode: 'yearly',
      endsAt: '2025-12-31T10:00:00Z',
      canceled: '1',
      state: 'ended',
    }),
  ],
  trials: [],
  services,
};

/** No Plex Pass, yet features in plenty: only `subscription/@active` tells. */
const free: Account = {
  attributes: {
    ...lifetimeHome.attributes,
    id: '700000003',
    uuid: '00e1a5c0ffee0003',
    username: 'tinpenguin',
    title: 'tinpenguin',
    email: 'tin.penguin@example.com',
    friendlyName: '',
    locale: '',
    protected: '0',
    thumb: 'https://plex.tv/users/00e1a5c0ffee0003/avatar?c=1700000003',
    mailingListStatus: 'unsubscribed',
    mailingListActive: '0',
    scrobbleTypes: '',
    country: 'NZ',
    subscriptionDescription: '',
    home: '0',
    homeSize: '1',
    homeAdmin: '0',
    adsConsent: '',
    adsConsentSetAt: '',
    adsConsentReminderAt: '',
    twoFactorEnabled: '0',
    backupCodesCreated: '0',
  },
  subscription: {
    attributes: noSubscription,
    features: freeFeatures,
  },
  profile,
  entitlements: [],
  roles: [],
  subscriptions: [],
  pastSubscriptions: [],
  trials: [],
  services,
};

/** A child's user in somebody's Home: no e-mail, no user name, only a title, and a PIN. */
const managed: Account = {
  attributes: {
    ...free.attributes,
    id: '700000004',
    uuid: '00e1a5c0ffee0004',
    username: '',
    title: 'Little Comet',
    email: '',
    hasPassword: '0',
    protected: '1',
    pin: secrets.pin,
    thumb: 'https://plex.tv/users/00e1a5c0ffee0004/avatar?c=1700000004',
    restricted: '1',
    anonymous: '',
    home: '1',
    homeSize: '4',
  },
  subscription: {
    attributes: noSubscription,
    features: ['home'],
  },
  profile,
  entitlements: [],
  roles: [],
  home: quietHome,
};

/** As plex.tv answered years ago: much is missing, flags are words, features stand bare. */
const oldStyle: Account = {
  attributes: {
    email: 'rusty.compass@example.com',
    id: '7005',
    uuid: '00e1a5c0ffee0005',
    username: 'rustycompass',
    title: 'rustycompass',
    locale: '',
    cloudSyncDevice: '',
    thumb: 'https://plex.tv/users/00e1a5c0ffee0005/avatar',
    authenticationToken: secrets.authenticationToken,
    authToken: secrets.authToken,
    scrobbleTypes: '',
    restricted: 'false',
    home: 'false',
    guest: 'false',
    hasPassword: 'true',
    queueEmail: secrets.queueEmail,
    queueUid: '00e1a5c0ffee0005',
    homeSize: '1',
    maxHomeSize: '15',
    certificateVersion: '2',
    rememberExpiresAt: '1468528537',
  },
  subscription: {
    attributes: { active: 'true', status: 'Active', plan: 'lifetime' },
    features: ['pass', 'sync', 'Android - PiP'],
    featureStyle: 'bare',
  },
  entitlements: 'all',
  providers: [{ id: 'somewhere_federated', uid: 'rusty.compass@example.com', token: secrets.providerToken }],
};

/** So many devices that a list of them is work for whoever reads it. */
const crowded: Account = {
  ...free,
  attributes: {
    ...free.attributes,
    id: '700000006',
    uuid: '00e1a5c0ffee0006',
    username: 'busybeacon',
    title: 'busybeacon',
    email: 'busy.beacon@example.com',
    thumb: 'https://plex.tv/users/00e1a5c0ffee0006/avatar?c=1700000006',
  },
  devices: thousandDevices,
};

/** Everything is sent and everything is empty. */
const empty: Account = {
  attributes: emptied(lifetimeHome.attributes),
  subscription: {
    attributes: emptied(noSubscription),
    features: [],
  },
  profile: emptied(profile),
  entitlements: [],
  roles: [],
  subscriptions: [],
  pastSubscriptions: [],
  trials: [],
  services: [],
};

/** Made-up accounts, ready to use. */
export const accounts = { lifetimeHome, monthlyEnding, free, managed, oldStyle, crowded, empty } as const;

export type AccountName = keyof typeof accounts;

function emptied(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.keys(attributes).map((name) => [name, '']));
}
