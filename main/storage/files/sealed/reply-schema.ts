import * as v from 'valibot';
import type { Reply } from '../../../../preload/contract/account/account-state';
import {
  CHECKED_KINDS,
  LISTED_SUBSCRIPTION_ATTRIBUTES,
  SUBSCRIPTION_ATTRIBUTES,
  USER_ATTRIBUTES,
  type AttributeKind,
} from '../../../../preload/contract/account/user';
import { Instant } from '../instant';

const VALUES = {
  text: v.string(),
  flag: v.nullable(v.boolean()),
  count: v.nullable(v.number()),
  instant: v.nullable(Instant),
  url: v.nullable(v.string()),
} as const satisfies Readonly<Record<AttributeKind, v.GenericSchema>>;

function fieldsOf(table: Readonly<Record<string, AttributeKind>>): v.ObjectEntries {
  return Object.fromEntries(
    Object.entries(table).map(([name, kind]) => [name, v.exactOptional(VALUES[kind])] as const),
  );
}

const Texts = v.record(v.string(), v.string());
const Ids = v.array(v.string());

const ReplyOnDisk = v.object({
  fetchedAt: Instant,
  user: v.object({
    ...fieldsOf(USER_ATTRIBUTES),
    subscription: v.nullable(v.object({ ...fieldsOf(SUBSCRIPTION_ATTRIBUTES), features: Ids })),
    profile: v.exactOptional(Texts),
    entitlements: v.exactOptional(Ids),
    roles: v.exactOptional(Ids),
    subscriptions: v.exactOptional(v.array(v.object(fieldsOf(LISTED_SUBSCRIPTION_ATTRIBUTES)))),
    oddities: v.array(
      v.object({ attribute: v.string(), value: v.string(), expected: v.picklist(CHECKED_KINDS) }),
    ),
    extra: Texts,
  }),
});

/**
 * Checks a reply that comes back from the disk: another version of Marquee may have written it.
 * The compiler can't see through tables turned into schemas; both the type and this come from the same tables.
 */
export const ReplySchema = ReplyOnDisk as unknown as v.GenericSchema<unknown, Reply>;
