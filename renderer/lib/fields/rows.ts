import {
  PRIVATE_ATTRIBUTES,
  type CheckedKind,
  type ListedSubscription,
  type Oddity,
  type User,
} from '../../../preload/contract/account/user';
import { holdsAddress } from '../../../preload/contract/text';
import {
  CARDS,
  LISTED_SUBSCRIPTION_FIELDS,
  type CardId,
  type CardSpec,
  type FieldPath,
  type Way,
} from './cards';
import { format, words } from '../words/words.svelte';

/** The words of one field. */
export interface FieldWords {
  readonly label: string;
  /** A sentence for what the label alone does not tell. */
  readonly hint?: string;
  /** What a flag says when it is set, in place of Yes. */
  readonly yes?: string;
  /** What a flag says when it is not, in place of No. */
  readonly no?: string;
}

/** What plex.tv said about one field. */
export type Reading =
  | { readonly state: 'value'; readonly value: Value }
  | { readonly state: 'empty' }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly sent: string; readonly expected: CheckedKind };

/** What a field can hold once it was read. */
export type Value = string | number | boolean | readonly string[];

/** One field, ready to be drawn. */
export interface Row {
  /** Its path in the model, for example `subscription.plan`; unique on the page. */
  readonly path: string;
  readonly words: FieldWords;
  readonly as: Way;
  readonly hidden: boolean;
  /** A list that stays folded until a person opens it. */
  readonly folded?: true;
  readonly reading: Reading;
  /** For `seats`: the most that the number can be, where it is known. */
  readonly most: number | null;
}

/** Rows that belong together, under a title of their own where they need one. */
export interface RowGroup {
  readonly title: string | null;
  /** How many rows there are. */
  readonly count: number;
  readonly rows: readonly Row[];
}

/** A card, ready to be drawn. */
export interface Card {
  readonly id: CardId;
  readonly groups: readonly RowGroup[];
}

/** How many rows there are on `cards`. */
export function countRows(cards: readonly Card[]): number {
  return cards.flatMap(({ groups }) => groups).reduce((sum, { count }) => sum + count, 0);
}

/** Lays out everything that plex.tv said, and what it left out, on the cards. */
export function cardsOf(user: User): readonly Card[] {
  const oddities: Oddities = new Map(user.oddities.map((oddity) => [oddity.attribute, oddity]));
  return CARDS.map((card) => {
    const fixed = fixedRows(user, card, oddities);
    return { id: card.id, groups: card.id === 'other' ? [fixed, ...openRows(user, oddities)] : [fixed] };
  });
}

/** What could not be read, by its path. */
type Oddities = ReadonlyMap<string, Oddity>;

const PRIVATE: ReadonlySet<string> = new Set(PRIVATE_ATTRIBUTES);

const ABSENT: Reading = { state: 'absent' };
const EMPTY: Reading = { state: 'empty' };

/** Tells a value from what was sent empty, not sent, or could not be read. */
function readingOf(value: Value | null | undefined, oddity: Oddity | undefined): Reading {
  if (value === undefined) return ABSENT;
  if (value === null && oddity) return { state: 'unreadable', sent: oddity.value, expected: oddity.expected };
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return EMPTY;
  return { state: 'value', value };
}

/** An e-mail address stays hidden wherever plex.tv sends it, an old one and somebody else's too. */
function holdsEmail(reading: Reading): boolean {
  if (reading.state === 'unreadable') return holdsAddress(reading.sent);
  if (reading.state !== 'value') return false;
  const { value } = reading;
  return typeof value === 'object' ? value.some(holdsAddress) : holdsAddress(String(value));
}

function fixedRows(user: User, card: CardSpec, oddities: Oddities): RowGroup {
  // “4 of 15” says in one row how many people are in the Home and how many there can be.
  const said = card.fields.map(({ path, of }) => (of && numberAt(user, path) !== null ? of : null));
  const fields = card.fields.filter(({ path }) => !said.includes(path) || numberAt(user, path) === null);
  const rows = fields.map(({ path, as, of, folded }): Row => {
    const reading = readingOf(valueAt(user, path), oddities.get(path));
    return {
      path,
      words: words().fields[path],
      as,
      hidden: PRIVATE.has(path) || holdsEmail(reading),
      reading,
      ...(folded && { folded }),
      most: of ? numberAt(user, of) : null,
    };
  });
  return group(null, rows);
}

function numberAt(user: User, path: FieldPath): number | null {
  const value = valueAt(user, path);
  return typeof value === 'number' ? value : null;
}

function valueAt(user: User, path: FieldPath): Value | null | undefined {
  const [name, inner] = path.split('.', 2);
  if (inner === undefined) return Reflect.get(user, name ?? '') as Value | null | undefined;
  return user.subscription ? (Reflect.get(user.subscription, inner) as Value | null | undefined) : undefined;
}

/** What has no fixed names: each group is there when plex.tv sent something for it, or by one line when not. */
function openRows(user: User, oddities: Oddities): readonly RowGroup[] {
  const { profile, subscriptions, extra } = user;
  return [
    profile && Object.keys(profile).length > 0
      ? group(words().groups.profile, recordRows('profile', profile, preferenceName))
      : group(null, [nothingRow('profile', words().groups.profile, profile)]),
    ...(subscriptions && subscriptions.length > 0
      ? subscriptions.map((one, index) => listedSubscription(one, index, oddities))
      : [group(null, [nothingRow('subscriptions', words().groups.subscriptions, subscriptions)])]),
    group(words().groups.extra, recordRows('extra', extra)),
    group(words().groups.oddities, user.oddities.map(oddityRow)),
  ].filter(({ count }) => count > 0);
}

/** Puts rows together. */
export function group(title: string | null, rows: readonly Row[]): RowGroup {
  return { title, count: rows.length, rows };
}

function recordRows(
  path: string,
  record: Readonly<Record<string, string>>,
  labelOf = (name: string) => name,
): readonly Row[] {
  return Object.entries(record).map(([name, value]) =>
    plainRow(`${path}.${name}`, labelOf(name), 'code', readingOf(value, undefined)),
  );
}

/** A preference in words, or what plex.tv calls it where Marquee does not know it. */
function preferenceName(name: string): string {
  return new Map(Object.entries(words().preferences)).get(name) ?? name;
}

function nothingRow(path: string, label: string, value: unknown): Row {
  return plainRow(path, label, 'text', { state: value === undefined ? 'absent' : 'empty' });
}

/** plex.tv can send thousands of subscriptions, and a card shows the first: their rows are made when one looks at them. */
function listedSubscription(one: ListedSubscription, index: number, oddities: Oddities): RowGroup {
  let made: readonly Row[] | null = null;
  const make = (): readonly Row[] =>
    LISTED_SUBSCRIPTION_FIELDS.map(({ name, as, hidden = false }): Row => {
      const path = `subscriptions[${index}].${name}`;
      const value = one[name];
      const reading = readingOf(value, value === null ? oddities.get(path) : undefined);
      const isHidden = hidden || holdsEmail(reading);
      return { path, words: words().listedSubscription[name], as, hidden: isHidden, reading, most: null };
    });
  return {
    title: words().groups.subscription({ number: format().count(index + 1) }),
    count: LISTED_SUBSCRIPTION_FIELDS.length,
    get rows() {
      return (made ??= make());
    },
  };
}

function oddityRow({ attribute, value, expected }: Oddity): Row {
  const row = plainRow(`oddities.${attribute}`, attribute, 'code', {
    state: 'unreadable',
    sent: value,
    expected,
  });
  return { ...row, hidden: row.hidden || PRIVATE.has(attribute) };
}

function plainRow(path: string, label: string, as: Way, reading: Reading): Row {
  return { path, words: { label }, as, hidden: holdsEmail(reading), reading, most: null };
}
