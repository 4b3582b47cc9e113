import { describe, expect, it } from 'vitest';
import { MASK, mightBeSecret, SecretMask, secretsIn } from '../../../main/plex/secrets';

describe('the mask for secrets', () => {
  const mask = (text: string, ...secrets: readonly string[]): string => new SecretMask(secrets).mask(text);

  it.each([
    ['where it stands alone', 'abcdefgh', MASK],
    ['at the beginning', 'abcdefgh and more', `${MASK} and more`],
    ['in the middle of a word', 'xabcdefghx', `x${MASK}x`],
    ['at the end', 'see abcdefgh', `see ${MASK}`],
    ['each time', 'abcdefgh, abcdefgh', `${MASK}, ${MASK}`],
    ['where it has only begun', 'abcdefg', 'abcdefg'],
  ])('hides a secret %s', (_, text, masked) => expect(mask(text, 'abcdefgh')).toBe(masked));

  it('hides secrets that overlap to the last end of one', () => {
    expect(mask('-abcdefghijkl-', 'abcdefghij', 'efghijkl')).toBe(`-${MASK}-`);
    expect(mask('-abcdefghijkl-', 'abcdefghijkl', 'cdefghij')).toBe(`-${MASK}-`);
  });

  it('hides the longest of secrets that begin alike, and what was cut off of a long one', () => {
    const long = 'abcdefghijklmnopqrstuvwxyz';
    expect(mask(`${long}.`, long, long.slice(0, 20))).toBe(`${MASK}.`);
    expect(mask(long.slice(0, 16), long)).toBe(MASK);
    expect(mask(`${long.slice(0, 15)}.`, long)).toBe(`${long.slice(0, 15)}.`);
  });

  it('leaves secrets of less than eight characters, which would blank out ordinary words', () => {
    expect(mask('a short word', 'short')).toBe('a short word');
  });

  it.each([
    ['{"authToken" : "abc-12", "page": "1"}', `{"authToken" : "${MASK}", "page": "1"}`],
    ['https://x/?u=a%253FX-Plex-Token%253Dabc-12', `https://x/?u=a%253FX-Plex-Token%253D${MASK}`],
    ['https://me:abc-12@host/x', `https://me:${MASK}@host/x`],
    ['https://host:443/@me', 'https://host:443/@me'],
  ])('hides what is given to a token or password in %s', (text, masked) => {
    expect(new SecretMask([]).mask(text)).toBe(masked);
  });

  it('hides what an address gives to a token, known or not', () => {
    expect(mask('https://plex.tv/?X-Plex-Token=xyz&a=1')).toBe(`https://plex.tv/?X-Plex-Token=${MASK}&a=1`);
  });
});

describe('what might be secret', () => {
  it.each(['?key=1', '#a&some.token=1', 'x;signature=', '?a=1&X-Plex-Token=', '?a?a?apiKey='])(
    'is a value with a secret’s name in an address: %s',
    (value) => expect(mightBeSecret('odd', value)).toBe(true),
  );

  it.each(['?page=1', 'key=1', '?key', '?a b key=', '?a=key', 'words of a text'])(
    'is not any other: %s',
    (value) => expect(mightBeSecret('odd', value)).toBe(false),
  );

  it('is a value of more than 2 kB, whatever it holds', () => {
    expect(mightBeSecret('odd', 'a '.repeat(1024))).toBe(false);
    expect(mightBeSecret('odd', `${'a '.repeat(1024)}a`)).toBe(true);
  });

  it.each(['hash', 'passwordHash', 'authData', 'hashtagHash'])('is called %s', (name) =>
    expect(mightBeSecret(name, 'x')).toBe(true),
  );

  it.each(['hashtag', 'author', 'coauthors', 'monkey'])('is not called %s', (name) =>
    expect(mightBeSecret(name, 'x')).toBe(false),
  );

  it('is found however deep it is nested', () => {
    let nested: object = { someToken: 'abcdefgh' };
    for (let depth = 0; depth < 100_000; depth += 1) nested = [nested];
    expect(secretsIn(nested)).toEqual(new Set(['abcdefgh']));
  });
});
