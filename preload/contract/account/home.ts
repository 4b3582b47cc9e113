import type { AttributeKind, Fields, User } from './user';

/**
 * What is read of the members of a Plex Home: `GET https://plex.tv/api/v2/home/users`. The call is not documented; these
 * names were seen in public captures. What is not in the table, such as other people's e-mail, never leaves the parser.
 */
export const HOME_USER_ATTRIBUTES = {
  /** The user's numeric id; a string, since it is a name and not a quantity. */
  id: 'text',
  /** The user's unique identifier, hexadecimal. */
  uuid: 'text',
  /** Title of the user; the only name that managed users have. */
  title: 'text',
  /** User name of the account; empty for managed users. */
  username: 'text',
  /** A name that is easier to read. */
  friendlyName: 'text',
  /** The user's picture. */
  thumb: 'url',
  /** The user is the Plex Home's admin. */
  admin: 'flag',
  /** The user is the guest of the Plex Home. */
  guest: 'flag',
  /** The user has restrictions: a managed user. */
  restricted: 'flag',
  /** Which restrictions, for example `little_kid`. */
  restrictionProfile: 'text',
  /** The user is protected by a PIN. */
  protected: 'flag',
} as const satisfies Readonly<Record<string, AttributeKind>>;

/** A member of a Plex Home. Fields are absent, empty or null as those of `User` are. Holds no secret. */
export type HomeUser = Fields<typeof HOME_USER_ATTRIBUTES>;

/** A member of a Plex Home with the place where its picture can be had (`app://…`); null shows initials. */
export interface HomeMember extends HomeUser {
  readonly picture: string | null;
}

/** Whether an account shares a Home with somebody. */
export function isInHome({ home, homeSize }: User): boolean {
  return home === true || (homeSize ?? 0) > 1;
}
