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
  /** Comes with every honest answer, in `Set-Cookie`. */
  cookie: 'cookieMustNotLeak',
} as const;
