import type { Pass } from '../account/pass';

/**
 * What the tray icon tells by its shape. `fine`: nothing to do. `attention`: something changed, or needs a person.
 * `stale`: what is known is old, or the newest attempt to read failed in a way that heals by itself.
 */
export type TrayIconState = 'fine' | 'attention' | 'stale' | 'signed-out' | 'demo';

/** How the account stands in a few lines. */
export interface Glance {
  readonly icon: TrayIconState;
  /** What to call the account, never its e-mail address; `Marquee` when there is none. */
  readonly name: string;
  /** Which subscription it has; null when nothing is known of the account. */
  readonly pass: Pass | null;
  /** Its date is near, or a payment is missing. */
  readonly isPassUrgent: boolean;
  /** What there is to know or do, in words. */
  readonly state: string;
  /** When plex.tv told so, ISO 8601 UTC; null when it never did. */
  readonly fetchedAt: string | null;
}
