import type { User } from '../../../preload/contract/calls';

/**
 * What to call the account on screen: title, else friendly name, else username; null when there is none. An
 * e-mail address is passed over, because those stay hidden until asked for.
 */
export function shownName(user: User): string | null {
  const names = [user.title, user.friendlyName, user.username];
  return names.find((name) => name?.trim() && name !== user.email) ?? null;
}
