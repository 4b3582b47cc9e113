import { describe, expect, it } from 'vitest';
import {
  isPictureAddress,
  isPublicAddress,
  isSensiblePicture,
} from '../../../../main/plex/documents/picture';
import { plainPicture } from '../../../plex-tv/accounts/picture';

describe('where a picture may come from', () => {
  it.each([
    'https://plex.tv/users/1/avatar?c=1',
    'https://secure.gravatar.com/avatar/1',
    'https://93.184.215.14/a.png',
    'https://[2606:4700::1111]/a.png',
  ])('lets %s through', (address) => {
    expect(isPictureAddress(address)).toBe(true);
  });

  it.each([
    'http://plex.tv/avatar',
    'https://plex.tv:8443/avatar',
    'https://user:password@plex.tv/avatar',
    'https://user@plex.tv/avatar',
    'https://:password@plex.tv/avatar',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    'https://localhost/avatar',
    'https://printer/avatar',
    'https://me.localhost/avatar',
    'https://127.0.0.1/avatar',
    'https://2130706433/avatar',
    'https://0x7f.1/avatar',
    'https://[::1]/avatar',
    'https://[::ffff:10.0.0.1]/avatar',
    'https://[::127.0.0.1]/avatar',
    'https://[64:ff9b::127.0.0.1]/avatar',
    'https://10.0.0.1/avatar',
    'https://192.168.1.1/avatar',
    'https://169.254.169.254/latest/meta-data',
    'https://[fe80::1]/avatar',
    'https://0.0.0.0/avatar',
    'not an address',
  ])('stops %s', (address) => {
    expect(isPictureAddress(address)).toBe(false);
  });

  it('tells public addresses from all others', () => {
    expect(['93.184.215.14', '2606:4700::1111'].every(isPublicAddress)).toBe(true);
    const others = [
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '100.64.0.1',
      '224.0.0.1',
      '::',
      'fd00::1',
      '',
      'plex.tv',
    ];
    expect(others.some(isPublicAddress)).toBe(false);
  });

  it.each([
    ['IPv4-compatible', '::7f00:1'],
    ['IPv4-compatible, of a public address', '::5db8:d70e'],
    ['IPv4-mapped', '::ffff:192.168.1.1'],
    ['IPv4-translated', '::ffff:0:10.0.0.1'],
    ['NAT64', '64:ff9b::10.0.0.1'],
    ['NAT64 of a local network', '64:ff9b:1::10.0.0.1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['documentation', '2001:db8::1'],
    ['newer documentation', '3fff::1'],
    ['benchmarking', '2001:2::1'],
    ['site-local', 'fec0::1'],
    ['unique local', 'fd12:3456::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['discard', '100::1'],
    ['multicast', 'ff02::1'],
    ['segment routing', '5f00::1'],
    ['not given out to anybody', '4000::1'],
    ['documentation in IPv4', '203.0.113.7'],
    ['benchmarking in IPv4', '198.18.0.1'],
    ['6to4 relays in IPv4', '192.88.99.1'],
    ['reserved in IPv4', '240.0.0.1'],
  ])('takes no address of this kind for public: %s', (_, address) =>
    expect(isPublicAddress(address)).toBe(false),
  );
});

describe('what is a picture', () => {
  /** The start of a JPEG: a comment segment, then a frame of the given size. */
  const jpeg = (width: number, height: number): Uint8Array =>
    Uint8Array.of(
      0xff,
      0xd8,
      0xff,
      0xfe,
      0,
      4,
      1,
      2,
      0xff,
      0xc0,
      0,
      17,
      8,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      3,
    );

  it('is a PNG or a JPEG of a sensible size', () => {
    expect(isSensiblePicture(plainPicture(64, [1, 2, 3]))).toBe(true);
    expect(isSensiblePicture(jpeg(640, 480))).toBe(true);
  });

  it('is not one with a huge or an empty canvas', () => {
    expect(isSensiblePicture(plainPicture(4096, [1, 2, 3]))).toBe(false);
    expect(isSensiblePicture(jpeg(60_000, 10))).toBe(false);
    expect(isSensiblePicture(jpeg(10, 60_000))).toBe(false);
    expect(isSensiblePicture(jpeg(0, 10))).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a web page', '<html></html>'],
    ['a GIF', 'GIF89a\u0001\u0000\u0001\u0000'],
    ['a PNG cut short', '\u0089PNG\r\n\u001a\n'],
  ])('is not %s', (_, text) => {
    expect(isSensiblePicture(Buffer.from(text, 'latin1'))).toBe(false);
  });

  it('ends with a JPEG whose segments lead nowhere', () => {
    expect(isSensiblePicture(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0, 0, 0, 0, 0))).toBe(
      false,
    );
  });
});

/** The first bytes of a PNG that claims to be so large. */
function pngOf(width: number, height: number): Buffer {
  const bytes = Buffer.from('89504e470d0a1a0a0000000d49484452'.padEnd(48, '0'), 'hex');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe('the size that a PNG claims', () => {
  it('stands in the first 24 bytes', () => {
    expect(isSensiblePicture(pngOf(1, 1))).toBe(true);
    expect(isSensiblePicture(pngOf(1, 1).subarray(0, 23))).toBe(false);
  });

  it.each([
    [2048, 2048, true],
    [2049, 1, false],
    [1, 2049, false],
    [0, 1, false],
    [1, 0, false],
  ])('of %i by %i is sensible: %s', (width, height, isSensible) => {
    expect(isSensiblePicture(pngOf(width, height))).toBe(isSensible);
  });

  it('counts only behind the whole signature', () => {
    for (let at = 0; at < 8; at++) {
      const bytes = pngOf(1, 1);
      bytes.writeUInt8(0x20, at);
      expect(isSensiblePicture(bytes), `byte ${at}`).toBe(false);
    }
  });
});

describe('the size that a JPEG claims', () => {
  const START = 'ffd8';
  /** A segment with what a frame begins with: its depth, height and width. */
  const segment = (marker: string, size: string): string => `ff${marker}000708${size}${size}`;
  const SMALL = '0020';
  const HUGE = 'ffff';
  const isSensible = (hex: string): boolean => isSensiblePicture(Buffer.from(hex, 'hex'));

  it.each(['c0', 'c1', 'c2', 'cf'])('stands in the frame of kind %s, also at the very end', (marker) => {
    expect(isSensible(START + segment(marker, SMALL))).toBe(true);
    expect(isSensible(START + segment(marker, HUGE))).toBe(false);
  });

  it.each(['bf', 'c4', 'c8', 'cc', 'd0', 'e0'])('does not stand in a segment of kind %s', (marker) => {
    expect(isSensible(START + segment(marker, HUGE) + segment('c0', SMALL))).toBe(true);
    expect(isSensible(START + segment(marker, SMALL))).toBe(false);
  });

  it('counts only in a JPEG, and as far as that goes', () => {
    const frame = segment('c0', SMALL);
    expect(isSensible(`00d8${frame}`)).toBe(false);
    expect(isSensible(`ff00${frame}`)).toBe(false);
    expect(isSensible(`${START}00${frame.slice(2)}`)).toBe(false);
    for (let cut = 2; cut < frame.length; cut += 2) {
      expect(isSensible(START + frame.slice(0, -cut)), `${cut / 2} bytes are missing`).toBe(false);
    }
  });
});
