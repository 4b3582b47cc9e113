import type { Desktop } from '../../desktop/desktop';
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

/** What the icon's tooltip says. */
export const tooltip = async ({ trayHost }: Desktop): Promise<string> => (await trayHost.item()).tooltip;

/** The accounts in the menu, the one that is shown in brackets. */
export const choices = async ({ trayHost }: Desktop): Promise<readonly string[]> =>
  (await trayHost.menu())
    .filter(({ type }) => type === 'radio')
    .map(({ label, toggleState }) => (toggleState ? `[${label}]` : label));
