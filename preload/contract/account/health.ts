import type { Problem } from '../problem';
import { remedyFor } from '../remedies';
import { NO_DEVICES, type DeviceCounts } from './devices';
import { isPassAtRisk, passOf } from './pass';
import type { User } from './user';

/** A field that tells of something which a person had better change. */
export type AdviceField = Extract<
  keyof User,
  'twoFactorEnabled' | 'backupCodesCreated' | 'hasPassword' | 'confirmed' | 'protected'
>;

/** What to do something about beside the fields: the sign-in, the subscription, the devices. */
const BESIDE_FIELDS = ['signIn', 'pass', 'newDevices', 'unusedDevices'] as const;

/** What to do something about. */
export type Advice = AdviceField | (typeof BESIDE_FIELDS)[number];

/** What the account is judged by. */
export interface HealthFacts {
  readonly user: User;
  readonly devices: DeviceCounts;
  /** Why the newest reading failed; what is known is then that of an older one. */
  readonly problem: Problem | null;
  /** Days before a subscription ends from which on that is near. */
  readonly remindDays: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** How the account stands, in one word, with what to do something about, the weightiest first. */
export type Health =
  | { readonly kind: 'good' }
  | { readonly kind: 'advice'; readonly advice: readonly Advice[] }
  /** Nothing is known to be amiss, but the newest reading failed. */
  | { readonly kind: 'outdated' }
  /** plex.tv said too little to tell. */
  | { readonly kind: 'unknown' }
  /** A managed user: others look after how this account signs in. */
  | { readonly kind: 'managed' };

/** From so many devices on that were not used for a year they are worth a look. */
const MANY_UNUSED = 5;

/** Judges the account by what plex.tv said; what it did not say is never held against it. */
export function healthOf(facts: HealthFacts): Health {
  return judge(facts, (advice) => advice === 'signIn' || !isManaged(facts.user));
}

/**
 * Judges by the fields alone, which say how the account is protected.
 * @param problem why the newest reading failed
 */
export function securityOf(user: User, problem: Problem | null): Health {
  const facts = { user, devices: NO_DEVICES, problem, remindDays: 0, now: 0 };
  return judge(facts, (advice) => !isBesideFields(advice) && !isManaged(user));
}

function judge(facts: HealthFacts, counts: (advice: Advice) => boolean): Health {
  const { user, problem } = facts;
  const advice = RULES.filter((rule) => counts(rule.advice) && rule.when(facts)).map((rule) => rule.advice);
  if (advice.length > 0) return { kind: 'advice', advice };
  if (problem) return { kind: 'outdated' };
  if (isManaged(user)) return { kind: 'managed' };
  const known = [user.twoFactorEnabled, user.hasPassword, user.confirmed];
  return { kind: known.some((flag) => typeof flag === 'boolean') ? 'good' : 'unknown' };
}

/** The advice among it that is about a field. */
export function fieldsOf(advice: readonly Advice[]): readonly AdviceField[] {
  return advice.filter((one) => !isBesideFields(one));
}

function isBesideFields(advice: Advice): advice is Exclude<Advice, AdviceField> {
  return BESIDE_FIELDS.some((one) => one === advice);
}

/** The weightiest first. */
const RULES: readonly {
  readonly advice: Advice;
  readonly when: (facts: HealthFacts) => boolean;
}[] = [
  { advice: 'signIn', when: ({ problem }) => problem !== null && remedyFor(problem) === 'sign-in' },
  {
    advice: 'pass',
    when: ({ user, now, remindDays }) => isPassAtRisk(passOf(user), now, remindDays),
  },
  { advice: 'twoFactorEnabled', when: ({ user }) => user.twoFactorEnabled === false },
  {
    advice: 'backupCodesCreated',
    when: ({ user }) => user.twoFactorEnabled === true && user.backupCodesCreated === false,
  },
  { advice: 'hasPassword', when: ({ user }) => user.hasPassword === false && user.emailOnlyAuth !== true },
  { advice: 'confirmed', when: ({ user }) => user.confirmed === false },
  { advice: 'newDevices', when: ({ devices }) => devices.new > 0 },
  { advice: 'unusedDevices', when: ({ devices }) => devices.unused >= MANY_UNUSED },
  {
    advice: 'protected',
    when: ({ user }) => user.protected === false && user.homeAdmin === true && (user.homeSize ?? 0) > 1,
  },
];

/** Managed users have a title alone, and no way of signing in of their own. */
function isManaged(user: User): boolean {
  return user.username === '' && user.email === '';
}
