import { describe, expect, it } from 'vitest';
import { identityHeaders } from '../../../main/plex/client-identity';

function headers(hostName: string, platform = 'linux'): Headers {
  return new Headers(
    identityHeaders({
      clientIdentifier: '6ad9cf0e-9d3f-4c0b-9f43-9d7e6f0a5b11',
      version: '1.2.3',
      platform,
      platformVersion: '6.1',
      hostName,
    }),
  );
}

describe('what plex.tv lists under “Authorised devices”', () => {
  it.each([
    ['quiet-desk', 'Marquee (quiet-desk)'],
    ['Zoë’s Mac', "Marquee (Zoe's Mac)"],
    ['家', 'Marquee (?)'],
    ['one\r\nX-Plex-Token: two', 'Marquee (one??X-Plex-Token: two)'],
    ['', 'Marquee'],
    ['   ', 'Marquee'],
  ])('is, on a computer called %j, %j', (hostName, listed) => {
    expect(headers(hostName).get('X-Plex-Device-Name')).toBe(listed);
    expect(headers(hostName).get('X-Plex-Product')).toBe('Marquee');
    expect(headers(hostName).get('X-Plex-Version')).toBe('1.2.3');
  });

  it.each([
    ['darwin', 'macOS'],
    ['win32', 'Windows'],
    ['linux', 'Linux'],
    ['freebsd', 'freebsd'],
  ])('calls %s by the name %s', (platform, name) => {
    expect(headers('desk', platform).get('X-Plex-Platform')).toBe(name);
    expect(headers('desk', platform).get('X-Plex-Device')).toBe(name);
  });

  it('does not grow without end', () => {
    expect(headers('x'.repeat(5_000)).get('X-Plex-Device-Name')?.length).toBeLessThan(220);
  });
});
