/** What the made-up accounts are put together from. */
import type { Subscription } from './documents';
import type { Home } from './home';
import { secrets } from './secrets';
import type { Attributes } from './xml';

/** Free accounts have features in plenty. */
export const freeFeatures = [
  'Android - PiP',
  'CU Sunset',
  'TREBLE-show-features',
  'ad-countdown-timer',
  'adaptive_bitrate',
  'album-types',
  'avod-new-media',
  'client-radio-stations',
  'collections',
  'comments_and_replies_push_notifications',
  'community_access_plex_tv',
  'drm_support',
  'exclude restrictions',
  'federated-auth',
  'friend_request_push_notifications',
  'global-continue-watching',
  'guided-upgrade',
  'increase-password-complexity',
  'lets_encrypt',
  'livetv',
  'metadata_search',
  'signin_notification',
  'two-factor-authentication',
  'upgrade-3ds2',
  'watch-together-invite',
] as const;

/** What a Plex Pass adds to them. */
export const passFeatures = [
  ...freeFeatures,
  'Android - Dolby Vision',
  'allow_dvr',
  'boost-voices',
  'camera_upload',
  'cloudsync',
  'dvr',
  'hardware_transcoding',
  'home',
  'lyrics',
  'music-analysis',
  'pass',
  'premium_music_metadata',
  'session_kick',
  'sweet-fades',
  'sync',
  'trailers',
  'webhooks',
] as const;

export const profile: Attributes = {
  autoSelectAudio: '1',
  defaultAudioLanguage: 'en',
  defaultSubtitleLanguage: 'de',
  autoSelectSubtitle: '1',
  defaultSubtitleAccessibility: '0',
  defaultSubtitleForced: '1',
  watchedIndicator: '1',
  mediaReviewsVisibility: '0',
};

export const services: readonly Attributes[] = [
  {
    identifier: 'epg',
    endpoint: 'https://epg.example.com',
    token: secrets.serviceToken,
    secret: '',
    status: 'online',
  },
  {
    identifier: 'lyrics',
    endpoint: 'https://lyrics.example.com/',
    token: secrets.serviceToken,
    secret: secrets.serviceSecret,
    status: 'online',
  },
];

/** A Home of four: its admin, somebody with an account of their own, a child and the guest. */
export const quietHome: Home = {
  attributes: {
    id: '7000001',
    name: 'The Quiet House',
    guestUserID: '700000009',
    guestUserUUID: '00e1a5c0ffee0009',
    guestEnabled: '1',
    subscription: '1',
  },
  users: [
    member('700000001', 'Quiet Lantern', { username: 'quietlantern', admin: '1', protected: '1' }),
    member('700000006', 'Velvet Anchor', { username: 'velvetanchor', friendlyName: 'Anchor' }),
    member('700000004', 'Little Comet', {
      restricted: '1',
      restrictionProfile: 'little_kid',
      protected: '1',
    }),
    member('700000009', 'Guest', { guest: '1', restricted: '1' }),
  ],
};

/** A member of a Home, altered by `changes`. The last digit of the id is that of the uuid, too. */
function member(id: string, title: string, changes: Attributes): Attributes {
  const uuid = `00e1a5c0ffee000${id.slice(-1)}`;
  return {
    id,
    uuid,
    title,
    username: '',
    email: changes['username'] ? `${changes['username']}@example.com` : '',
    friendlyName: '',
    thumb: `https://plex.tv/users/${uuid}/avatar?c=1700000001`,
    hasPassword: changes['username'] ? '1' : '0',
    restricted: '0',
    restrictionProfile: '',
    admin: '0',
    guest: '0',
    protected: '0',
    pin: secrets.pin,
    ...changes,
  };
}

/** A subscription that never was. */
export const noSubscription: Subscription['attributes'] = {
  active: '0',
  subscribedAt: '',
  status: 'Inactive',
  paymentService: '',
  plan: '',
};

/** An element of `<subscriptions>`: a Plex Pass for life, altered by `changes`. */
export function furtherSubscription(changes: Attributes = {}): Attributes {
  return {
    id: '',
    mode: 'lifetime',
    renewsAt: '',
    endsAt: '',
    canceled: '0',
    gracePeriod: '0',
    onHold: '0',
    canReactivate: '0',
    canUpgrade: '0',
    type: 'plexpass',
    transfer: '0',
    state: 'active',
    ...changes,
  };
}
