import { readAttribute, readFlag } from './attribute-values';
import { MASK, mightBeSecret, SecretMask, secretsIn } from '../secrets';
import {
  LISTED_SUBSCRIPTION_ATTRIBUTES,
  SUBSCRIPTION_ATTRIBUTES,
  USER_ATTRIBUTES,
  type AttributeKind,
  type Fields,
  type Oddity,
  type Subscription,
  type User,
} from '../../../preload/contract/account/user';
import { cut } from '../../../preload/contract/text';
import { UnknownParts } from './unknown-parts';
import { attributesOf, childrenOf, parseXmlDocument, type XmlElement } from './xml';

type Table = Readonly<Record<string, AttributeKind>>;

/** The children of `<user>` that are read below; all others are kept as what Marquee does not know. */
const KNOWN_CHILDREN = ['subscription', 'profile', 'entitlements', 'roles', 'subscriptions'];

/**
 * Reads plex.tv's reply to "Get a User".
 * @param text the decoded body, at most 256 KiB
 * @param secrets texts that must not come out again, whatever attribute repeats them (the token just used)
 * @returns the User, or null when the text is not exactly one well-formed `<user>` document
 */
export function parseUser(text: string, secrets: readonly string[] = []): User | null {
  const root = parseXmlDocument(text, 'user');
  return root && new UserReader(new SecretMask([...secrets, ...secretsIn(root)])).read(root);
}

/** One reading of one document: what is odd or unknown gathers here on the way. */
class UserReader {
  readonly #secrets: SecretMask;
  readonly #oddities: Oddity[] = [];
  readonly #unknown: UnknownParts;

  constructor(secrets: SecretMask) {
    this.#secrets = secrets;
    this.#unknown = new UnknownParts(secrets);
  }

  read(root: XmlElement): User {
    const fields = this.#fields(root, USER_ATTRIBUTES, '', KNOWN_CHILDREN);
    const [subscription] = childrenOf(root, 'subscription');
    const [profile] = childrenOf(root, 'profile');
    const [entitlements] = childrenOf(root, 'entitlements');
    const [roles] = childrenOf(root, 'roles');
    const [subscriptions] = childrenOf(root, 'subscriptions');
    const known = {
      ...fields,
      subscription: subscription ? this.#subscription(subscription) : null,
      ...(profile && { profile: this.#asSent(profile) }),
      ...(entitlements && { entitlements: this.#entitlements(entitlements) }),
      ...(roles && { roles: this.#ids(roles, 'role', 'roles') }),
      ...(subscriptions && { subscriptions: this.#listedSubscriptions(subscriptions) }),
    };
    this.#unknown.addRepeated(root, KNOWN_CHILDREN);
    return { ...known, oddities: this.#oddities, extra: this.#unknown.found };
  }

  #subscription(element: XmlElement): Subscription {
    const path = 'subscription';
    const fields = this.#fields(element, SUBSCRIPTION_ATTRIBUTES, path, ['features', 'feature']);
    const features = childrenOf(element, 'features').flatMap((holder) =>
      this.#ids(holder, 'feature', `${path}.features`),
    );
    // Older replies have no <features> around them.
    const bare = this.#idsAmong(element, 'feature', path);
    return { ...fields, features: [...new Set([...features, ...bare])] };
  }

  #listedSubscriptions(element: XmlElement): readonly Fields<typeof LISTED_SUBSCRIPTION_ATTRIBUTES>[] {
    this.#unknown.addRest(element, 'subscriptions', { attributes: [], children: ['subscription'] });
    return childrenOf(element, 'subscription').map((one, index) =>
      this.#fields(one, LISTED_SUBSCRIPTION_ATTRIBUTES, `subscriptions[${index}]`, []),
    );
  }

  #entitlements(element: XmlElement): readonly string[] {
    const all = readFlag(attributesOf(element).get('all') ?? '') === true ? ['all'] : [];
    return [...new Set([...all, ...this.#ids(element, 'entitlement', 'entitlements', ['all'])])];
  }

  /** The ids of a list of `name` at `path`; what the list tells beside them is kept as unknown. */
  #ids(list: XmlElement, name: string, path: string, attributes: readonly string[] = []): readonly string[] {
    this.#unknown.addRest(list, path, { attributes, children: [name] });
    return this.#idsAmong(list, name, path);
  }

  #idsAmong(element: XmlElement, name: string, path: string): readonly string[] {
    const all = childrenOf(element, name);
    all.forEach((one, index) =>
      this.#unknown.addRest(one, `${path}.${name}[${index}]`, { attributes: ['id'], children: [] }),
    );
    const ids = all.map((one) => this.#clean(attributesOf(one).get('id') ?? ''));
    return [...new Set(ids.filter((id) => id !== ''))];
  }

  #asSent(element: XmlElement): Readonly<Record<string, string>> {
    this.#unknown.addRest(element, 'profile', { attributes: 'all', children: [] });
    return Object.fromEntries(
      [...attributesOf(element)].map(
        ([name, value]) => [this.#clean(name), this.#guarded(name, value)] as const,
      ),
    );
  }

  /** The attributes of `element` at `path` that `table` knows, as typed fields; all else but `children` is unknown. */
  #fields<T extends Table>(
    element: XmlElement,
    table: T,
    path: string,
    children: readonly string[],
  ): Fields<T> {
    const known = new Map<string, AttributeKind>(Object.entries(table));
    const within = path === '' ? '' : `${path}.`;
    const fields: [string, string | number | boolean | null][] = [];
    for (const [name, sent] of attributesOf(element)) {
      const kind = known.get(name);
      if (kind) fields.push([name, this.#value(kind, within + name, this.#clean(sent))]);
      else if (name !== 'authToken') this.#unknown.addAttribute(within, name, sent);
    }
    this.#unknown.addRest(element, path, { attributes: 'all', children });
    // Each field was read as the kind that its table names, which is what Fields<T> says.
    return Object.fromEntries(fields) as Fields<T>;
  }

  #value(kind: AttributeKind, path: string, sent: string): string | number | boolean | null {
    if (kind === 'text') return sent;
    if (sent === '') return null;
    const value = readAttribute(kind, sent);
    if (value === null) this.#oddities.push({ attribute: path, value: cut(sent, 200), expected: kind });
    return value;
  }

  #clean(sent: string): string {
    return this.#secrets.mask(sent);
  }

  #guarded(name: string, sent: string): string {
    return mightBeSecret(name, sent) ? MASK : this.#clean(sent);
  }
}
