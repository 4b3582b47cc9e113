import type { Reply } from '../../../preload/contract/account/account-state';
import {
  isPrivateChange,
  type HistoryEntry,
  type ShownHistory,
} from '../../../preload/contract/account/changes';
import type { ShownDevice, ShownDevices } from '../../../preload/contract/account/devices';
import { passOf, type Pass } from '../../../preload/contract/account/pass';
import { shownDevice } from '../devices/known-devices';
import { mayHoldAddress } from '../../../preload/contract/text';
import { PRIVATE_ATTRIBUTES, USER_ATTRIBUTES, type User } from '../../../preload/contract/account/user';
import { isoTime } from '../../base/clock';

/** What an account is put into a file from. */
export interface AccountFileParts {
  readonly reply: Reply;
  readonly devices: ShownDevices;
  readonly history: ShownHistory | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** An account in a file. Fields are only ever added while `schema` stays 1. */
export interface AccountFile {
  readonly schema: 1;
  /** ISO 8601 UTC, as all times here are. */
  readonly exportedAt: string;
  /** When plex.tv told of the account. */
  readonly fetchedAt: string;
  readonly profile: Partial<Omit<User, 'subscription'>>;
  readonly pass: Pick<Pass, 'kind' | 'state' | 'renewsAt' | 'endsAt'>;
  readonly subscription: User['subscription'];
  /** Null before the first list. */
  readonly devices: readonly (Omit<ShownDevice, 'id'> & Partial<Pick<ShownDevice, 'id'>>)[] | null;
  /** The newest change first; null when nothing was ever compared. */
  readonly history: {
    readonly since: string;
    readonly changes: readonly (HistoryEntry & { readonly title: string })[];
  } | null;
}

/** The parts of a user that always go along. */
const PUBLIC: readonly string[] = [
  ...Object.keys(USER_ATTRIBUTES).filter((name) => !PRIVATE_ATTRIBUTES.some((it) => it === name)),
  ...(['profile', 'entitlements', 'roles'] satisfies readonly (keyof User)[]),
];

/**
 * Puts an account into a file. Devices come without what could reach them, since no page is told of that.
 * @param withPrivate with its e-mail address, ids and what Marquee does not know; else no text with an `@` goes along either
 */
export function accountFile(
  { reply, devices, history, now }: AccountFileParts,
  withPrivate: boolean,
): AccountFile {
  const { user, fetchedAt } = reply;
  const { kind, state, renewsAt, endsAt } = passOf(user);
  const { subscription, ...whole } = user;
  const file: AccountFile = {
    schema: 1,
    exportedAt: isoTime(now),
    fetchedAt,
    profile: withPrivate ? whole : publicProfile(user),
    pass: { kind, state, renewsAt, endsAt },
    subscription,
    devices:
      devices.devices &&
      devices.devices.map((device) => {
        const { id, ...others } = shownDevice(device);
        return withPrivate ? { id, ...others } : others;
      }),
    history: history && {
      since: history.since,
      changes: history.entries.map((entry) =>
        withPrivate || !staysOut(entry) ? entry : { ...entry, before: null, after: null },
      ),
    },
  };
  return withPrivate ? file : withoutAddresses(file);
}

/** The same for programs. */
export function accountAsJson(file: AccountFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Nobody can say what it is that Marquee does not know: it stays out of the profile, and of what changed. */
function staysOut(entry: HistoryEntry): boolean {
  return isPrivateChange(entry) || entry.kind === 'unknown-attribute';
}

function publicProfile(user: User): AccountFile['profile'] {
  return Object.fromEntries(Object.entries(user).filter(([name]) => PUBLIC.includes(name)));
}

/** People use e-mail addresses as names, of accounts and of devices. */
function withoutAddresses(file: AccountFile): AccountFile {
  const hide = (value: unknown): unknown => {
    if (typeof value === 'string') return mayHoldAddress(value) ? null : value;
    if (Array.isArray(value)) return value.map(hide);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hide(inner)]));
  };
  return hide(file) as AccountFile; // texts alone have become null
}
