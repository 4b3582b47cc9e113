import type { HomeUser } from './home';
import { isVisible, mayHoldAddress } from '../text';
import type { User } from './user';

/** The names that plex.tv sends of an account or of a member of a Home, best first. */
const NAMES = ['title', 'friendlyName', 'username'] as const;

/**
 * What to call somebody where others may look on: title, else friendly name, else username; null when there is none. A
 * name that is an e-mail address, today's or an old one, is passed over, because those stay hidden until asked for.
 */
export function nameOf(it: User | HomeUser): string | null {
  return (
    NAMES.map((name) => it[name]).find((name) => name && isVisible(name) && !mayHoldAddress(name)) ?? null
  );
}

/** The longest name that a person can give an account, in characters. */
export const MAX_NICKNAME = 60;

/** What to call an account here: as the person named it, else as plex.tv does; null when there is no name. */
export function nameHere(nickname: string | null, user: User | null): string | null {
  return nickname ?? (user && nameOf(user));
}

/** What to call an account where only its owner reads: as above, but with e-mail addresses. */
export function nameOrEmailOf(user: Partial<Pick<User, (typeof NAMES)[number] | 'email'>>): string | null {
  return [...NAMES.map((name) => user[name]), user.email].find((name) => name && isVisible(name)) ?? null;
}
