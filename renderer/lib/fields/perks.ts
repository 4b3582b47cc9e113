import type { Messages } from '#messages/types';
import { words } from '../words/words.svelte';

type Perk = Exclude<keyof Messages['profile']['perks'], 'title'>;

/**
 * What a subscription brings, by the features that plex.tv sends for it. Plex documents no feature; these are the ones
 * whose meaning its plans page and its settings tell.
 */
const FEATURES: Readonly<Record<Perk, readonly string[]>> = {
  remoteWatch: ['remote-watch', 'remote_watch', 'pass'],
  downloads: ['sync', 'downloads'],
  transcoding: ['hardware_transcoding', 'hwtranscode'],
  dvr: ['dvr', 'allow_dvr'],
  skip: ['intro-markers', 'credits-markers', 'item_clusters'],
  trailers: ['trailers'],
  lyrics: ['lyrics'],
  music: ['music-analysis', 'volume-leveling', 'sweet-fades'],
  musicLibraries: ['premium_music_metadata'],
  stopStreams: ['session_kick'],
  bandwidth: ['session_bandwidth_restrictions'],
  webhooks: ['webhooks'],
};

/** What the features of a paid subscription bring, in plain words. */
export function perksOf(features: readonly string[]): readonly string[] {
  const perks = Object.keys(FEATURES) as readonly Perk[];
  return perks
    .filter((perk) => FEATURES[perk].some((id) => features.includes(id)))
    .map((perk) => words().perks[perk]);
}
