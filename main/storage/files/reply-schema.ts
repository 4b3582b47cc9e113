import * as v from 'valibot';
import type { Reply } from '../../../preload/contract/account/account-state';
import {
  CHECKED_KINDS,
  LISTED_SUBSCRIPTION_ATTRIBUTES,
  SUBSCRIPTION_ATTRIBUTES,
  USER_ATTRIBUTES,
  type AttributeKind,
} from '../../../preload/contract/account/user';

const VALUES = {
  text: v.string(),
  flag: v.nullable(v.boolean()),
  count: v.nullable(v.number()),
  instant: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
  url: v.nullable(v.string()),
} as const satisfies Readonly<Record<AttributeKind, v.GenericSchema>>;

function fieldsOf(table: Readonly<Record<string, AttributeKind>>): v.ObjectEntries {
  return Object.fromEntries(
    Object.entries(table).map(([name, kind]) => [name, v.exactOptional(VALUES[kind])] as const),
  );
}

const texts = v.record(v.string(), v.string());
const ids = v.array(v.string());

const schema = v.object({
  fetchedAt: v.pipe(v.string(), v.isoTimestamp()),
  user: v.object({
    ...fieldsOf(USER_ATTRIBUTES),
    subscription: v.nullable(v.object({ ...fieldsOf(SUBSCRIPTION_ATTRIBUTES), features: ids })),
    profile: v.exactOptional(texts),
    entitlements: v.exactOptional(ids),
    roles: v.exactOptional(ids),
    subscriptions: v.exactOptional(v.array(v.object(fieldsOf(LISTED_SUBSCRIPTION_ATTRIBUTES)))),
    oddities: v.array(
      v.object({ attribute: v.string(), value: v.string(), expected: v.picklist(CHECKED_KINDS) }),
    ),
    extra: texts,
  }),
});

/**
 * Checks a reply that comes back from the disk: another version of Marquee may have written it.
 * The compiler can't see through tables turned into schemas; both the type and this come from the same tables.
 */
export const ReplySchema = schema as unknown as v.GenericSchema<unknown, Reply>;
