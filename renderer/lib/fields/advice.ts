import type { User } from '../../../preload/contract/user';
import type { FieldPath } from './cards';

/** A field that tells of something which a person had better change. */
export type AdviceField = Extract<
  FieldPath,
  'twoFactorEnabled' | 'backupCodesCreated' | 'hasPassword' | 'confirmed' | 'protected'
>;

/** How the account stands, in one word, with the fields to do something about. */
export type Health =
  | { readonly kind: 'good' }
  | { readonly kind: 'look'; readonly advice: readonly AdviceField[] }
  /** plex.tv said too little to tell. */
  | { readonly kind: 'unknown' }
  /** A managed user: others look after how this account signs in. */
  | { readonly kind: 'managed' };

/** Judges the account by what plex.tv said; what it did not say is never held against it. */
export function healthOf(user: User): Health {
  if (isManaged(user)) return { kind: 'managed' };
  const advice = adviceFor(user);
  if (advice.length > 0) return { kind: 'look', advice };
  const told = [user.twoFactorEnabled, user.hasPassword, user.confirmed];
  return { kind: told.some((flag) => typeof flag === 'boolean') ? 'good' : 'unknown' };
}

const RULES: readonly {
  readonly field: AdviceField;
  readonly when: (user: User) => boolean;
}[] = [
  { field: 'twoFactorEnabled', when: (user) => user.twoFactorEnabled === false },
  {
    field: 'backupCodesCreated',
    when: (user) => user.twoFactorEnabled === true && user.backupCodesCreated === false,
  },
  { field: 'hasPassword', when: (user) => user.hasPassword === false && user.emailOnlyAuth !== true },
  { field: 'confirmed', when: (user) => user.confirmed === false },
  {
    field: 'protected',
    when: (user) => user.protected === false && user.homeAdmin === true && (user.homeSize ?? 0) > 1,
  },
];

function adviceFor(user: User): readonly AdviceField[] {
  return RULES.filter(({ when }) => when(user)).map(({ field }) => field);
}

/** Managed users have a title alone, and no way of signing in of their own. */
function isManaged(user: User): boolean {
  return user.username === '' && user.email === '';
}
