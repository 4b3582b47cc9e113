import type { LanguageChoice } from '../language';
import type { NotificationKind } from './notifications';

/** In which colors Marquee can be shown; `system` follows what the system says, also while Marquee runs. */
export const THEMES = ['system', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

/**
 * How the tray icon can look: `automatic` fits the panel as well as the system lets it, `light` suits a dark panel and
 * `dark` a light one.
 */
export const TRAY_ICONS = ['automatic', 'light', 'dark', 'colored'] as const;

export type TrayIconStyle = (typeof TRAY_ICONS)[number];

/** What a person can set. */
export interface Settings {
  /** E-mail, ids and the like are shown without asking. */
  readonly showPrivate: boolean;
  /**
   * How plex.tv gets the token: in the `X-Plex-Token` header, or in the address as its page documents it.
   * Addresses end up in the logs of proxies, so the header is what Marquee uses unless told otherwise.
   */
  readonly sendTokenAs: 'header' | 'query';
  /** Minutes between two readings, give or take a tenth; null reads only by hand. */
  readonly refreshMinutes: number | null;
  /** What closing the window does where there is a tray: Marquee stays there, quits, or asks. */
  readonly onClose: 'ask' | 'tray' | 'quit';
  /** The kinds of notification that are switched off. */
  readonly mutedNotices: readonly NotificationKind[];
  /** Days before a subscription renews or ends on which to remind of it. */
  readonly remindDays: number;
  /** Newer versions are downloaded without asking; they are installed when Marquee quits. */
  readonly downloadUpdates: boolean;
  /** plex.tv is asked which devices are signed in; off, it is not, and nothing is kept of them. */
  readonly watchDevices: boolean;
  /** In which language Marquee speaks. */
  readonly language: LanguageChoice;
  /** Whether windows are light or dark. */
  readonly theme: Theme;
  /** How the tray icon looks. */
  readonly trayIcon: TrayIconStyle;
}

/** Some settings with their new values. */
export type SettingsChange = Partial<Settings>;

/** What holds until a person sets something else. */
export const DEFAULT_SETTINGS: Settings = {
  showPrivate: false,
  sendTokenAs: 'header',
  refreshMinutes: 15,
  onClose: 'ask',
  mutedNotices: ['features'], // Plex changes them often, and few people mind
  remindDays: 7,
  downloadUpdates: false,
  watchDevices: true,
  language: 'system',
  theme: 'system',
  trayIcon: 'automatic',
};
