import type { User } from '../../../preload/contract/calls';

/**
 * What to call the account on screen: title, else friendly name, else username; null when there is none. An
 * e-mail address is passed over, because those stay hidden until asked for.
 */
export function shownName(user: User): string | null {
  const names = [user.title, user.friendlyName, user.username];
  return names.find((name) => name?.trim() && name !== user.email) ?? null;
}

/** How Plex Pass stands, from `subscription/@active` alone, as free accounts have features too. */
export function passState(user: User): 'active' | 'none' | 'unknown' {
  if (user.subscription === null) return 'none';
  const { active } = user.subscription;
  return typeof active === 'boolean' ? (active ? 'active' : 'none') : 'unknown';
}
