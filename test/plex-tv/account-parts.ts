/** What the made-up accounts are put together from. */
import type { Subscription } from './documents';
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
