import { describe, expect, it, vi } from 'vitest';
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

  it.each([
    [8, 8],
    [9, 8],
    [10, 10],
    [15, 10],
    [16, 16],
    [40, 16],
  ])('takes for a secret of %i characters what begins like it for %i', (length, compared) => {
    const secret = 'Abcdefghijklmnopqrstuvwxyz0123456789-_.~'.slice(0, length);
    expect(mask(secret.slice(0, compared), secret)).toBe(MASK);
    expect(mask(`${secret}.`, secret)).toBe(`${MASK}.`);
    expect(mask(`${secret.slice(0, compared - 1)}!${secret.slice(compared)}`, secret)).not.toContain(MASK);
  });

  it.each([
    ['abcdefghi', 'abcdefgh'],
    ['abcdefghij', 'abcdefgh'],
    ['abcdefghijklm', 'abcdefghijk'],
    ['abcdefghijklmnop', 'abcdefghij'],
    ['abcdefghijklmnop', 'abcdefgh'],
  ])('hides all of %s where %s is secret, too, in whichever order they come', (long, short) => {
    expect(mask(`${long}.`, long, short)).toBe(`${MASK}.`);
    expect(mask(`${long}.`, short, long)).toBe(`${MASK}.`);
  });

  it('hides a short secret alone where a longer one only seems to begin', () => {
    const secrets = ['abcdefgh', 'abcdefghij', 'abcdefghijklmnop'];
    expect(mask('abcdefghi-', ...secrets)).toBe(`${MASK}i-`);
    expect(mask('abcdefghijklmno-', ...secrets)).toBe(`${MASK}klmno-`);
  });

  it('looks up each place of a text three times at most, however many secrets begin alike', () => {
    const secrets = Array.from({ length: 20 }, (_, index) => `${'a'.repeat(8 + index)}b`);
    const looks = vi.spyOn(Map.prototype, 'get');
    const secretMask = new SecretMask(secrets);
    looks.mockClear();
    secretMask.mask('a'.repeat(1000));
    const count = looks.mock.calls.length;
    looks.mockRestore();
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(3000);
  });

  it('leaves secrets of less than eight characters, which would blank out ordinary words', () => {
    expect(mask('a short word', 'short')).toBe('a short word');
    expect(mask('page=a%2Fb%2Fc', 'a/b/c')).toBe('page=a%2Fb%2Fc');
  });

  it.each([
    ['{"authToken" : "abc-12", "page": "1"}', `{"authToken" : "${MASK}", "page": "1"}`],
    ['https://x/?u=a%253FX-Plex-Token%253Dabc-12', `https://x/?u=a%253FX-Plex-Token%253D${MASK}`],
    ['https://me:abc-12@host/x', `https://me:${MASK}@host/x`],
    ['https://host:443/@me', 'https://host:443/@me'],
  ])('hides what is given to a token or password in %s', (text, masked) => {
    expect(new SecretMask([]).mask(text)).toBe(masked);
  });

  it.each([
    ['in small letters', 'Abcd-EFGH/ijk=', 'see abcd-efgh/ijk=.', `see ${MASK}.`],
    ['in capitals', 'Abcd-EFGH', 'ABCD-EFGH', MASK],
    ['percent-encoded', 'Abcd-EFGH/ijk=', 'see Abcd-EFGH%2Fijk%3D.', `see ${MASK}.`],
    ['with half a character in it', 'abcd/\uD800-efgh', 'see abcd/\uD800-efgh', `see ${MASK}`],
    [
      'percent-encoded with half a character in it',
      'abcd/\uD800-efgh',
      `see ${new URL('https://plex.tv/?abcd%2F\uD800-efgh').search}`,
      `see ?${MASK}`,
    ],
    ['percent-encoded in small letters', 'Abcd-EFGH/ijk=', 'abcd-efgh%2fijk%3d', MASK],
  ])('hides a secret that is repeated %s', (_, secret, text, masked) => {
    expect(mask(text, secret)).toBe(masked);
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

  it.each(['hash', 'passwordHash', 'authData', 'hashtagHash', 'authorPinCode'])('is called %s', (name) =>
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

describe('the name of a secret', () => {
  it.each([
    ...[
      'accessToken',
      'clientSecret',
      'passwd',
      'passphrase',
      'credentials',
      'cookies',
      'nonce',
      'jwt',
      'bearer',
    ],
    ...['signature', 'recoveryCodes', 'playQueue', 'sessionId', 'session_id', 'SessionID', 'sessionid'],
    ...[
      'pin',
      'pinCode',
      'homePin',
      'homePin2',
      'homePin42',
      'totp',
      'key',
      'apiKey',
      'api_key',
      'api.key',
      'api-key',
    ],
  ])('is recognized: %s', (name) => expect(mightBeSecret(name, 'x')).toBe(true));

  it.each([
    ...[
      'opinions',
      'spinner',
      'options',
      'laptops',
      'otpReady',
      'session',
      'sessionXyzId',
      'keyboard',
      'turkey',
    ],
    ...['apikey', 'keys', 'hashtags', 'authors'],
  ])('is not seen in %s', (name) => expect(mightBeSecret(name, 'x')).toBe(false));

  it.each(['', '0', '1', 'true', 'false'])('makes no secret of the flag %j', (flag) =>
    expect(mightBeSecret('hasToken', flag)).toBe(false),
  );

  it.each(['2', '00', '10', '01', 'untrue', 'trues', 'a false'])(
    'makes one of %j, which is no flag',
    (value) => expect(mightBeSecret('hasToken', value)).toBe(true),
  );

  it.each([
    ['tokenExpiresAt', '1467319285', false],
    ['tokenExpiresAt', '14673192851', true],
    ['tokenExpiresAt', '146731928', true],
    ['tokenExpiresAt', 'x1467319285', true],
    ['tokenAtHome', '1467319285', true],
    ['token', '1467319285', true],
  ])('%s with the value %s might be secret: %s', (name, value, isSecret) =>
    expect(mightBeSecret(name, value)).toBe(isSecret),
  );
});

describe('the looks of a secret', () => {
  it.each(['abcdefghij1234567890', 'ABCDEFGHIJ1234567890', '1aaaaaaaaaaaaaaaaaaa', 'a_b+c/d=e.f~g-123456'])(
    'are those of a long word of letters and digits: %s',
    (value) => expect(mightBeSecret('odd', value)).toBe(true),
  );

  it.each([
    'abcdefghij123456789',
    'abcdefghijklmnopqrst',
    '12345678901234567890',
    'abcdefghij 1234567890',
    'abcdefghij1234567890 ',
    ' abcdefghij1234567890',
    'abcdefghij1234567890!',
  ])('are not those of %j', (value) => expect(mightBeSecret('odd', value)).toBe(false));
});

describe('a token in a text', () => {
  const mask = (text: string): string => new SecretMask([]).mask(text);

  it.each([
    ...['token=', 'X-Plex-TOKEN=', 'secret=', 'password=', 'token%3d', 'token%3D', 'secret%253D'],
    ...[
      `token%${'25'.repeat(8)}3d`,
      '"token":"',
      '"password" :"',
      `"secret"${' '.repeat(8)}:${' '.repeat(8)}"`,
    ],
  ])('is hidden behind %s', (name) => expect(mask(`${name}abc`)).toBe(`${name}${MASK}`));

  it.each(['token: ', 'Token:', 'X-Plex-Token: ', 'secret : ', 'Bearer ', 'Authorization: bearer '])(
    'is hidden in plain text behind %j',
    (name) => expect(mask(`${name}abcdefgh1 more`)).toBe(`${name}${MASK} more`),
  );

  it.each([
    'https://plex.tv/token/',
    'https://plex.tv/a/Token/',
    'https://plex.tv/x?u=http%3A%2F%2Fy%2Ftoken%2F',
  ])('is hidden in the path of an address: %s', (start) => {
    expect(mask(`${start}abcdefgh1/more`)).toBe(`${start}${MASK}/more`);
    expect(mask(`${start}abcdefgh1?page=1`)).toBe(`${start}${MASK}?page=1`);
  });

  it.each([
    ['Bearer password:abc12345-bearer secret99x', 'secret99x'],
    ['/token/mypassword:1234567.bearer abcdefg1', 'abcdefg1'],
  ])('is found in %s, where one way of telling stands within another', (text, told) =>
    expect(mask(text)).not.toContain(told),
  );

  it.each(['bearer of news', 'the token/key', 'Token: none', 'https://plex.tv/token/list'])(
    'is not taken for one in %j',
    (text) => expect(mask(text)).toBe(text),
  );

  it.each(['abcdefghijklmnopqrst', 'ABCDEFGHIJKLMNOPQRSTU', '--------------------'])(
    'is the word %s behind its name, as long as a token of plex.tv',
    (word) => expect(mask(`Token: ${word} more`)).toBe(`Token: ${MASK} more`),
  );

  it.each(['subscription', 'abcdefghijklmnopqr'])('is not the shorter word %s behind its name', (word) =>
    expect(mask(`Bearer ${word}, and so on`)).toBe(`Bearer ${word}, and so on`),
  );

  it.each(['token abc', 'tokens=abc', 'token%4dabc', 'token:abc', '"token" "abc"', 'token=', 'page=abc'])(
    'is not seen in %s',
    (text) => expect(mask(text)).toBe(text),
  );

  it.each(['&', '#', ';', ' ', '\n', '"', "'", '<', '>'])('ends before %j', (end) =>
    expect(mask(`token=abc${end}def`)).toBe(`token=${MASK}${end}def`),
  );

  it.each([
    ['https://:abc@host', `https://:${MASK}@host`],
    [`https://${'u'.repeat(100)}:abc@host`, `https://${'u'.repeat(100)}:${MASK}@host`],
    [`https://u:${'p'.repeat(200)}@host`, `https://u:${MASK}@host`],
    ['https://u:a:b@host and ftp://v:c@host', `https://u:${MASK}@host and ftp://v:${MASK}@host`],
  ])('is hidden as the password of an address: %s', (text, masked) => expect(mask(text)).toBe(masked));

  it.each([
    'https://u@host:1/',
    'https://host:80/@',
    'https://a b:c@host',
    'mail u:abc@host',
    'https://u:a c@host',
  ])('is not seen in the address %s', (text) => expect(mask(text)).toBe(text));
});

describe('the secrets of a document', () => {
  const found = (root: object): readonly string[] => [...secretsIn(root)].sort();

  it.each([
    ...['authToken', 'clientSecret', 'password', 'passphrase', 'credential', 'cookie', 'jwt', 'bearer'],
    ...['accessKey', 'api_key', 'apiKey', 'private.key', 'APIKEY'],
  ])('are the texts called %s', (name) => expect(found({ [name]: 'abcdefgh' })).toEqual(['abcdefgh']));

  it.each(['title', 'key', 'queue', 'pin', 'signature'])('are not those called %s', (name) =>
    expect(found({ [name]: 'abcdefgh' })).toEqual([]),
  );

  it('are without the white space around them, and eight characters long at least', () => {
    expect(found({ token: ' abcdefgh\n' })).toEqual(['abcdefgh']);
    expect(found({ token: 'abcdefg' })).toEqual([]);
    expect(found({ token: ' abcdefg ' })).toEqual([]);
  });

  it('are no times, and no values that are not text', () => {
    expect(found({ tokenExpiresAt: '1467319285', token: null, secret: 12345678, password: true })).toEqual(
      [],
    );
    expect(found({ token: undefined, cookie: [undefined] })).toEqual([]);
    expect(found({ tokenExpiresAt: ['1467319285', '1467319286'] })).toEqual([]);
    expect(found({ tokenExpiresAt: { '#text': '1467319285' } })).toEqual([]);
  });

  it('are found in lists, in elements and in the text of elements', () => {
    expect(found({ a: { token: ['abcdefgh', { '#text': 'ijklmnop' }] }, b: { title: 'qrstuvwx' } })).toEqual([
      'abcdefgh',
      'ijklmnop',
    ]);
  });

  it('are all that stands below such a name, but for its times', () => {
    const below = { value: 'abcdefgh', list: [{ deeper: 'ijklmnop' }], expiresAt: '1467319285' };
    expect(found({ authToken: below, title: 'qrstuvwx' })).toEqual(['abcdefgh', 'ijklmnop']);
  });
});
