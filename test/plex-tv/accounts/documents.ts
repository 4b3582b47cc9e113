import type { Device } from './devices';
import type { Home } from './home';
import { element, xmlDocument, type Attributes, type XmlElement } from './xml';

/** A Plex account as plex.tv would send it: wire names, and values as text. What is left out is not sent. */
export interface Account {
  /** The attributes of `<user>`. */
  readonly attributes: Attributes;
  /** The account's own subscription, the direct child of `<user>`. */
  readonly subscription?: Subscription | undefined;
  readonly profile?: Attributes | undefined;
  /** Ids, or `all` for the older `<entitlements all="1"/>`. */
  readonly entitlements?: readonly string[] | 'all' | undefined;
  readonly roles?: readonly string[] | undefined;
  /** The `<subscription>` elements of `<subscriptions>`, which alone know of renewal and end. */
  readonly subscriptions?: readonly Attributes[] | undefined;
  readonly pastSubscriptions?: readonly Attributes[] | undefined;
  readonly trials?: readonly Attributes[] | undefined;
  readonly services?: readonly Attributes[] | undefined;
  readonly providers?: readonly Attributes[] | undefined;
  /** The Plex Home, which another call lists. */
  readonly home?: Home | undefined;
  /** The devices that are signed in, which another call lists. */
  readonly devices?: readonly Device[] | undefined;
  /** Any further children of `<user>`: what plex.tv may send tomorrow. */
  readonly more?: readonly XmlElement[] | undefined;
}

export interface Subscription {
  readonly attributes: Attributes;
  readonly features?: readonly string[] | undefined;
  /** `wrapped` (the default) puts the features into `<features>`; older replies have them `bare`. */
  readonly featureStyle?: 'wrapped' | 'bare';
}

/** What to alter in an account: attributes one by one, every other part as a whole. */
export type AccountChanges = Partial<Account>;

/** `account` with `changes`; a change to `undefined` takes the attribute or the part away. */
export function changed(account: Account, changes: AccountChanges): Account {
  return { ...account, ...changes, attributes: { ...account.attributes, ...changes.attributes } };
}

/**
 * The reply of `GET /api/v2/home/user` for this account.
 * @throws RangeError for what XML 1.0 cannot carry (control characters, lone surrogates)
 */
export function userDocument(account: Account): string {
  const { profile, entitlements, roles } = account;
  return xmlDocument(
    element('user', account.attributes, [
      ...(account.subscription ? [subscriptionElement(account.subscription)] : []),
      ...(profile ? [element('profile', profile)] : []),
      ...(entitlements === 'all' ? [element('entitlements', { all: '1' })] : []),
      ...(entitlements && entitlements !== 'all'
        ? [idList('entitlements', 'entitlement', entitlements)]
        : []),
      ...(roles ? [idList('roles', 'role', roles)] : []),
      ...list('subscriptions', 'subscription', account.subscriptions, billing),
      ...list('pastSubscriptions', 'subscription', account.pastSubscriptions, billing),
      ...list('trials', 'trial', account.trials),
      ...list('services', 'service', account.services),
      ...list('providers', 'provider', account.providers),
      ...(account.more ?? []),
    ]),
  );
}

/** plex.tv puts this into each of the further subscriptions. */
const billing = [element('billing', { paymentMethodId: '' }, [element('internalPaymentMethod')])];

function subscriptionElement({ attributes, features, featureStyle }: Subscription): XmlElement {
  if (!features) return element('subscription', attributes);
  const list = idList('features', 'feature', features);
  return element('subscription', attributes, featureStyle === 'bare' ? list.content : [list]);
}

function idList(name: string, item: string, ids: readonly string[]): XmlElement {
  return element(
    name,
    {},
    ids.map((id) => element(item, { id })),
  );
}

function list(
  name: string,
  item: string,
  rows: readonly Attributes[] | undefined,
  content: readonly XmlElement[] = [],
): readonly XmlElement[] {
  if (!rows) return [];
  return [
    element(
      name,
      {},
      rows.map((attributes) => element(item, attributes, content)),
    ),
  ];
}
