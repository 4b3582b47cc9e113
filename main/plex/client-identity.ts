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

/** Marquee and this computer in words that a header has room for: how plex.tv lists them. */
interface Introduction {
  readonly product: string;
  readonly version: string;
  readonly platform: string;
  readonly platformVersion: string;
  readonly deviceName: string;
}

/** What plex.tv is told about the device, whether in headers or in the address of its sign-in page. */
export function introduce(identity: ClientIdentity): Introduction {
  const computer = headerText(identity.hostName).trim();
  return {
    product: 'Marquee',
    version: headerText(identity.version),
    platform: headerText(PLATFORM_NAMES[identity.platform] ?? identity.platform),
    platformVersion: headerText(identity.platformVersion),
    deviceName: computer === '' ? 'Marquee' : `Marquee (${computer})`,
  };
}

/** The `X-Plex-*` headers that introduce Marquee, as public Plex clients send them. */
export function identityHeaders(identity: ClientIdentity): Readonly<Record<string, string>> {
  const { product, version, platform, platformVersion, deviceName } = introduce(identity);
  return {
    'X-Plex-Client-Identifier': headerText(identity.clientIdentifier),
    'X-Plex-Product': product,
    'X-Plex-Version': version,
    'X-Plex-Platform': platform,
    'X-Plex-Platform-Version': platformVersion,
    'X-Plex-Device': platform,
    'X-Plex-Device-Name': deviceName,
  };
}

/** A header holds visible ASCII only; a computer's name may hold anything. */
function headerText(value: string): string {
  return value
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[‘’]/g, "'")
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 200);
}
