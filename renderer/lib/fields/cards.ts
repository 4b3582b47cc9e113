import type { ListedSubscription, Subscription, User } from '../../../preload/contract/account/user';

/** The fields of the User whose name is known beforehand, as the paths that oddities use too. */
export type FieldPath = UserField | `subscription.${keyof Subscription}`;

type UserField = Exclude<keyof User, 'subscription' | 'profile' | 'subscriptions' | 'oddities' | 'extra'>;

type ValueAt<Path extends FieldPath> = Path extends `subscription.${infer Name extends keyof Subscription}`
  ? Required<Subscription>[Name]
  : Path extends UserField
    ? Required<User>[Path]
    : never;

/**
 * The ways to show a value. `code`: as sent, in a type made for reading letter by letter. `seats`: a number
 * beside the most it can be. `country` and `locale`: the name of what the code stands for.
 */
type WayFor<Value> = [Value] extends [readonly string[]]
  ? 'list'
  : [Value] extends [boolean | null]
    ? 'flag'
    : [Value] extends [number | null]
      ? 'count' | 'seats'
      : [Value] extends [string]
        ? 'text' | 'code' | 'country' | 'locale'
        : 'instant' | 'code';

/** Any of these ways. */
export type Way = WayFor<readonly string[]> | WayFor<boolean> | WayFor<number> | WayFor<string> | 'instant';

/** One line of the table: a field, and a way of showing it that fits its type. */
export type FieldSpec = {
  readonly [Path in FieldPath]: {
    readonly path: Path;
    readonly as: WayFor<ValueAt<Path>>;
    /** For `seats`: the field that says how many there are. Where both are known, one row shows them. */
    readonly of?: FieldPath;
    /** The list stays folded until a person opens it. */
    readonly folded?: true;
  };
}[FieldPath];

/** One card of the table. */
export interface CardSpec {
  readonly id: CardId;
  readonly fields: readonly FieldSpec[];
}

/** Names a card, in the code and in the catalogs. */
export type CardId = 'identity' | 'pass' | 'security' | 'home' | 'privacy' | 'session' | 'other';

/**
 * What is on which card, in the order of the page. A new field is a line here; its label stands in the catalogs
 * (`profile.fields`), and the compiler asks for it. What has no fixed name (profile preferences, listed subscriptions,
 * unknown attributes, oddities) follows on the last card by itself.
 */
export const CARDS: readonly CardSpec[] = [
  {
    id: 'pass',
    fields: [
      { path: 'subscription.active', as: 'flag' },
      { path: 'subscription.plan', as: 'text' },
      { path: 'subscription.status', as: 'text' },
      { path: 'subscription.subscribedAt', as: 'instant' },
      { path: 'subscription.paymentService', as: 'text' },
      { path: 'subscriptionDescription', as: 'text' },
      { path: 'subscription.features', as: 'list', folded: true },
    ],
  },
  {
    id: 'security',
    fields: [
      { path: 'twoFactorEnabled', as: 'flag' },
      { path: 'backupCodesCreated', as: 'flag' },
      { path: 'hasPassword', as: 'flag' },
      { path: 'emailOnlyAuth', as: 'flag' },
      { path: 'confirmed', as: 'flag' },
      { path: 'protected', as: 'flag' },
    ],
  },
  {
    id: 'identity',
    fields: [
      { path: 'title', as: 'text' },
      { path: 'username', as: 'text' },
      { path: 'friendlyName', as: 'text' },
      { path: 'email', as: 'text' },
      { path: 'joinedAt', as: 'instant' },
      { path: 'country', as: 'country' },
      { path: 'locale', as: 'locale' },
      { path: 'id', as: 'code' },
      { path: 'uuid', as: 'code' },
      { path: 'thumb', as: 'code' },
    ],
  },
  {
    id: 'home',
    fields: [
      { path: 'home', as: 'flag' },
      { path: 'homeSize', as: 'seats', of: 'maxHomeSize' },
      { path: 'maxHomeSize', as: 'count' },
      { path: 'homeAdmin', as: 'flag' },
      { path: 'guest', as: 'flag' },
      { path: 'restricted', as: 'flag' },
    ],
  },
  {
    id: 'privacy',
    fields: [
      { path: 'mailingListActive', as: 'flag' },
      { path: 'mailingListStatus', as: 'text' },
      { path: 'adsConsent', as: 'flag' },
      { path: 'adsConsentSetAt', as: 'instant' },
      { path: 'adsConsentReminderAt', as: 'instant' },
      { path: 'anonymous', as: 'flag' },
      { path: 'experimentalFeatures', as: 'flag' },
      { path: 'scrobbleTypes', as: 'code' },
    ],
  },
  {
    id: 'session',
    fields: [{ path: 'rememberExpiresAt', as: 'instant' }],
  },
  {
    id: 'other',
    fields: [
      { path: 'entitlements', as: 'list' },
      { path: 'roles', as: 'list' },
    ],
  },
];

/** How the elements of `<subscriptions>` are shown. */
export const LISTED_SUBSCRIPTION_FIELDS: readonly {
  readonly [Name in keyof ListedSubscription]-?: {
    readonly name: Name;
    readonly as: WayFor<Required<ListedSubscription>[Name]>;
    /** The value stays hidden until a person asks for it. */
    readonly hidden?: true;
  };
}[keyof ListedSubscription][] = [
  { name: 'type', as: 'text' },
  { name: 'state', as: 'text' },
  { name: 'mode', as: 'text' },
  { name: 'renewsAt', as: 'instant' },
  { name: 'endsAt', as: 'instant' },
  { name: 'canceled', as: 'flag' },
  { name: 'gracePeriod', as: 'flag' },
  { name: 'onHold', as: 'flag' },
  { name: 'id', as: 'code', hidden: true },
];
