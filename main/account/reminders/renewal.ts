import type { ListedSubscription, User } from '../../plex/user';

/** The next date on which a subscription goes on or ends. */
export interface Renewal {
  readonly kind: 'renews' | 'ends';
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Whether it is the Plex Pass; other subscriptions are sold at Plex, too. */
  readonly isPass: boolean;
}

/**
 * The nearest of the dates that `<subscriptions>` names; null when it names none that is still to come.
 * @param now milliseconds since the epoch
 */
export function nextRenewal(user: User, now: number): Renewal | null {
  const dates = (user.subscriptions ?? []).flatMap(datesOf).filter(({ at }) => Date.parse(at) > now);
  return dates.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))[0] ?? null;
}

function datesOf({ type, state, endsAt, renewsAt, canceled }: ListedSubscription): readonly Renewal[] {
  if (state === 'ended') return [];
  const isPass = type === 'plexpass';
  // What was cancelled does not renew: it ends when it would have.
  const at = endsAt ?? renewsAt;
  return at ? [{ kind: endsAt || canceled === true ? 'ends' : 'renews', at, isPass }] : [];
}
