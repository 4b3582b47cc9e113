/** The name under which the keychain's own window lists what Marquee keeps. */
export const KEYCHAIN_SERVICE = 'Marquee';

/** Where the Secret Service is on the session bus: https://specifications.freedesktop.org/secret-service/ */
export const SECRET_SERVICE = {
  destination: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets',
  interface: 'org.freedesktop.Secret.Service',
} as const;

/** By which keytar keeps and finds the item of an account there. */
export function itemAttributes(account: string): Readonly<Record<string, string>> {
  return { 'xdg:schema': 'org.freedesktop.Secret.Generic', service: KEYCHAIN_SERVICE, account };
}
