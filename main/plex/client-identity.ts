/** What plex.tv is told about the program that asks; it lists this under "Authorised devices". */
export interface ClientIdentity {
  /** Random UUID, made at first run and kept: a new one makes Plex warn of a "new device". */
  readonly clientIdentifier: string;
  /** Marquee's version. */
  readonly version: string;
  /** Node's name of the operating system, for example `linux`. */
  readonly platform: string;
  /** The operating system's version. */
  readonly platformVersion: string;
  /** The computer's name. */
  readonly hostName: string;
}

const PLATFORM_NAMES: Readonly<Record<string, string>> = {
  darwin: 'macOS',
  linux: 'Linux',
  win32: 'Windows',
};

/** The `X-Plex-*` headers that introduce Marquee, as public Plex clients send them. */
export function identityHeaders(identity: ClientIdentity): Readonly<Record<string, string>> {
  const platform = PLATFORM_NAMES[identity.platform] ?? identity.platform;
  const headers = {
    'X-Plex-Client-Identifier': identity.clientIdentifier,
    'X-Plex-Product': 'Marquee',
    'X-Plex-Version': identity.version,
    'X-Plex-Platform': platform,
    'X-Plex-Platform-Version': identity.platformVersion,
    'X-Plex-Device': platform,
    'X-Plex-Device-Name': `Marquee (${identity.hostName})`,
  };
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, headerText(value)] as const),
  );
}

/** A header holds visible ASCII only; a computer's name may hold anything. */
function headerText(value: string): string {
  return value
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 200);
}
