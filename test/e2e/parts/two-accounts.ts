import { accounts } from '../../plex-tv/accounts/accounts';
import type { PlexTv } from '../../plex-tv/server';
import type { Marquee } from './marquee';

/** Signs two accounts in; the second one is shown. */
export async function signInTwo(marquee: Marquee, plexTv: PlexTv, token: string): Promise<string> {
  const other = plexTv.addAccount(accounts.monthlyEnding);
  await marquee.signIn(token);
  await marquee.signIn(other);
  return other;
}
