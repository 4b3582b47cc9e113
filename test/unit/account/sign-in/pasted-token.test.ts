import { describe, expect, it } from 'vitest';
import { readPastedToken } from '../../../../main/account/sign-in/pasted-token';

const TOKEN = 'abcDEF123456-_abcDEF';

function read(pasted: string): string | null {
  const token = readPastedToken(pasted);
  return token.ok ? token.value.reveal() : null;
}

describe('the token in what was pasted', () => {
  it.each([
    ['the token alone', TOKEN],
    ['the token with white space around', `\n  ${TOKEN} \t`],
    ['an address that ends with it', `https://x.plex.direct:32400/library/metadata/1?X-Plex-Token=${TOKEN}`],
    ['an address that goes on', `https://plex.tv/api?X-Plex-Token=${TOKEN}&checkFiles=1#top`],
    ['an address inside an address', `https://x/?next=https%3A%2F%2Fy%2F%3FX-Plex-Token%3D${TOKEN}`],
    ['a line of a document', `<a href="https://x/?x-plex-token=${TOKEN}">`],
    ['the query alone', `X-Plex-Token=${TOKEN}`],
    ['a header', `X-Plex-Token: ${TOKEN}`],
    ['a call of curl', `curl -H 'X-Plex-Token: ${TOKEN}' https://plex.tv/api/v2/user`],
    ['a server’s Preferences.xml', `<Preferences MachineIdentifier="1" PlexOnlineToken="${TOKEN}" x="y"/>`],
    ['JSON of plex.tv', `{"id":1,"authToken":"${TOKEN}","x":null}`],
    ['JSON over several lines', `{\n  "authToken" : "${TOKEN}"\n}`],
    ['JSON inside of JSON', `"{\\"authToken\\":\\"${TOKEN}\\"}"`],
    ['JSON with the quotes of a word processor', `{“authToken”: “${TOKEN}”}`],
    ['Preferences.xml with such quotes', `PlexOnlineToken=„${TOKEN}“`],
    ['a link of Markdown', `[here](https://x.plex.direct/library?X-Plex-Token=${TOKEN})`],
    ['an address in a code span', `\`https://x/?X-Plex-Token=${TOKEN}\``],
    ['quotes', `"${TOKEN}"`],
    ['quotes and white space', ` " ${TOKEN} " `],
    ['several quotes', `("'${TOKEN}'")`],
    ['typographic quotes', `“${TOKEN}”`],
    ['a code span of a chat', `\`${TOKEN}\``],
    ['brackets', `<${TOKEN}>`],
    ['invisible characters', `\ufeff\u200b${TOKEN.slice(0, 5)}\u200d${TOKEN.slice(5)}\u2060`],
    ['no-break spaces', `\u00a0${TOKEN}\u202f`],
    ['soft hyphens', `abcDEF\u00ad123456-_abcDEF`],
  ])('is found in %s', (_, pasted) => expect(read(pasted)).toBe(TOKEN));

  it('is decoded, where the address encodes it', () => {
    expect(read('https://x/?X-Plex-Token=a%2Bb')).toBe('a+b');
    expect(read('https://x/?X-Plex-Token=100%')).toBe('100%');
    expect(read('https://x/?X-Plex-Token=a%25b')).toBe('a%b');
    expect(read('https://x/?next=https%253A%252F%252Fy%252F%253FX-Plex-Token%253Da%252Bb')).toBe('a+b');
  });

  it.each([
    ['a claim token', 'claim-abcDEF123456abcDEF12', /claim token/],
    ['a claim token with white space around', '\n claim-abcDEF123456abcDEF12 ', /claim token/],
    ['a claim token in quotes with white space', '" claim-abcDEF123456abcDEF12 "', /claim token/],
    ['a claim token of a container’s settings', 'PLEX_CLAIM=claim-abcDEF123456abcDEF12', /claim token/],
    ['one of compose', 'PLEX_CLAIM: "claim-abcDEF123456abcDEF12"', /claim token/],
    ['one in the quotes of a word processor', 'PLEX_CLAIM=“claim-abcDEF123456abcDEF12”', /claim token/],
    ['one in a link of Markdown', '[claim](claim-abcDEF123456abcDEF12)', /claim token/],
    ['one in an address', 'http://x:32400/myplex/claim?token=claim-abcDEF123456', /claim token/],
    ['one that is said to be a token', 'X-Plex-Token=claim-abcDEF123456abcDEF12', /claim token/],
    ['an e-mail address that is said to be one', 'authToken: "quiet.lantern@example.org"', /email address/],
    ['an address without its scheme', 'app.plex.tv/desktop/#!/server/1', /doesn’t contain a token/],
    [
      'one of a server in the network',
      '192.168.1.2:32400/library/metadata/1?checkFiles=1',
      /doesn’t contain a token/,
    ],
    ['one of this computer', 'localhost:32400/web', /doesn’t contain a token/],
    ['one of a server alone', '192.168.1.2:32400', /doesn’t contain a token/],
    ['an e-mail address', 'quiet.lantern@example.org', /email address/],
    ['an e-mail address in quotes with white space', '" quiet.lantern@example.org "', /email address/],
    ['an address without a token', 'https://app.plex.tv/desktop/#!/media/1', /doesn’t contain a token/],
    [
      'an address of plex.direct without one',
      '"http://192-168-1-2.x.plex.direct:32400/web"',
      /doesn’t contain a token/,
    ],
    ['a sentence with an address', 'It is at https://app.plex.tv/desktop', /doesn’t contain a token/],
    ['a sentence with an e-mail address', 'I am quiet.lantern@example.org', /isn’t a Plex token/],
    ['a sentence that begins with one', 'quiet.lantern@example.org is mine', /isn’t a Plex token/],
    ['quotes alone', '""', /isn’t a Plex token/],
    ['two words', 'two words', /isn’t a Plex token/],
    ['nothing', ' \n', /isn’t a Plex token/],
    ['nothing that can be seen', '\u200b\ufeff', /isn’t a Plex token/],
    ['a name without a value', 'X-Plex-Token=', /isn’t a Plex token/],
  ])('is none in %s, which is named', (_, pasted, message) => {
    const answer = readPastedToken(pasted);
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'malformed-token' } });
    if (!answer.ok) expect(answer.problem.message).toMatch(message);
  });

  it('is one that has the beginning of a claim token inside', () =>
    expect(read('abcDEF-claim-123456')).toBe('abcDEF-claim-123456'));

  it.each(['eyJhbGc.eyJzdWI.abc_DEF-1', 'abc/DEF+123==', '/abc:1?x'])('is one of any form: %s', (token) =>
    expect(read(token)).toBe(token),
  );

  it('is not repeated by what says that it is none', () => {
    const answer = readPastedToken('claim-verysecretclaim1234');
    expect(JSON.stringify(answer)).not.toContain('verysecret');
  });
});
