import type { ListedSubscription } from '../../../preload/contract/account/user';
import type { FieldPath } from '../fields/cards';

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

/** What each field is called. */
export const fields: Readonly<Record<FieldPath, FieldWords>> = {
  title: { label: 'Name' },
  username: { label: 'Username' },
  friendlyName: { label: 'Friendly name' },
  email: { label: 'E-mail' },
  joinedAt: { label: 'Member since' },
  country: { label: 'Country' },
  locale: { label: 'Language' },
  id: { label: 'Account id' },
  uuid: { label: 'Unique id' },
  thumb: { label: 'Picture address' },
  'subscription.active': { label: 'Subscription', yes: 'Active', no: 'Not active' },
  'subscription.plan': { label: 'Plan' },
  'subscription.status': { label: 'Status' },
  'subscription.subscribedAt': { label: 'Since' },
  'subscription.paymentService': { label: 'Payment service' },
  subscriptionDescription: { label: 'Description' },
  'subscription.features': {
    label: 'Features',
    hint: 'What Plex switched on for this account. Free accounts have features too.',
  },
  twoFactorEnabled: { label: 'Two-factor authentication', yes: 'On', no: 'Off' },
  backupCodesCreated: { label: 'Backup codes', yes: 'Made', no: 'Not made' },
  hasPassword: { label: 'Password', yes: 'Set', no: 'Not set' },
  emailOnlyAuth: { label: 'Sign-in by e-mail only' },
  confirmed: { label: 'Account confirmed' },
  protected: { label: 'Protected by a PIN' },
  home: { label: 'Plex Home', yes: 'Enabled', no: 'Not enabled' },
  homeSize: { label: 'People in the Home' },
  maxHomeSize: { label: 'Room for' },
  homeAdmin: { label: 'Admin of the Home' },
  guest: { label: 'Guest in the Home' },
  restricted: { label: 'Restricted account' },
  mailingListActive: { label: 'Gets the newsletter' },
  mailingListStatus: { label: 'Mailing list status' },
  adsConsent: { label: 'Consent to ads', yes: 'Given', no: 'Not given' },
  adsConsentSetAt: { label: 'Consent set' },
  adsConsentReminderAt: { label: 'Plex asks again' },
  anonymous: { label: 'Anonymous' },
  experimentalFeatures: { label: 'Experimental features', yes: 'On', no: 'Off' },
  scrobbleTypes: { label: 'Scrobble types', hint: 'Plex does not document these; they are shown as sent.' },
  rememberExpiresAt: {
    label: 'Remembered until',
    hint: 'Until when plex.tv says it remembers this sign-in. It usually moves on with every reading.',
  },
  entitlements: { label: 'Entitlements' },
  roles: { label: 'Roles' },
};

/** The same for each field of a listed subscription. */
export const listedSubscription: Readonly<Record<keyof ListedSubscription, FieldWords>> = {
  type: { label: 'Type' },
  state: { label: 'State' },
  mode: { label: 'Mode' },
  renewsAt: { label: 'Renews' },
  endsAt: { label: 'Ends' },
  canceled: { label: 'Cancelled' },
  gracePeriod: { label: 'Grace period' },
  onHold: { label: 'On hold' },
  id: { label: 'Subscription id' },
};
