/**
 * What plex.tv sends and no part of Marquee may keep or show. Each value stands in at least one reply, so a
 * test can search windows, files and logs for all of them.
 */
export const secrets = {
  authToken: 'authTokenMustNotLeak',
  authenticationToken: 'authenticationTokenMustNotLeak',
  pin: 'hashedPinMustNotLeak',
  queueEmail: 'queue+must-not-leak@example.com',
  serviceToken: 'serviceTokenMustNotLeak=',
  serviceSecret: 'serviceSecretMustNotLeak',
  providerToken: 'providerTokenMustNotLeak',
  /** Each device has its own: this, and its id. */
  deviceToken: 'deviceTokenMustNotLeak',
  connection: 'https://connection-must-not-leak.example.com:32400',
  /** A name rather than numbers, which might stand somewhere by chance. */
  publicAddress: 'public-address-must-not-leak.example.com',
  /** Comes with every honest answer, in `Set-Cookie`. */
  cookie: 'cookieMustNotLeak',
} as const;
