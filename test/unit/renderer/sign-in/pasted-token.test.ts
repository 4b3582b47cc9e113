import { describe, expect, it } from 'vitest';
import { pastedToken } from '../../../../renderer/lib/sign-in/pasted-token';

const TOKEN = 'abcDEF123456-_abcDEF';

describe('the token in what was pasted', () => {
  it.each([
    ['the token alone', TOKEN],
    ['the token with white space around', `\n  ${TOKEN} \t`],
    ['an address that ends with it', `https://x.plex.direct:32400/library/metadata/1?X-Plex-Token=${TOKEN}`],
    ['an address that goes on', `https://plex.tv/api?X-Plex-Token=${TOKEN}&checkFiles=1#top`],
    ['an address inside an address', `https://x/?next=https%3A%2F%2Fy%2F%3FX-Plex-Token%3D${TOKEN}`],
    ['a line of a document', `<a href="https://x/?x-plex-token=${TOKEN}">`],
  ])('is found in %s', (_, pasted) => expect(pastedToken(pasted)).toBe(TOKEN));

  it('is decoded, where the address encodes it', () => {
    expect(pastedToken('https://x/?X-Plex-Token=a%2Bb')).toBe('a+b');
    expect(pastedToken('https://x/?X-Plex-Token=100%')).toBe('100%');
  });

  it('is nothing when nothing was pasted', () => expect(pastedToken(' \n')).toBe(''));

  it('is left as it is when it is no token: plex.tv and main judge that', () => {
    expect(pastedToken('two words')).toBe('two words');
  });
});
