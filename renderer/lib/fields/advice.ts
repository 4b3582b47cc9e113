import type { DeviceCounts } from '../../../preload/contract/devices';
import type { User } from '../../../preload/contract/user';
import type { FieldPath } from './cards';

/** A field that tells of something which a person had better change. */
export type AdviceField = Extract<
  FieldPath,
  'twoFactorEnabled' | 'backupCodesCreated' | 'hasPassword' | 'confirmed' | 'protected'
>;

/** What to do something about: a field, or the devices. */
export type Advice = AdviceField | 'newDevices' | 'unusedDevices';

/** How the account stands, in one word, with what to do something about, the weightiest first. */
export type Health =
  | { readonly kind: 'good' }
  | { readonly kind: 'look'; readonly advice: readonly Advice[] }
  /** plex.tv said too little to tell. */
  | { readonly kind: 'unknown' }
  /** A managed user: others look after how this account signs in. */
  | { readonly kind: 'managed' };

/** From so many devices on that were not used for a year they are worth a look. */
const MANY_UNUSED = 5;

/** Judges the account by what plex.tv said; what it did not say is never held against it. */
export function healthOf(user: User, devices: DeviceCounts): Health {
  if (isManaged(user)) return { kind: 'managed' };
  const advice = RULES.filter(({ when }) => when(user, devices)).map((rule) => rule.advice);
  if (advice.length > 0) return { kind: 'look', advice };
  const told = [user.twoFactorEnabled, user.hasPassword, user.confirmed];
  return { kind: told.some((flag) => typeof flag === 'boolean') ? 'good' : 'unknown' };
}

/** The advice among it that is about a field. */
export function fieldsOf(advice: readonly Advice[]): readonly AdviceField[] {
  return advice.filter((one) => one !== 'newDevices' && one !== 'unusedDevices');
}

/** The weightiest first. */
const RULES: readonly {
  readonly advice: Advice;
  readonly when: (user: User, devices: DeviceCounts) => boolean;
}[] = [
  { advice: 'twoFactorEnabled', when: (user) => user.twoFactorEnabled === false },
  {
    advice: 'backupCodesCreated',
    when: (user) => user.twoFactorEnabled === true && user.backupCodesCreated === false,
  },
  { advice: 'hasPassword', when: (user) => user.hasPassword === false && user.emailOnlyAuth !== true },
  { advice: 'confirmed', when: (user) => user.confirmed === false },
  { advice: 'newDevices', when: (_, devices) => devices.new > 0 },
  { advice: 'unusedDevices', when: (_, devices) => devices.unused >= MANY_UNUSED },
  {
    advice: 'protected',
    when: (user) => user.protected === false && user.homeAdmin === true && (user.homeSize ?? 0) > 1,
  },
];

/** Managed users have a title alone, and no way of signing in of their own. */
function isManaged(user: User): boolean {
  return user.username === '' && user.email === '';
}
