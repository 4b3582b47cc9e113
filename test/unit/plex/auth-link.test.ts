import { describe, expect, it } from 'vitest';
import { authLink, CODE_ENTRY_ADDRESS } from '../../../main/plex/auth-link';

const identity = {
  clientIdentifier: '6ad9cf0e-9d3f-4c0b-9f43-9d7e6f0a5b11',
  version: '1.2.3',
  platform: 'darwin',
  platformVersion: '6.1',
  hostName: 'Zoë’s den & attic #1',
};

describe('the sign-in page’s address', () => {
  const link = authLink(identity, 'abc+d&e');

  it('carries who asks in its fragment, where no server sees it', () => {
    const { origin, pathname, search, hash } = new URL(link);
    expect(origin + pathname + search).toBe('https://app.plex.tv/auth');
    expect(Object.fromEntries(new URLSearchParams(hash.slice('#?'.length)))).toEqual({
      clientID: identity.clientIdentifier,
      code: 'abc+d&e',
      'context[device][product]': 'Marquee',
      'context[device][version]': '1.2.3',
      'context[device][platform]': 'macOS',
      'context[device][platformVersion]': '6.1',
      'context[device][device]': 'macOS',
      'context[device][deviceName]': "Marquee (Zoe's den & attic #1)",
    });
  });

  it('is percent-encoded, blanks and brackets too', () => {
    expect(link).toMatch(/^https:\/\/app\.plex\.tv\/auth#\?[\w.%&='()-]+$/);
    expect(link).toContain('&code=abc%2Bd%26e&context%5Bdevice%5D%5Bproduct%5D=Marquee&');
    expect(link).toContain("Marquee%20(Zoe's%20den%20%26%20attic%20%231)");
  });
});

it('a four-character code is typed at plex.tv/link', () => {
  expect(CODE_ENTRY_ADDRESS).toBe('https://plex.tv/link');
});
