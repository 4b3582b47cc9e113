import type { Change, ChangeKind } from '../../../preload/contract/account/changes';
import { passOf } from '../../../preload/contract/account/pass';
import type { User } from '../../../preload/contract/account/user';
import { shortened } from '../../base/shortened';

/** How a watched thing is read from the User; null or absent when plex.tv did not say, or said it unreadably. */
interface Watch {
  readonly kind: ChangeKind;
  readonly of: (user: User) => string | number | boolean | null | undefined;
  /** The one new value that counts: of a protection only its loss is watched. */
  readonly only?: false;
}

const WATCHED: readonly Watch[] = [
  { kind: 'plan', of: (user) => user.subscription?.plan },
  { kind: 'subscription-status', of: (user) => user.subscription?.status },
  { kind: 'two-factor', of: (user) => user.twoFactorEnabled, only: false },
  { kind: 'backup-codes', of: (user) => user.backupCodesCreated, only: false },
  { kind: 'password', of: (user) => user.hasPassword, only: false },
  { kind: 'pin', of: (user) => user.protected, only: false },
  { kind: 'email', of: (user) => user.email },
  { kind: 'username', of: (user) => user.username },
  { kind: 'home', of: (user) => user.home },
  { kind: 'home-size', of: (user) => user.homeSize },
  { kind: 'home-admin', of: (user) => user.homeAdmin },
  { kind: 'guest', of: (user) => user.guest },
  { kind: 'restricted', of: (user) => user.restricted },
];

/** Characters of a text, and ids of a list, that are kept: a history is no place for a reply as a whole. */
const MAX_KEPT = 200;

/**
 * What `after` tells differently from `before`, of the things that are watched. What one of the two did not say is no
 * change, and neither is anything between two accounts. A reply without `<subscription>`, or with an empty list of
 * features, counts as not saying: taking it for the end of a Plex Pass would be a false alarm at each incomplete reply.
 */
export function changesBetween(before: User, after: User): readonly Change[] {
  if (!maySameAccount(before, after)) return [];
  return [
    ...passChanges(before, after),
    ...WATCHED.flatMap((watch) => valueChange(watch, before, after)),
    ...featureChanges(before.subscription?.features ?? [], after.subscription?.features ?? []),
    ...listChange('unknown-attribute', 'after', missingFrom(unknownIn(before), unknownIn(after))),
  ];
}

/** Devices that have come or gone, by name. */
export function deviceChanges(added: readonly string[], removed: readonly string[]): readonly Change[] {
  return [...listChange('device-added', 'after', added), ...listChange('device-removed', 'before', removed)];
}

/** False when the ids say that two Users are two accounts. An id that one of them lacks says nothing. */
export function maySameAccount(one: AccountIds, other: AccountIds): boolean {
  return (['id', 'uuid'] as const).every((name) => !one[name] || !other[name] || one[name] === other[name]);
}

/** True when an id says that two Users are one account, and none says otherwise. */
export function isSameAccount(one: AccountIds, other: AccountIds): boolean {
  const isKnown = (['id', 'uuid'] as const).some((name) => one[name] && one[name] === other[name]);
  return isKnown && maySameAccount(one, other);
}

/** What tells an account from others. */
export type AccountIds = Pick<User, 'id' | 'uuid'>;

function valueChange({ kind, of, only }: Watch, before: User, after: User): readonly Change[] {
  const [was, is] = [of(before) ?? null, of(after) ?? null];
  if (was === null || is === null || was === is) return [];
  if (only !== undefined && is !== only) return [];
  return [{ kind, before: kept(String(was)), after: kept(String(is)) }];
}

/** A subscription began or ended. One that lists nothing looks like a Plex Pass, and so can't have become another kind. */
function passChanges(before: User, after: User): readonly Change[] {
  const [was, is] = [passOf(before).kind, passOf(after).kind];
  if (was === 'unknown' || is === 'unknown') return [];
  if (was !== 'none' && is !== 'none' && !(listsSomething(before) && listsSomething(after))) return [];
  return (['plex-pass', 'remote-watch-pass'] as const)
    .filter((kind) => (was === kind) !== (is === kind))
    .map((kind) => ({ kind, before: String(was === kind), after: String(is === kind) }));
}

function listsSomething({ subscription, subscriptions = [] }: User): boolean {
  return subscriptions.length > 0 || (subscription?.features ?? []).length > 0;
}

function featureChanges(before: readonly string[], after: readonly string[]): readonly Change[] {
  if (before.length === 0 || after.length === 0) return [];
  return [
    ...listChange('features-added', 'after', missingFrom(before, after)),
    ...listChange('features-removed', 'before', missingFrom(after, before)),
  ];
}

function listChange(kind: ChangeKind, side: 'before' | 'after', ids: readonly string[]): readonly Change[] {
  if (ids.length === 0) return [];
  return [{ kind, before: null, after: null, [side]: ids.slice(0, MAX_KEPT).map(kept) }];
}

function missingFrom(list: readonly string[], ids: readonly string[]): readonly string[] {
  const there = new Set(list);
  return ids.filter((id) => !there.has(id));
}

/** The paths of what is unknown; those of one more element of a list are no news, so its number is left out. */
function unknownIn(user: User): readonly string[] {
  return [...new Set(Object.keys(user.extra).map((path) => path.replace(/\[\d+\]/g, '')))];
}

function kept(text: string): string {
  return shortened(text, MAX_KEPT);
}
