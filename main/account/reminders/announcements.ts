import type { PassDate, Pass } from '../../../preload/contract/account/pass';
import { format, words } from '../../base/words';
import { titleOf } from '../history/change-words';
import type { ChangeKind, HistoryEntry } from '../../../preload/contract/account/changes';
import type { NotificationKind } from '../../../preload/contract/app/notifications';

/** What a notification is about. */
export type NotificationSubject = 'changes' | 'devices' | 'renewal' | 'sign-in';

/**
 * A notification for the operating system to show, in plain text. It names no value of the account, since it may stand
 * on a locked screen.
 */
export interface NotificationText {
  /** What it is about: a later one about the same takes the place of the earlier. */
  readonly id: NotificationSubject;
  readonly title: string;
  readonly body: string;
  /** True when something is lost until a person acts. */
  readonly urgent: boolean;
}

/** Null for what is never notified of. */
const KIND_OF_CHANGE: Readonly<Record<ChangeKind, NotificationKind | null>> = {
  'plex-pass': 'pass',
  'remote-watch-pass': 'pass',
  plan: 'pass',
  'subscription-status': 'pass',
  'two-factor': 'security',
  'backup-codes': 'security',
  password: 'security',
  pin: 'security',
  email: 'profile',
  username: 'profile',
  home: 'home',
  'home-size': 'home',
  'home-admin': 'home',
  guest: 'home',
  restricted: 'home',
  'features-added': 'features',
  'features-removed': 'features',
  'unknown-attribute': 'features',
  'device-added': 'devices',
  'device-removed': null,
};

/** Titles in one notification; the rest are counted. */
const MAX_TITLES = 3;

/**
 * One notification for everything that changed at once; null when all of it is of kinds that are switched off.
 * @param name what to call the account
 */
export function notificationOfChanges(
  changes: readonly HistoryEntry[],
  name: string,
  muted: readonly NotificationKind[],
): NotificationText | null {
  const loud = changes.filter(({ kind }) => {
    const its = KIND_OF_CHANGE[kind];
    return its !== null && !muted.includes(its);
  });
  const [first] = loud;
  if (!first) return null;
  const urgent = loud.some(({ kind }) => KIND_OF_CHANGE[kind] === 'security' || kind === 'device-added');
  // A click on it opens what it is about.
  const id = loud.every(({ kind }) => kind === 'device-added') ? 'devices' : 'changes';
  if (loud.length === 1) return { id, title: titleOf(first), body: name, urgent };
  const titles = loud.slice(0, MAX_TITLES).map(titleOf);
  const more = loud.length - titles.length;
  return {
    id,
    title: words().notifications.changes(format().counted(loud.length)),
    body: [name, ...titles, ...(more > 0 ? [words().notifications.more(format().counted(more))] : [])].join(
      '\n',
    ),
    urgent,
  };
}

/**
 * A subscription that renews or ends soon.
 * @param now milliseconds since the epoch
 */
export function notificationOfRenewal(
  { kind }: Pass,
  { what, at }: PassDate,
  name: string,
  now: number,
): NotificationText {
  const pass = words().shared.passes[kind];
  const title = words().renewal[what]({ pass, day: format().shortDay(at, now) });
  return { id: 'renewal', title, body: name, urgent: false };
}

/** plex.tv does not take the token any more. */
export function notificationOfRejection(name: string): NotificationText {
  return {
    id: 'sign-in',
    title: words().notifications.rejectedTitle,
    body: words().notifications.rejectedBody({ name }),
    urgent: true,
  };
}
