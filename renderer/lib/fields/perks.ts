/** What the list of perks is called. */
export const PERKS_TITLE = 'What it brings';

/**
 * What a subscription brings, in plain words, by the features that plex.tv sends for it. Plex documents no feature; these
 * are the ones whose meaning its plans page and its settings tell.
 */
const PERKS: readonly (readonly [perk: string, ...features: string[]])[] = [
  ['Watch your media away from home', 'remote-watch', 'remote_watch', 'pass'],
  ['Downloads for watching off-line', 'sync', 'downloads'],
  ['Hardware transcoding', 'hardware_transcoding', 'hwtranscode'],
  ['Live TV recording (DVR)', 'dvr', 'allow_dvr'],
  ['Skip intros and credits', 'intro-markers', 'credits-markers', 'item_clusters'],
  ['Trailers and extras', 'trailers'],
  ['Lyrics', 'lyrics'],
  ['Better music: loudness leveling, sweet fades', 'music-analysis', 'volume-leveling', 'sweet-fades'],
  ['Premium music libraries', 'premium_music_metadata'],
  ['Stop other people’s streams', 'session_kick'],
  ['Bandwidth limits for each person', 'session_bandwidth_restrictions'],
  ['Webhooks', 'webhooks'],
];

/** What the features of a paid subscription bring, in plain words. */
export function perksOf(features: readonly string[]): readonly string[] {
  return PERKS.filter(([, ...ids]) => ids.some((id) => features.includes(id))).map(([perk]) => perk);
}
