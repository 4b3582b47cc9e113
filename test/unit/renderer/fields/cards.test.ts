import { describe, expect, it } from 'vitest';
import {
  LISTED_SUBSCRIPTION_ATTRIBUTES,
  SUBSCRIPTION_ATTRIBUTES,
  USER_ATTRIBUTES,
  type AttributeKind,
} from '../../../../preload/contract/account/user';
import { CARDS, LISTED_SUBSCRIPTION_FIELDS, type Way } from '../../../../renderer/lib/fields/cards';

const fields = CARDS.flatMap((card) => card.fields);

/** Which ways of showing suit which kind of attribute. */
const SUITABLE: Readonly<Record<AttributeKind, readonly Way[]>> = {
  text: ['text', 'code', 'country', 'locale'],
  flag: ['flag'],
  count: ['count', 'seats'],
  instant: ['instant'],
  url: ['code'],
};

describe('the table of cards', () => {
  it('begins with the subscription and the security, what a person looks for first', () => {
    expect(CARDS.slice(0, 3).map(({ id }) => id)).toEqual(['pass', 'security', 'identity']);
  });

  it.each(Object.entries(USER_ATTRIBUTES))('has %s on one card, shown as the %s it is', (name, kind) => {
    const here = fields.filter(({ path }) => path === name);
    expect(here).toHaveLength(1);
    expect(SUITABLE[kind]).toContain(here[0]?.as);
  });

  it.each(Object.entries(SUBSCRIPTION_ATTRIBUTES))(
    'has subscription.%s on one card, shown as the %s it is',
    (name, kind) => {
      const here = fields.filter(({ path }) => path === `subscription.${name}`);
      expect(here).toHaveLength(1);
      expect(SUITABLE[kind]).toContain(here[0]?.as);
    },
  );

  it('has the features, entitlements and roles', () => {
    const lists = fields.filter((field) => field.as === 'list').map(({ path }) => path);
    expect(lists.sort()).toEqual(['entitlements', 'roles', 'subscription.features']);
  });

  it('has every attribute of a listed subscription', () => {
    const names = LISTED_SUBSCRIPTION_FIELDS.map(({ name }) => name);
    expect(names.sort()).toEqual(Object.keys(LISTED_SUBSCRIPTION_ATTRIBUTES).sort());
  });
});
