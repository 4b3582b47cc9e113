import { content, XML, type Answer } from '../answers';
import { secrets } from './secrets';
import { element, xmlDocument, type Attributes } from './xml';

/** A device as plex.tv would list it: the attributes of `<Device>`, as text. What is left out is not sent. */
export type Device = Attributes;

const JOINED_AT = 1_700_000_000;
const DAY = 24 * 60 * 60;

/** A player in a browser, altered by `changes`. Each device has a token of its own, which is as good as a password. */
export function device(id: string, name: string, changes: Attributes = {}): Device {
  return {
    name,
    publicAddress: secrets.publicAddress,
    product: 'Plex Web',
    productVersion: '4.145.1',
    platform: 'Chrome',
    platformVersion: '131.0',
    device: 'Linux',
    model: 'bundled',
    vendor: '',
    provides: 'client,player',
    clientIdentifier: `stand-in-device-${id}`,
    version: '4.145.1',
    id,
    token: `${secrets.deviceToken}${id}`,
    createdAt: String(JOINED_AT),
    lastSeenAt: String(JOINED_AT + DAY),
    screenResolution: '1920x1080',
    screenDensity: '',
    ...changes,
  };
}

/** What a household has: a server, a television and a phone. */
export const threeDevices: readonly Device[] = [
  device('501', 'Attic Server', {
    product: 'Plex Media Server',
    productVersion: '1.41.3.9314',
    platform: 'Linux',
    platformVersion: '6.8',
    device: 'PC',
    provides: 'server',
    lastSeenAt: '1764000000',
  }),
  device('502', 'Living Room', {
    product: 'Plex for LG',
    platform: 'webOS',
    platformVersion: '6.0',
    device: 'LG TV',
    lastSeenAt: '1763900000',
  }),
  device('503', 'Lantern’s Phone', {
    product: 'Plex for Android (Mobile)',
    platform: 'Android',
    platformVersion: '15',
    device: 'Pixel 8',
    provides: 'client,player,pubsub-player,controller',
    lastSeenAt: '1763800000',
  }),
];

/** What has been seen on accounts that are scripted: so many players that nobody remembers, one a day. */
export const thousandDevices: readonly Device[] = Array.from({ length: 1000 }, (_, index) =>
  device(String(10_000 + index), `Player ${index + 1}`, {
    createdAt: String(JOINED_AT + index * DAY),
    lastSeenAt: String(JOINED_AT + index * DAY),
  }),
);

/** The reply of `GET /devices.xml`. */
export function devicesAnswer(devices: readonly Device[]): Answer {
  const root = { publicAddress: secrets.publicAddress, size: String(devices.length) };
  const inside = [element('Connection', { uri: secrets.connection }), element('SyncList', { version: '1' })];
  const list = devices.map((one) => element('Device', one, inside));
  return content(XML, xmlDocument(element('MediaContainer', root, list)));
}
