/** The kinds of notification that a person can switch off. */
export const NOTIFICATION_KINDS = [
  'pass',
  'security',
  'profile',
  'home',
  'features',
  'renewal',
  'sign-in',
  'devices',
] as const;

export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
