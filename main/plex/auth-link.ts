import { introduce, type ClientIdentity } from './client-identity';

/** Where a person types a four-character code, on whatever device. */
export const CODE_ENTRY_ADDRESS = 'https://plex.tv/link';

/**
 * The address of plex.tv's sign-in page for a strong PIN, for the system's browser. All it says stands in the fragment,
 * which a browser sends to no server; there is no token in it.
 */
export function authLink(identity: ClientIdentity, code: string): string {
  const { product, version, platform, platformVersion, deviceName } = introduce(identity);
  const values = {
    clientID: identity.clientIdentifier,
    code,
    'context[device][product]': product,
    'context[device][version]': version,
    'context[device][platform]': platform,
    'context[device][platformVersion]': platformVersion,
    'context[device][device]': platform,
    'context[device][deviceName]': deviceName,
  };
  const pairs = Object.entries(values).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return `https://app.plex.tv/auth#?${pairs.join('&')}`;
}
