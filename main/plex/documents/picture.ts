import ipaddr from 'ipaddr.js';

/** The most bytes a picture may have on the wire. */
export const MAX_PICTURE_BYTES = 512 * 1024;

const MAX_PIXELS_A_SIDE = 2048;

/**
 * Where a picture may be fetched from: https, the usual port, a host name or a public address, no user name.
 * The address comes from plex.tv's reply and is not to be trusted: it must not become a way to reach this computer,
 * its network, or a program on it.
 */
export function isPictureAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '')
    return false;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(host) ? isPublicAddress(host) : host.includes('.') && !host.endsWith('.localhost');
}

/** All of IPv6 that is given out to hosts of the internet (IANA, IPv6 Global Unicast Address Assignments). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * False for loopback, private, link-local, multicast and reserved addresses, for those of IPv6 that only wrap one of IPv4
 * (which may be private), and for what is no IP address.
 */
export function isPublicAddress(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const address = ipaddr.process(ip);
  const isGivenOut = address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST);
  return isGivenOut && address.range() === 'unicast';
}

/**
 * True for a PNG or JPEG of a sensible size, by what its bytes say and not by its name or content type.
 * Checked before decoding, since a small file can claim a huge canvas.
 */
export function isSensiblePicture(bytes: Uint8Array): boolean {
  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (!size) return false;
  const [width, height] = size;
  return width > 0 && height > 0 && width <= MAX_PIXELS_A_SIDE && height <= MAX_PIXELS_A_SIDE;
}

type Size = readonly [width: number, height: number];

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Width and height stand in the first chunk, IHDR (PNG specification, 11.2.2). */
function pngSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 24 || !PNG_SIGNATURE.every((byte, index) => bytes[index] === byte)) return null;
  const view = viewOf(bytes);
  return [view.getUint32(16), view.getUint32(20)];
}

/** Width and height stand in the start-of-frame segment (ITU T.81, B.2.2); the segments before it are skipped. */
function jpegSize(bytes: Uint8Array): Size | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = viewOf(bytes);
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
