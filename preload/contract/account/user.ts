/**
 * The User as plex.tv describes it: `GET https://plex.tv/api/v2/home/user`.
 *
 * One table names every documented attribute and its kind; the types, the parser and the tests are made
 * from it. A field that plex.tv did not send is absent, one that it sent empty is `null` (`''` for text), and
 * one that can't be read is `null` with an entry in `User.oddities`. `authToken` is not in the table: it is a
 * secret that never leaves the parser.
 */

/**
 * How an attribute is written on the wire and what becomes of it.
 * `text`: as sent. `flag`: `1`, `0`, `true` or `false`, a boolean. `count`: a whole number.
 * `instant`: epoch seconds, `2015-01-04 06:27:34 UTC` or ISO 8601; an ISO 8601 UTC string.
 * `url`: an absolute http(s) address, as sent.
 */
export type AttributeKind = 'text' | CheckedKind;

/** The kinds that not every text is one of. */
export type CheckedKind = (typeof CHECKED_KINDS)[number];
/** Their names, for what checks a kind at run time. */
export const CHECKED_KINDS = ['flag', 'count', 'instant', 'url'] as const;

/** The documented attributes of `<user>`, in the order of the documentation, without `authToken`. */
export const USER_ATTRIBUTES = {
  /** The user's numeric id; a string, since it is a name and not a quantity. */
  id: 'text',
  /** The user's unique identifier, hexadecimal: `00e1` is not a number. */
  uuid: 'text',
  /** User name of the account; empty for managed users. */
  username: 'text',
  /** Title of the user; the only name that managed users have. */
  title: 'text',
  /** E-mail address. */
  email: 'text',
  /** A name that is easier to read. */
  friendlyName: 'text',
  /** Locale, for example `en-GB`. */
  locale: 'text',
  /** The user has confirmed the account. */
  confirmed: 'flag',
  /** When the account was created. */
  joinedAt: 'instant',
  /** Signing in works only through an e-mail. */
  emailOnlyAuth: 'flag',
  /** A password is set. */
  hasPassword: 'flag',
  /** The account is protected by a PIN. */
  protected: 'flag',
  /** The user's picture. */
  thumb: 'url',
  /** Status of the mailing-list subscription, for example `active`. */
  mailingListStatus: 'text',
  /** Subscribed to the mailing list. */
  mailingListActive: 'flag',
  /** Undocumented comma list; shown as sent. */
  scrobbleTypes: 'text',
  /** Country, ISO 3166 alpha-2. */
  country: 'text',
  /** Plex's description of the subscription; can be empty beside an active one. */
  subscriptionDescription: 'text',
  /** The account has restrictions. */
  restricted: 'flag',
  /** The user is anonymous; often sent empty. */
  anonymous: 'flag',
  /** Plex Home is enabled. */
  home: 'flag',
  /** The account is a guest in the Plex Home. */
  guest: 'flag',
  /** How many users are in the Plex Home. */
  homeSize: 'count',
  /** The user is the Plex Home's admin. */
  homeAdmin: 'flag',
  /** The most users the Plex Home may have. */
  maxHomeSize: 'count',
  /** When the remembered sign-in expires; seen as the time of the reply plus 14 days. */
  rememberExpiresAt: 'instant',
  /** Consent to ads was given. */
  adsConsent: 'flag',
  /** When that consent was set. */
  adsConsentSetAt: 'instant',
  /** When Plex will remind of the consent. */
  adsConsentReminderAt: 'instant',
  /** Experimental features are enabled. */
  experimentalFeatures: 'flag',
  /** Two-factor authentication is enabled. */
  twoFactorEnabled: 'flag',
  /** Backup codes for two-factor authentication were made. */
  backupCodesCreated: 'flag',
} as const satisfies Readonly<Record<string, AttributeKind>>;

/** The documented attributes of `<subscription>`, the direct child of `<user>`. */
export const SUBSCRIPTION_ATTRIBUTES = {
  /** A subscription is active: which one, tells `passOf` (free accounts have features too). */
  active: 'flag',
  /** When it started; empty for free accounts. */
  subscribedAt: 'instant',
  /** Its status, for example `Active` or `Inactive`. */
  status: 'text',
  /** The payment service, for example `braintree`. */
  paymentService: 'text',
  /** The plan, for example `lifetime` or `monthly`. */
  plan: 'text',
} as const satisfies Readonly<Record<string, AttributeKind>>;

/** The attributes seen on the elements of `<subscriptions>`, where renewal and end stand. */
export const LISTED_SUBSCRIPTION_ATTRIBUTES = {
  id: 'text',
  /** For example `recurring`. */
  mode: 'text',
  /** For example `plexpass`. */
  type: 'text',
  /** For example `active` or `ended`. */
  state: 'text',
  renewsAt: 'instant',
  endsAt: 'instant',
  canceled: 'flag',
  gracePeriod: 'flag',
  onHold: 'flag',
} as const satisfies Readonly<Record<string, AttributeKind>>;

interface ValueOfKind {
  readonly text: string;
  readonly flag: boolean | null;
  readonly count: number | null;
  readonly instant: string | null;
  readonly url: string | null;
}

/** The fields that a table of attributes becomes: each may be absent. */
export type Fields<Table extends Readonly<Record<string, AttributeKind>>> = {
  readonly [Name in keyof Table]?: ValueOfKind[Table[Name]];
};

/** A value of plex.tv that could not be read; the field itself is `null`. */
export interface Oddity {
  /** Which attribute, as a path from `<user>`: `joinedAt`, `subscription.active`. */
  readonly attribute: string;
  /** What was sent, cut at 200 characters. */
  readonly value: string;
  /** What had been expected. */
  readonly expected: CheckedKind;
}

/** The account's subscription: what Plex Pass hangs on. */
export interface Subscription extends Fields<typeof SUBSCRIPTION_ATTRIBUTES> {
  /** Ids of the features, in the order sent, each once; they can hold spaces and capitals. */
  readonly features: readonly string[];
}

/** One element of `<subscriptions>`. */
export type ListedSubscription = Fields<typeof LISTED_SUBSCRIPTION_ATTRIBUTES>;

/** A Plex account as plex.tv described it in one reply. Holds no secret. */
export interface User extends Fields<typeof USER_ATTRIBUTES> {
  /** `null` when the reply had no `<subscription>`. */
  readonly subscription: Subscription | null;
  /** Player preferences: the attributes of `<profile>` as sent. */
  readonly profile?: Readonly<Record<string, string>>;
  /** Ids of `<entitlements>`; `all` stands for every one. */
  readonly entitlements?: readonly string[];
  /** Ids of `<roles>`. */
  readonly roles?: readonly string[];
  /** The elements of `<subscriptions>`, beside the account's own. */
  readonly subscriptions?: readonly ListedSubscription[];
  /** What could not be read. */
  readonly oddities: readonly Oddity[];
  /**
   * Attributes and elements that Marquee does not know yet, as sent, by path (`trials.trial.endsAt`); masked where they
   * might be secret, and of unknown elements no more than 300 values.
   */
  readonly extra: Readonly<Record<string, string>>;
}

/** The name of an attribute of `<user>`. */
export type UserAttribute = keyof typeof USER_ATTRIBUTES;

/** What is shown and saved only when a person asks for it. The address of the picture has an id in it. */
export const PRIVATE_ATTRIBUTES: readonly UserAttribute[] = ['email', 'id', 'uuid', 'thumb'];
