import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUser } from '../../../../main/plex/documents/parse-user';
import {
  SUBSCRIPTION_ATTRIBUTES,
  USER_ATTRIBUTES,
  type AttributeKind,
  type User,
} from '../../../../preload/contract/account/user';
import { userDocument } from '../../../plex-tv/accounts/documents';
import { escaped } from '../../../plex-tv/accounts/xml';

function parsed(text: string): User {
  const user = parseUser(text);
  if (!user) throw new Error('The document was not read.');
  return user;
}

/** For each kind: a value as sent and as read, and values that can't be read. */
const SAMPLES: Readonly<Record<AttributeKind, { valid: [string, unknown][]; absurd: string[] }>> = {
  text: {
    valid: [
      ['00e1', '00e1'],
      ['0x1F', '0x1F'],
      [' two  words ', ' two  words '],
      ['Zoë 映画 😀', 'Zoë 映画 😀'],
      ['null', 'null'],
    ],
    absurd: [],
  },
  flag: {
    valid: [
      ['1', true],
      ['0', false],
      ['true', true],
      ['false', false],
      ['True', true],
      ['FALSE', false],
      [' 1 ', true],
    ],
    absurd: ['2', 'yes', '-1', '01', '1 0', 'null'],
  },
  count: {
    valid: [
      ['0', 0],
      ['3', 3],
      ['015', 15],
      ['9007199254740991', 9007199254740991],
      [' 3 ', 3],
    ],
    absurd: ['-1', '3.5', '1e3', '0x10', 'three', '3 3', '9007199254740993'],
  },
  instant: {
    valid: [
      ['1419625151', '2014-12-26T20:19:11.000Z'],
      ['2015-01-04 06:27:34 UTC', '2015-01-04T06:27:34.000Z'],
      ['2015-01-04T06:27:34Z', '2015-01-04T06:27:34.000Z'],
      ['2015-01-04T06:27:34.5+02:00', '2015-01-04T04:27:34.500Z'],
      ['2015-01-04T06:27:34', '2015-01-04T06:27:34.000Z'],
      ['2015-01-04', '2015-01-04T00:00:00.000Z'],
      ['2024-02-29', '2024-02-29T00:00:00.000Z'],
      [' 1419625151 ', '2014-12-26T20:19:11.000Z'],
    ],
    absurd: [
      '0',
      '-5',
      '1e18',
      '1000000000000000000',
      '1419625151000',
      '2015-02-30',
      '2015-13-01',
      'yesterday',
      '12:00',
    ],
  },
  url: {
    valid: [
      ['https://plex.tv/users/00e1/avatar?c=1', 'https://plex.tv/users/00e1/avatar?c=1'],
      ['http://example.com', 'http://example.com'],
    ],
    absurd: [
      'javascript:alert(1)',
      'file:///etc/passwd',
      '/avatar',
      'not a url',
      'https://a@example.com/',
      'https://a@example.com/',
    ],
  },
};

const cases = [
  ...Object.entries(USER_ATTRIBUTES).map(([name, kind]) => ({ name, kind, of: 'user' as const })),
  ...Object.entries(SUBSCRIPTION_ATTRIBUTES).map(([name, kind]) => ({
    name,
    kind,
    of: 'subscription' as const,
  })),
];

describe.each(cases)('$of/@$name ($kind)', ({ name, kind, of }) => {
  const path = of === 'user' ? name : `subscription.${name}`;

  function read(sent: string | undefined): { holder: object; user: User } {
    const attributes = sent === undefined ? '' : ` ${name}="${escaped(sent)}"`;
    const user = parsed(of === 'user' ? `<user${attributes}/>` : `<user><subscription${attributes}/></user>`);
    return { user, holder: of === 'user' ? user : (user.subscription ?? {}) };
  }

  it('is absent when it was not sent', () => {
    const { holder, user } = read(undefined);
    expect(holder).not.toHaveProperty(name);
    expect(user.oddities).toEqual([]);
  });

  it('is null, or empty text, when it was sent empty', () => {
    const { holder, user } = read('');
    expect(holder).toHaveProperty(name, kind === 'text' ? '' : null);
    expect(user.oddities).toEqual([]);
  });

  it.each(SAMPLES[kind].valid)('reads %j as %j', (sent, value) => {
    const { holder, user } = read(sent);
    expect(holder).toHaveProperty(name, value);
    expect(user.oddities).toEqual([]);
    expect(user.extra).toEqual({});
  });

  it.each(SAMPLES[kind].absurd)('keeps the unreadable %j as an oddity', (sent) => {
    const { holder, user } = read(sent);
    expect(holder).toHaveProperty(name, null);
    expect(user.oddities).toEqual([{ attribute: path, value: sent, expected: kind }]);
  });
});

it('knows every documented attribute but the token', () => {
  expect(Object.keys(USER_ATTRIBUTES)).toHaveLength(32);
  expect(Object.keys(SUBSCRIPTION_ATTRIBUTES)).toHaveLength(5);
});

describe('the whole document', () => {
  it('comes back as it went in, whatever plex.tv fills it with', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .filter((it) => !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(it));
    const valueOf: Readonly<Record<AttributeKind, fc.Arbitrary<[string, unknown]>>> = {
      text: text.map((it) => [it, it]),
      flag: fc.boolean().map((it) => [it ? '1' : '0', it]),
      count: fc.nat().map((it) => [String(it), it]),
      instant: fc
        .integer({ min: 1, max: 253_402_300_799 })
        .map((it) => [String(it), new Date(it * 1000).toISOString()]),
      url: fc.webUrl({ validSchemes: ['https', 'http'] }).map((it) => [it, it]),
    };
    type Sent = Readonly<Record<string, [wire: string, read: unknown] | undefined>>;
    const fieldsOf = (table: Readonly<Record<string, AttributeKind>>): fc.Arbitrary<Sent> =>
      fc.record(Object.fromEntries(Object.entries(table).map(([name, kind]) => [name, valueOf[kind]])), {
        requiredKeys: [],
      });
    const present = (fields: Sent) =>
      Object.entries(fields).flatMap(([name, value]) => (value ? [[name, ...value] as const] : []));
    const sent = (fields: Sent) => Object.fromEntries(present(fields).map(([name, wire]) => [name, wire]));
    const read = (fields: Sent) =>
      Object.fromEntries(present(fields).map(([name, , value]) => [name, value]));

    fc.assert(
      fc.property(
        fieldsOf(USER_ATTRIBUTES),
        fc.option(fieldsOf(SUBSCRIPTION_ATTRIBUTES)),
        fc.uniqueArray(text.filter((it) => it !== '')),
        fc.boolean(),
        (user, subscription, features, bare) => {
          const document = userDocument({
            attributes: sent(user),
            subscription: subscription
              ? { attributes: sent(subscription), features, featureStyle: bare ? 'bare' : 'wrapped' }
              : undefined,
          });
          expect(parsed(document)).toEqual({
            ...read(user),
            subscription: subscription && { ...read(subscription), features },
            oddities: [],
            extra: {},
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['one feature', '<features><feature id="a"/></features>', ['a']],
    [
      'several',
      '<features><feature id="a"/><feature id="Android - PiP"/></features>',
      ['a', 'Android - PiP'],
    ],
    ['features of older replies, without <features>', '<feature id="a"/><feature id="b"/>', ['a', 'b']],
    ['a feature sent twice', '<features><feature id="a"/><feature id="a"/></features>', ['a']],
    ['no features', '<features/>', []],
    ['a feature without id', '<features><feature/><feature id=""/></features>', []],
  ])('reads %s', (_, inside, features) => {
    expect(parsed(`<user><subscription active="1">${inside}</subscription></user>`).subscription).toEqual({
      active: true,
      features,
    });
  });

  it('takes only the direct child of <user> for the account’s subscription', () => {
    const user = parsed(
      '<user><subscriptions><subscription id="7" state="ended" endsAt="1419625151" canceled="1" odd="x"/></subscriptions></user>',
    );
    expect(user.subscription).toBeNull();
    expect(user.subscriptions).toEqual([
      { id: '7', state: 'ended', endsAt: '2014-12-26T20:19:11.000Z', canceled: true },
    ]);
    expect(user.extra).toEqual({ 'subscriptions[0].odd': 'x' });
  });

  it('reads profile, entitlements and roles', () => {
    const user = parsed(
      `<user><profile autoSelectAudio="1" defaultAudioLanguage="en"/>
       <entitlements all="1"><entitlement id="roku"/></entitlements><roles><role id="plexpass"/></roles></user>`,
    );
    expect(user.profile).toEqual({ autoSelectAudio: '1', defaultAudioLanguage: 'en' });
    expect(user.entitlements).toEqual(['all', 'roku']);
    expect(user.roles).toEqual(['plexpass']);
  });

  it('keeps attributes that it does not know', () => {
    expect(
      parsed('<user lastSignInAt="1467319285" cloudSyncDevice=""><subscription tier="gold"/></user>').extra,
    ).toEqual({
      lastSignInAt: '1467319285',
      cloudSyncDevice: '',
      'subscription.tier': 'gold',
    });
  });

  it('keeps what stands in an element that may be there once, and is there again', () => {
    const user = parsed(
      '<user><subscription active="0"/><subscription active="1" plan="monthly"><features><feature id="pass"/></features></subscription>' +
        '<roles/><roles><role id="plexpass"/></roles></user>',
    );
    expect(user.subscription?.active).toBe(false);
    expect(user.extra).toEqual({
      'subscription[1].active': '1',
      'subscription[1].plan': 'monthly',
      'subscription[1].features.feature.id': 'pass',
      'roles[1].role.id': 'plexpass',
    });
  });

  it('takes names of JavaScript’s own for plain data', () => {
    const user = parsed('<user __proto__="a" constructor="b" toString="c" hasOwnProperty="d"/>');
    expect(Object.entries(user.extra)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
      ['hasOwnProperty', 'd'],
    ]);
    expect(Object.prototype.hasOwnProperty.call({}, 'a')).toBe(false);
  });

  it('decodes character references and nothing else', () => {
    expect(parsed('<user title="O&#39;Brien &amp;amp; &lt;b&gt; &#x1F600; &quot;x&quot;"/>').title).toBe(
      'O\'Brien &amp; <b> 😀 "x"',
    );
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n '],
    ['JSON', '{"user":{"id":1}}'],
    ['a web page', '<html><body>Sign in to the network</body></html>'],
    ['text', 'user'],
    ['another root', '<errors><error>Invalid token</error></errors>'],
    ['the root in capitals', '<USER id="1"/>'],
    ['a root in a namespace', '<p:user id="1"/>'],
    ['two roots', '<user id="1"/><user id="2"/>'],
    ['a second root of another name', '<user id="1"/><x/>'],
    ['text after the root', '<user id="1"/>text'],
    ['text before the root', 'text<user id="1"/>'],
    ['a root cut short', '<user id="1"><subscription>'],
    ['a tag cut short', '<user id="1" na'],
    ['an attribute twice', '<user id="1" id="2"/>'],
    ['an attribute without quotes', '<user id=1/>'],
    ['a DOCTYPE', '<!DOCTYPE user><user id="1"/>'],
    ['a doctype in small letters', '<!doctype user [<!ENTITY a "b">]><user id="&a;"/>'],
    ['a NUL', '<user id="\u0000"/>'],
    ['a control character', '<user id="\u0007"/>'],
    ['a way out of the wrapper', '<user/></reply><reply>'],
    ['another way out of it', '</reply><reply><user/>'],
    ['elements 10,000 deep', `<user>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</user>`],
    ['an element called __proto__', '<user><__proto__ a="1"/></user>'],
  ])('refuses %s', (_, text) => {
    expect(parseUser(text)).toBeNull();
  });

  it('may be 16 elements deep and no more', () => {
    const nested = (depth: number): string => `<user>${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}</user>`;
    expect(parseUser(nested(15))).not.toBeNull();
    expect(parseUser(nested(17))).toBeNull();
  });

  it.each([
    ['an XML declaration', '<?xml version="1.0" encoding="UTF-8"?>\n<user id="1"/>'],
    ['comments around the root', '<!-- a --><user id="1"/><!-- b -->\n'],
    ['a processing instruction', '<?xml-stylesheet href="x"?><user id="1"/>'],
    ['single quotes', "<user id='1'/>"],
    ['children that it does not know', '<user id="1"><trials><trial id="x"/></trials></user>'],
  ])('accepts %s', (_, text) => {
    expect(parseUser(text)).toMatchObject({ id: '1' });
  });
});

describe('secrets', () => {
  const token = 'canary-token-1234567';

  it('never come out, whatever repeats them', () => {
    const user = parseUser(
      `<user authToken="canary-auth-token-99" title="I am canary-auth-token-99" note="${token}"
         thumb="https://plex.tv/a?X-Plex-Token=${token}" friendlyName="https://plex.tv/?X-Plex-Token=canary-elsewhere"
         locale="a%26X-Plex-Token%3Dcanary-elsewhere" n${token}="1" joinedAt="${token}" authenticationToken="canary-old-token-55"
         pin="canary-pin-hash" queueEmail="queue+canary@save.plex.tv">
         <subscription plan="canary-old-token-55"><feature id="x-${token}"/></subscription>
         <profile x-${token}="1" theme="canary-service-token" accessToken="canary-profile-token"/>
         <services><service token="canary-service-token" secret="canary-service-secret"/></services>
         <roles><role id="canary-service-secret"/></roles>
       </user>`,
      [token],
    );
    expect(user).not.toBeNull();
    expect(JSON.stringify(user)).not.toContain('canary');
    expect(user).not.toHaveProperty('authToken');
    expect(user?.extra).not.toHaveProperty('authToken');
  });

  it.each(['authToken', 'plexSecret', 'password', 'apiKey', 'accessKey', 'sessionCookie', 'jwt'])(
    'never come out when %s has them, whatever repeats them',
    (name) => {
      const read = parseUser(
        `<user ${name}="hunter2-hunter2" title="hunter2-hunter2" other="x hunter2-hunter2"/>`,
      );
      expect(read).not.toBeNull();
      expect(JSON.stringify(read)).not.toContain('hunter2');
    },
  );

  it('are masked in unknown attributes by name and by looks, and nothing else is', () => {
    const sent = {
      someToken: 'abc',
      clientSecret: 'abc',
      opaque: 'a1b2c3d4e5f6a7b8c9d0',
      jwt: 'eyJhbGciOi.eyJzdWIi.c2ln',
      link: 'https://example.com/?access_token=abc',
      tokenExpiresAt: '1467319285',
      apiKey: 'abc',
      monkey: 'abc',
      hashtag: 'abc',
      recoveryCode: 'abc',
      pin2: '1234567890',
      passwordless: '0',
      favorite: 'The Grand Illusion (1937), remastered',
      newUuid: '7b4af7a9f26254bd',
    };
    const attributes = Object.entries(sent).map(([name, value]) => `${name}="${escaped(value)}"`);
    const mask = '••••••';
    expect(parsed(`<user ${attributes.join(' ')}/>`).extra).toEqual({
      ...sent,
      someToken: mask,
      clientSecret: mask,
      opaque: mask,
      jwt: mask,
      link: mask,
      apiKey: mask,
      recoveryCode: mask,
      pin2: mask,
    });
  });
});

it('an unreadable value is kept in part, and not half a character of it', () => {
  const sent = `x${'👨‍👩‍👧'.repeat(300)}`;
  expect(parsed(`<user homeSize="${sent}"/>`).oddities[0]?.value).toBe(`x${'👨‍👩‍👧'.repeat(199)}`);
});
