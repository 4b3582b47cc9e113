import {
  detailOf,
  isPrivateChange,
  type ChangeDetail,
  type ChangeKind,
  type TitledChange,
} from '../../preload/contract/account/changes';
import { matching } from './fields/search';
import { format, viewWords } from './words/words.svelte';

/** A change, ready to be drawn. */
export interface Happening {
  /** Unique in the timeline, and the same while newer changes come. */
  readonly key: string;
  readonly kind: ChangeKind;
  /** When Marquee saw it, ISO 8601 UTC. */
  readonly at: string;
  /** The time of the day, in words. */
  readonly time: string;
  readonly title: string;
  readonly tone: 'good' | 'bad' | 'plain';
  readonly detail: Detail | null;
}

/** What the title alone does not tell; values that are hidden stay so until a person asks for them. */
export type Detail =
  | (Extract<ChangeDetail, { readonly kind: 'values' }> & { readonly hidden: boolean })
  | Extract<ChangeDetail, { readonly kind: 'ids' }>;

/** The changes of one day, in the computer's time zone. */
export interface TimelineDay {
  readonly title: string;
  readonly happenings: readonly Happening[];
}

/**
 * The changes that `query` finds, day by day, the newest first. Hidden values are not looked at, else a search would
 * give them away letter by letter.
 */
export function timelineOf(
  entries: readonly TitledChange[],
  query: string,
  showPrivate: boolean,
): readonly TimelineDay[] {
  const days: { title: string; happenings: Happening[] }[] = [];
  for (const entry of entries) {
    const title = format().day(entry.at);
    const happening = happeningOf(entry, showPrivate);
    if (matching([textOf(happening, title)], query).length === 0) continue;
    const last = days.at(-1);
    if (last?.title === title) last.happenings.push(happening);
    else days.push({ title, happenings: [happening] });
  }
  return days;
}

/** The newest `limit` changes of `days`. */
export function firstHappenings(days: readonly TimelineDay[], limit: number): readonly TimelineDay[] {
  const first: TimelineDay[] = [];
  let room = limit;
  for (const { title, happenings } of days) {
    if (room <= 0) break;
    first.push({ title, happenings: happenings.slice(0, room) });
    room -= happenings.length;
  }
  return first;
}

/** How many changes there are in `days`. */
export function countHappenings(days: readonly TimelineDay[]): number {
  return days.reduce((sum, { happenings }) => sum + happenings.length, 0);
}

function happeningOf(entry: TitledChange, showPrivate: boolean): Happening {
  const { kind, at, after } = entry;
  return {
    key: `${at} ${kind}`, // one reply tells of each thing once
    kind,
    at,
    time: format().timeOfDay(at),
    title: entry.title,
    tone: toneOf(kind, after === 'true'),
    detail: shownDetail(entry, showPrivate),
  };
}

function shownDetail(change: TitledChange, showPrivate: boolean): Detail | null {
  const detail = detailOf(change);
  if (detail?.kind !== 'values') return detail;
  return {
    kind: 'values',
    before: detail.before || viewWords().history.nothing,
    after: detail.after || viewWords().history.nothing,
    hidden: isPrivateChange(change) && !showPrivate,
  };
}

function toneOf(kind: ChangeKind, isSet: boolean): Happening['tone'] {
  switch (kind) {
    case 'plex-pass':
    case 'remote-watch-pass':
      return isSet ? 'good' : 'bad';
    case 'restricted':
      return isSet ? 'bad' : 'good';
    case 'two-factor':
    case 'backup-codes':
    case 'password':
    case 'pin':
      return 'bad';
    default:
      return 'plain';
  }
}

function textOf({ title, detail }: Happening, dayTitle: string): string {
  return [title, dayTitle, ...visibleIn(detail)].join('\n');
}

function visibleIn(detail: Detail | null): readonly string[] {
  if (detail === null || (detail.kind === 'values' && detail.hidden)) return [];
  return detail.kind === 'ids' ? detail.ids : [detail.before, detail.after];
}
