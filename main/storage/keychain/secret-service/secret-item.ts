/** The name under which the keychain's own window lists what Marquee keeps. */
export const KEYCHAIN_SERVICE = 'Marquee';

/** By which keytar keeps and finds the item of an account in a Secret Service; without an account, all of Marquee's. */
export function itemAttributes(account: string | null): Readonly<Record<string, string>> {
  const shared = { 'xdg:schema': 'org.freedesktop.Secret.Generic', service: KEYCHAIN_SERVICE };
  return account === null ? shared : { ...shared, account };
}

/** What keytar calls the item of an account. */
export function itemLabel(account: string): string {
  return `${KEYCHAIN_SERVICE}/${account}`;
}
