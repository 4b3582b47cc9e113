import { nextPassDate, type Pass, type PassKind } from './pass';

/** What each kind of subscription is called. */
export const PASS_NAMES: Readonly<Record<PassKind, string>> = {
  'plex-pass': 'Plex Pass',
  'remote-watch-pass': 'Remote Watch Pass',
  none: 'No Plex Pass',
  unknown: 'Plex Pass not stated',
};

/** What to call the way to Plex's page about a subscription; null where there is none to manage. */
export function managePassLabel(kind: PassKind): string | null {
  return kind === 'none' || kind === 'unknown' ? null : `Manage ${PASS_NAMES[kind]}`;
}

/** What to call the way to Plex's page about the account. */
export const OPEN_PLEX_ACCOUNT = 'Open my Plex account';

/**
 * How a subscription stands, as it fits on the stub of a ticket: `Lifetime`, `Renews Dec 2`, `Ends Dec 2`. Empty where
 * there is none.
 * @param now milliseconds since the epoch
 * @param day writes an instant (ISO 8601 UTC) as a short day
 */
export function passStub(pass: Pass, now: number, day: (iso: string) => string): string {
  if (pass.state === null) return '';
  if (pass.isLifetime) return 'Lifetime';
  if (pass.state === 'grace-period') return 'Payment due';
  if (pass.state === 'on-hold') return 'On hold';
  const next = nextPassDate(pass, now);
  if (next) return `${next.what === 'renews' ? 'Renews' : 'Ends'} ${day(next.at)}`;
  if (pass.state === 'ending') return 'Ending';
  return pass.plan ?? 'Active';
}
