import fc from 'fast-check';
import { MAX_DEVICES_BYTES } from '../../../main/plex/documents/devices';
import { MAX_BYTES } from '../../../main/plex/documents/xml-limits';
import { READER_NAMES, type ReaderName } from './readers';
import { repeated } from './repeated';

/** A text as large as its border lets in, for one reader. */
export interface SlowText {
  readonly reader: ReaderName;
  readonly text: string;
}

/** The most bytes that a reader is given. */
function largest(reader: ReaderName): number {
  return reader === 'devices' ? MAX_DEVICES_BYTES : MAX_BYTES;
}

/** Where the many pieces go, for each reader: what stands before them and after. */
const PLACES: Partial<Readonly<Record<ReaderName, readonly (readonly [string, string])[]>>> = {
  account: [
    ['<user id="1" title="', '"/>'],
    ['<user id="1" title=" ', ' x"/>'],
    ['<user id="1" joinedAt="', '"/>'],
    ['<user id="1" thumb="https://plex.tv/', '"/>'],
    ['<user id="1" unknown="', '"/>'],
    ["<user id='1' unknown='", "'/>"],
    ['<user id="1" someToken="abcdefghij" otherSecret="', '"/>'],
    ['<user id="1"', '/>'],
    ['<user id="1"><profile a="1"', '/></user>'],
    ['<user id="1">', '</user>'],
    ['<user id="1"><subscription active="1"><features>', '</features></subscription></user>'],
    ['<user id="1"><subscriptions>', '</subscriptions></user>'],
    ['<user id="1"><roles>', '</roles></user>'],
    ['<user id="1"><', '/></user>'],
    ['<user id="1"><!--', '--></user>'],
    ['<user id="1"><![CDATA[', ']]></user>'],
    ['<?xml ', '?><user id="1"/>'],
    ['', '<user id="1"/>'],
  ],
  home: [
    ['{"users":[{"id":1}', ']}'],
    ['{"users":[{"id":1,"title":"', '"}]}'],
    ['{"users":[{"id":1', '}]}'],
    ['{"users":[],"a":', ''],
    ['<home><users>', '</users></home>'],
    ['<home><users><user id="1"', '/></users></home>'],
  ],
  devices: [
    ['<MediaContainer>', '</MediaContainer>'],
    ['<MediaContainer publicAddress="', '"/>'],
    ['<MediaContainer><Device id="1"', '/></MediaContainer>'],
    ['<MediaContainer><Device id="1" name="', '"/></MediaContainer>'],
    ['<MediaContainer><Device id="1" token="abcdefgh" name=" ', '"/></MediaContainer>'],
    ['<MediaContainer><Device id="1">', '</Device></MediaContainer>'],
    ['<MediaContainer><Device id="1"><token>', '</token></Device></MediaContainer>'],
    ['<MediaContainer><!--', '--></MediaContainer>'],
    ['<', '/>'],
  ],
  pin: [
    ['{"id":1,"code":"', '","expiresAt":"2026-01-01T00:15:00Z"}'],
    ['{"id":1,"code":"ABCD","expiresAt":"', '"}'],
    ['{"id":1,"code":"ABCD","expiresAt":"2026-01-01T00:15:00Z","authToken":"', '"}'],
  ],
  error: [
    ['{"errors":[{"code":1001,"message":"Invalid token"}', ']}'],
    ['{"errors":[{"code":"', '"}]}'],
    ['{"error":"', '"}'],
    ['<errors><error code="1001" message="', '"/></errors>'],
    ['<errors>', '</errors>'],
    ['', ''],
  ],
  picture: [
    ['https://', '/a.png'],
    ['https://plex.tv/', ''],
    ['https://[', ']/'],
    ['\xff\xd8\xff\xe0', ''],
    ['\x89PNG\r\n\x1a\n', ''],
  ],
  argument: [
    ['--enable-', ''],
    ['--', '='],
    ['--account=', ''],
  ],
  token: [
    ['https://plex.tv/?X-Plex-Token=', ''],
    ['', ''],
  ],
};

/** What is repeated: `#` stands for how often it was. */
const PIECES = [
  ...['?', '&', '#', ';', '=', '%3d', '%', 'key', 'token', 'secret', 'auth', 'signature', 'X-Plex-Token='],
  ...[
    'a',
    'A',
    '1',
    '0',
    '-',
    '_',
    '.',
    ':',
    '/',
    '@',
    '+',
    ',',
    '[',
    ']',
    '{',
    '}',
    '(',
    '\\',
    '\\"',
    '\\u0041',
  ],
  ...[' ', '\t', '\n', '\r\n', '"', "'", '<', '>', '</', '/>', '<a', '<a>', '</a>', '<a/>', '<a>x</a>'],
  ...['&amp;', '&lt;', '&#38;', '&#x26;', '&#x1F4A1;', '&nobody;', '&amp', '&copy;', '&#0;'],
  ...['<!--', '-->', '--', '<!---->', '<![CDATA[', ']]>', ']]', '<?', '?>', '<?x?>', '<!', '<!d'],
  ...['é', '💡', '\u202e', '\u0301', '\u0323', '\u00a0', '\u3000', '\ud800', 'ﷺ', '\ufb00'],
  ...[
    ' a#="1"',
    " a#='1'",
    ' token#="abcdefgh#"',
    ' token#="aaaaaaaaaaaaaaaa#"',
    ' hashKey#="x"',
    ' a#="?token=x"',
    ' aaaaaaaaaaaaaaaa#=""',
  ],
  ...[' a#=""', ' a=""', ' a', ' a#', ' xmlns:a#="b"', ' a:b#="1"', ' joinedAt#="x"', ' __proto__="1"'],
  ...[
    '<feature id="f#"/>',
    '<feature id="aaaaaaaaaaaaaaaa#"/>',
    '<feature/>',
    '<role id="r#"/>',
    '<profile a#="1"/>',
  ],
  ...['<subscription id="#"/>', '<subscription renewsAt="x"/>', '<subscription a="#" b="1"/>', '<features/>'],
  ...[
    '<user id="#"/>',
    '<user id="1" title="aaaaaaaaaaaaaaaa" token="aaaaaaaaaaaaaaaa#"/>',
    '<a#/>',
    '<a# b="1">x</a#>',
  ],
  ...[
    ',{"id":#}',
    ',{"id":#,"title":"a","token":"abcdefgh#"}',
    ',1',
    ',[]',
    ',{}',
    ',"a#":1',
    ',"token#":"abcdefgh#"',
  ],
  ...[
    ',"a":"b"',
    '[{"a":',
    '{"a":',
    '{"token":"',
    'Mon, ',
    ' GMT',
    '2026-01-01T00:00:00',
    '1767225600',
    '::',
    '1.',
  ],
  ...[
    '<Device id="#"/>',
    '<Device name="aaaaaaaaaaaaaaaa" token="aaaaaaaaaaaaaaaa#"/>',
    '<Device>',
    '</Device>',
  ],
  ...['aaaaaaaaaaaaaaaa', 'abcdefgh', 'xn--', '--disable-a', 'enable-', 'x'.repeat(1_000), 'é'.repeat(1_000)],
] as const;

const unit = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
  .map((them) => them.join(''));

/** A text of the largest size that is let in, made of pieces that are repeated. */
export const slowText: fc.Arbitrary<SlowText> = fc.constantFrom(...READER_NAMES).chain((reader) =>
  fc.record({
    reader: fc.constant(reader),
    text: fc
      .tuple(
        fc.constantFrom(...(PLACES[reader] ?? [['', ''] as const])),
        unit,
        unit,
        fc.constantFrom(0, 0.1, 0.5),
      )
      .map(([[before, after], one, other, share]) => {
        const room = largest(reader) - Buffer.byteLength(before + after);
        return `${before}${repeated(other, share * room)}${repeated(one, (1 - share) * room)}${after}`;
      }),
  }),
);

const filled = (reader: ReaderName, before: string, one: string, after: string): SlowText => ({
  reader,
  text: before + repeated(one, largest(reader) - before.length - after.length) + after,
});

/** Texts that have been slow, or that would be if they were read with less care. */
export const KNOWN_SLOW: Readonly<Record<string, SlowText>> = {
  'an address of separators and names of secrets': filled('account', '<user id="1" foo="', '?key', '"/>'),
  'thousands of secrets': filled('account', '<user id="1"', ' token#="abcdefgh#"', '/>'),
  'thousands of secrets that begin alike, and a text of their beginning': {
    reader: 'account',
    text: `<user id="1" title="${'a'.repeat(120_000)}"${repeated(' token#="aaaaaaaaaaaaaaaa#"', 130_000)}/>`,
  },
  'one secret as long as half the document, and all but the whole of it': {
    reader: 'account',
    text: `<user id="1" title="${'a'.repeat(130_000)}" token="${'a'.repeat(129_000)}b"/>`,
  },
  'character references alone': filled('account', '<user id="1" title="', '&amp;', '"/>'),
  'marks that each change places with another': filled(
    'account',
    '<user id="1" title="a',
    '\u0301\u0323',
    '"/>',
  ),
  'listed subscriptions': filled(
    'account',
    '<user><subscriptions>',
    '<subscription id="#"/>',
    '</subscriptions></user>',
  ),
  'unknown attributes': filled('account', '<user id="1"', ' a#=""', '/>'),
  'attributes that are all called like one token': filled(
    'account',
    `<user id="1" token="${'a'.repeat(40)}"`,
    ' aaaaaaaaaaaaaaaa#=""',
    '/>',
  ),
  'unknown elements': filled('account', '<user id="1">', '<a#/>', '</user>'),
  'dates that can’t be read': filled(
    'account',
    '<user><subscriptions>',
    '<subscription renewsAt="x"/>',
    '</subscriptions></user>',
  ),
  'devices with nothing but a number': filled(
    'devices',
    '<MediaContainer>',
    '<Device id="#"/>',
    '</MediaContainer>',
  ),
  'devices that are called like the beginnings of tokens': filled(
    'devices',
    `<MediaContainer>${repeated('<a token="aaaaaaaaaaaaaaaa#"/>', 10_000)}`,
    `<Device name="${'a'.repeat(500)}" product="${'a'.repeat(500)}"/>`,
    '</MediaContainer>',
  ),
  'devices of which each letter begins like tokens of all lengths': filled(
    'devices',
    `<MediaContainer>${Array.from({ length: 20 }, (_, more) => `<a token="${'a'.repeat(8 + more)}b"/>`).join('')}`,
    `<Device name="${'a'.repeat(3900)}" product="${'aA'.repeat(1950)}"/>`,
    '</MediaContainer>',
  ),
  'the references of one attribute of a device': filled(
    'devices',
    '<MediaContainer><Device id="1" token="',
    '&amp;',
    '"/></MediaContainer>',
  ),
  'the references of one text of a device': filled(
    'devices',
    '<MediaContainer><Device id="1"><token>',
    '&amp;',
    '</token></Device></MediaContainer>',
  ),
  'the blanks of one tag': filled('devices', '<MediaContainer', ' ', '/>'),
  'members of a Home': filled('home', '{"users":[{}', ',{"id":1}', ']}'),
  'lists in lists': { reader: 'home', text: `{"users":[],"a":${'['.repeat(130_000)}${']'.repeat(130_000)}}` },
  'a member of lists in lists': {
    reader: 'home',
    text: `{"users":[{"a":${'['.repeat(130_000)}${']'.repeat(130_000)}}]}`,
  },
  'errors that are none': filled('error', '{"errors":[1', ',1', ']}'),
  'errors without a code': filled('error', '{"errors":[{}', ',{}', ']}'),
};
