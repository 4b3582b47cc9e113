/**
 * What the tray icon tells by its shape. `fine`: nothing to do. `attention`: something changed, or needs a person.
 * `stale`: what is known is old, or the newest attempt to read failed in a way that heals by itself.
 */
export type TrayIconState = 'fine' | 'attention' | 'stale' | 'signed-out' | 'demo';

/** How the account stands in a few lines of plain text: what the tray says. */
export interface Glance {
  readonly icon: TrayIconState;
  /** What to call the account, never its e-mail address; `Marquee` when there is none. */
  readonly name: string;
  /** Which subscription it has, and when that renews or ends; null when nothing is known of the account. */
  readonly pass: string | null;
  /** That date is near, or a payment is missing. */
  readonly isPassUrgent: boolean;
  /** The label of the way to Plex's page about the subscription; null where there is none to manage. */
  readonly managePass: string | null;
  /** What there is to know or do. */
  readonly state: string;
  /** How old the data is; null when there is none. */
  readonly read: string | null;
}
