import type { Slices } from '../../base/slices';
import { isSecretByName, MASK, SecretMask } from '../secrets';
import { readInstant } from './attribute-values';
import { decoded, readTags, type RawAttributes } from './xml-tags';

/** The most decoded bytes a list of devices may have: that of 1,000 has half of them. */
export const MAX_DEVICES_BYTES = 2 * 1024 * 1024;

/** More devices than an account was ever seen with: hundreds. A list that is longer is none. */
const MAX_DEVICES = 5_000;

/** So many devices have no more elements in all: connections, above all. */
const MAX_ELEMENTS = 50_000;

/** A text that is longer is masked without a look at it. No line that Marquee prints of one has more. */
const MAX_EXAMINED = 4000;

/** Where a device is: `uri`, `publicAddress`, `localAddresses`. */
const ADDRESS_NAME = /^uri$|address(es)?$/i;

/** The texts that are read of a device; null is not sent, and `''` was sent empty. */
const TEXTS = [
  /** The number that plex.tv removes it by; a string, since it is a name and not a quantity. */
  'id',
  'name',
  /** The app, such as `Plex Web`, and its version. */
  'product',
  'productVersion',
  /** The system or the browser, and its version. */
  'platform',
  'platformVersion',
  /** The kind of thing, such as `Pixel 8`. */
  'device',
] as const;

/**
 * A device that is signed in to an account: `GET https://plex.tv/devices.xml`. The call is not documented; public clients
 * use it. Holds no secret and no address: each device of plex.tv's answer has a live token of its own.
 */
export type Device = Readonly<Record<(typeof TEXTS)[number], string | null>> & {
  /** What it can be: `server`, `player`, `controller`, … */
  readonly provides: readonly string[];
  /** When it signed in for the first time, and when it was last in use, ISO 8601 UTC; null when that was not told. */
  readonly createdAt: string | null;
  readonly lastSeenAt: string | null;
  /** What stays the same when it is renamed or updated; null when plex.tv did not tell. It is never shown. */
  readonly clientIdentifier: string | null;
};

/**
 * Reads plex.tv's list of an account's devices, in slices. Device tokens, addresses of connections and `publicAddress`
 * are dropped before anything else sees the list, and masked wherever it repeats them.
 * @param text the decoded body, at most 2 MiB
 * @param secrets texts that must not come out again, whatever attribute repeats them (the token just used)
 * @returns the devices in the order sent, or null when the text is no such list, or one of more than 5,000
 */
export function* parseDevices(text: string, secrets: readonly string[]): Slices<readonly Device[] | null> {
  const mask = new SecretMask(secrets);
  const devices: Device[] = [];
  let elements = 0;
  const isWhole = yield* readTags(text, {
    *onElement(names, attributes) {
      const [root, child, ...further] = names;
      if (root !== 'MediaContainer') return false;
      if (child === 'Device' && further.length === 0) devices.push(readDevice(attributes));
      for (const [name, raw] of attributes) {
        for (const secret of secretsOf([...names, name], raw)) mask.add(secret);
        yield;
      }
      elements += 1;
      return devices.length <= MAX_DEVICES && elements <= MAX_ELEMENTS;
    },
    onEnd(names, inside) {
      for (const secret of secretsOf(names, inside)) mask.add(secret);
    },
  });
  if (!isWhole) return null;
  const masked: Device[] = [];
  for (const device of devices) {
    masked.push(withoutSecrets(device, mask));
    yield;
  }
  return masked;
}

function readDevice(attributes: RawAttributes): Device {
  const textOf = (name: string): string | null => read(attributes, name);
  const timeOf = (name: string): string | null => readInstant((textOf(name) ?? '').trim());
  const texts = Object.fromEntries(TEXTS.map((name) => [name, textOf(name)]));
  return {
    // Each text was read under its name, which is what the type says.
    ...(texts as Record<(typeof TEXTS)[number], string | null>),
    provides: (textOf('provides') ?? '').split(/[\s,;|]+/).filter(Boolean),
    createdAt: timeOf('createdAt'),
    lastSeenAt: timeOf('lastSeenAt'),
    clientIdentifier: identifierOf(attributes),
  };
}

function identifierOf(attributes: RawAttributes): string | null {
  const identifier = read(attributes, 'clientIdentifier');
  return identifier === '' || identifier === MASK ? null : identifier;
}

function read(attributes: RawAttributes, name: string): string | null {
  const raw = attributes.get(name);
  if (raw === undefined) return null;
  return raw.length > MAX_EXAMINED ? MASK : decoded(raw);
}

/**
 * What must not come out again of a text: where a device is, and what its name, or that of an element around it, calls
 * secret.
 */
function secretsOf(names: readonly string[], raw: string): readonly string[] {
  if (ADDRESS_NAME.test(names.at(-1) ?? '')) return decoded(raw).split(/[\s,]+/);
  return isSecretByName(names) ? [decoded(raw).trim()] : [];
}

function withoutSecrets(device: Device, mask: SecretMask): Device {
  const clean = (text: string | null): string | null => (text === null ? null : mask.mask(text));
  const texts = Object.fromEntries(TEXTS.map((name) => [name, clean(device[name])]));
  return { ...device, ...texts, provides: device.provides.map((it) => mask.mask(it)) };
}
