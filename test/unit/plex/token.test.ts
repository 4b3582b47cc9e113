import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Token } from '../../../main/plex/token';

describe('a token', () => {
  it.each(['abcDEF0123456789-_xy', ' abc\n', 'eyJhbGciOi.eyJzdWIi.c2ln', 'x'.repeat(4096)])(
    'is read from %j',
    (text) => {
      expect(Token.parse(text)).toMatchObject({ ok: true });
    },
  );

  it.each(['', '  ', 'two words', 'tokén', 'a\u0000b', 'a\nb', 'x'.repeat(4097)])(
    'is not read from %j',
    (text) => {
      expect(Token.parse(text)).toMatchObject({ ok: false, problem: { kind: 'malformed-token' } });
    },
  );

  it('gives its text away to reveal() alone', () => {
    const secret = 'canary-token-1234567';
    const read = Token.parse(secret);
    if (!read.ok) throw new Error('The token was not read.');
    const token = read.value;
    expect(token.reveal()).toBe(secret);
    const shown = [
      String(token),
      JSON.stringify({ token }),
      inspect(token, { showHidden: true, depth: 9 }),
      inspect(structuredClone(token), { showHidden: true }),
      JSON.stringify(Object.entries(token)),
    ];
    for (const text of shown) expect(text).not.toContain(secret);
  });

  it('calls itself [token] wherever it is written', () => {
    const read = Token.parse('canary-token-1234567');
    if (!read.ok) throw new Error('The token was not read.');
    expect(`${read.value}`).toBe('[token]'); // eslint-disable-line @typescript-eslint/restrict-template-expressions -- a slip that must do no harm
    expect(JSON.stringify({ token: read.value })).toBe('{"token":"[token]"}');
    expect(inspect(read.value)).toBe('[token]');
  });
});
