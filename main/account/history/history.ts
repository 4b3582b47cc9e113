import type { Reply } from '../../../preload/contract/account/account-state';
import { changesBetween, deviceChanges, maySameAccount, type AccountIds } from './changes';
import type { Change, HistoryEntry } from '../../../preload/contract/account/changes';

/** What has changed about one account since Marquee began to watch it. */
export interface History {
  /** Whose history it is, as far as plex.tv told. */
  readonly account: AccountIds;
  /** Since when changes are noticed, ISO 8601 UTC. */
  readonly since: string;
  /** The newest first. One that could not be written at once stands above those that a person has seen since. */
  readonly entries: readonly HistoryEntry[];
  /** The time of the newest entry that a person has seen; null before the first one. */
  readonly seen: string | null;
}

const MAX_ENTRIES = 500;
/** Characters of JSON: a bound for accounts that change in long lists, again and again. */
const MAX_CHARACTERS = 2 * 1024 * 1024;

/**
 * The history after a good reply; the very same object when the reply tells nothing new. It begins again with another
 * account.
 * @param before the good reply before `after`; null when that is not known any more
 */
export function recorded(history: History | null, before: Reply | null, after: Reply): History {
  const theirs = history && maySameAccount(history.account, after.user) ? history : beginning(after);
  if (before === null) return theirs;
  const changes = changesBetween(before.user, after.user)
    .map((change) => withoutKnownNames(change, theirs))
    .filter((change) => change !== null)
    .filter((change) => !isLogged(change, theirs, before));
  if (changes.length === 0) return theirs;
  const fresh = changes.map((change) => ({ at: after.fetchedAt, ...change }));
  return { ...theirs, entries: newest([...fresh, ...theirs.entries]) };
}

/** Devices that have come and gone between two lists of plex.tv's. */
export interface DeviceComings {
  /** Their names. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The time of the earlier list, and when the later one came, ISO 8601 UTC. */
  readonly since: string;
  readonly at: string;
}

/** The history after devices came or went; the very same object when that is known. */
export function recordedDevices(history: History, { added, removed, since, at }: DeviceComings): History {
  const changes = deviceChanges(added, removed).filter(
    (change) => !isLogged(change, history, { fetchedAt: since }),
  );
  if (changes.length === 0) return history;
  return {
    ...history,
    entries: newest([...changes.map((change) => ({ at, ...change })), ...history.entries]),
  };
}

/**
 * The history with entries of it that it may lack, among those that a person has not seen; the very same object when it
 * lacks none.
 */
export function completed(history: History, entries: readonly HistoryEntry[]): History {
  const isThere = ({ at, kind }: HistoryEntry): boolean =>
    history.entries.some((it) => it.at === at && it.kind === kind);
  const missing = entries.filter((entry) => !isThere(entry));
  if (missing.length === 0) return history;
  const unseen = unseenOf(history);
  const fresh = [...missing, ...unseen].toSorted((one, other) => other.at.localeCompare(one.at));
  return { ...history, entries: newest([...fresh, ...history.entries.slice(unseen.length)]) };
}

/** How many entries a person has not seen. What is new among the devices is counted, and seen, there. */
export function countUnseen(history: History): number {
  return unseenOf(history).filter(({ kind }) => kind !== 'device-added' && kind !== 'device-removed').length;
}

/** The history after a person has seen it; the very same object when there was nothing new to see. */
export function seen(history: History): History {
  const newest = history.entries[0]?.at ?? null;
  return newest === null || countUnseen(history) === 0 ? history : { ...history, seen: newest };
}

/** By the place of the last look, not by its time: the clock may have been set back. */
function unseenOf({ entries, seen: until }: History): readonly HistoryEntry[] {
  const end = entries.findIndex(({ at }) => at === until);
  return end === -1 ? entries : entries.slice(0, end);
}

function beginning({ user, fetchedAt }: Reply): History {
  const { id, uuid } = user;
  return {
    account: { ...(id !== undefined && { id }), ...(uuid !== undefined && { uuid }) },
    since: fetchedAt,
    entries: [],
    seen: null,
  };
}

/**
 * True for a change that was found before: by a Marquee that was ended after it wrote the history and before it wrote
 * the reply, or by one that ran beside this one. It compared with the same reply and so logged a later time.
 */
function isLogged(change: Change, { entries }: History, before: Pick<Reply, 'fetchedAt'>): boolean {
  const last = entries.find(({ kind }) => kind === change.kind);
  return last !== undefined && last.at > before.fetchedAt && valuesOf(last) === valuesOf(change);
}

/** An attribute that is sent only now and then appears once. Null when nothing else is in `change`. */
function withoutKnownNames(change: Change, { entries }: History): Change | null {
  const { kind, after } = change;
  if (kind !== 'unknown-attribute' || after === null || typeof after === 'string') return change;
  const known = new Set(entries.filter((entry) => entry.kind === kind).flatMap((entry) => entry.after));
  const news = after.filter((name) => !known.has(name));
  return news.length > 0 ? { ...change, after: news } : null;
}

function valuesOf({ before, after }: Change): string {
  return JSON.stringify([before, after]);
}

function newest(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  let characters = 0;
  return entries.slice(0, MAX_ENTRIES).filter((entry) => {
    characters += JSON.stringify(entry).length;
    return characters <= MAX_CHARACTERS;
  });
}
