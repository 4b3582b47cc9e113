import { mayHoldAddress } from '../text';

/** What can change about an account, as far as Marquee watches it. */
export const CHANGE_KINDS = [
  'plex-pass',
  'remote-watch-pass',
  'plan',
  'subscription-status',
  'two-factor',
  'backup-codes',
  'password',
  'pin',
  'email',
  'username',
  'home',
  'home-size',
  'home-admin',
  'guest',
  'restricted',
  'features-added',
  'features-removed',
  'unknown-attribute',
  'device-added',
  'device-removed',
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One watched thing that two replies tell differently. */
export interface Change {
  readonly kind: ChangeKind;
  readonly before: ChangeValue;
  readonly after: ChangeValue;
}

/** A text as sent (`''` was sent empty), `true`, `false`, a number in digits, or a list of ids; null for nothing. */
export type ChangeValue = string | readonly string[] | null;

/** Whether what changed stays hidden until a person asks for it: e-mail addresses, also those that are usernames. */
export function isPrivateChange({ kind, before, after }: Change): boolean {
  if (kind !== 'username') return kind === 'email';
  return [before, after].some((value) => typeof value === 'string' && mayHoldAddress(value));
}

/** What is on or off: the title says it all. */
const FLAGS: readonly ChangeKind[] = [
  'plex-pass',
  'remote-watch-pass',
  'two-factor',
  'backup-codes',
  'password',
  'pin',
  'home',
  'home-admin',
  'guest',
  'restricted',
];

/** What a change tells beside its title: a value that was another one before, or ids that came or went. */
export type ChangeDetail =
  | { readonly kind: 'values'; readonly before: string; readonly after: string }
  | { readonly kind: 'ids'; readonly ids: readonly string[] };

/** What there is to show of a change beside its title; null when that says it all. */
export function detailOf({ kind, before, after }: Change): ChangeDetail | null {
  const ids = [before, after].flatMap((value) => (typeof value === 'string' || value === null ? [] : value));
  if (ids.length > 0) return { kind: 'ids', ids };
  if (FLAGS.includes(kind) || typeof before !== 'string' || typeof after !== 'string') return null;
  return { kind: 'values', before, after };
}

/** A change, and when Marquee saw it: the time of the reply that told it, ISO 8601 UTC. */
export interface HistoryEntry extends Change {
  readonly at: string;
}

/** A change with its name, as the timeline, the tray and notifications say it. */
export interface TitledChange extends HistoryEntry {
  readonly title: string;
}

/** A history as it is shown: without the ids of its account. */
export interface ShownHistory {
  /** Since when changes are noticed, ISO 8601 UTC. */
  readonly since: string;
  /** The newest first. */
  readonly entries: readonly TitledChange[];
}

/** The kinds of file that a history can be saved as. */
export const EXPORT_FORMATS = ['csv', 'json'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];
