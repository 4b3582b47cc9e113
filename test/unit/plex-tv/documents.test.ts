import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXmlDocument, type XmlElement } from '../../../main/plex/documents/xml';
import { accounts } from '../../plex-tv/accounts/accounts';
import { devicesAnswer, threeDevices } from '../../plex-tv/accounts/devices';
import { changed, userDocument } from '../../plex-tv/accounts/documents';
import { secrets } from '../../plex-tv/accounts/secrets';
import { element } from '../../plex-tv/accounts/xml';

/** What a strict reader finds in the document: Marquee's own. */
function read(document: string): XmlElement | null {
  return parseXmlDocument(document, 'user');
}

/** Text that XML 1.0 can carry. */
const xmlText = fc
  .string({ unit: 'grapheme' })
  .filter((it) => !/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(it));

describe('userDocument', () => {
  it('carries any text in any attribute unchanged', () => {
    const hostile = `<b>"it's" & co</b>\t\n\r ]]> &amp; \u202e 🎬`;
    expect(read(userDocument({ attributes: { title: hostile } }))).toMatchObject({ '@_title': hostile });
    fc.assert(
      fc.property(xmlText, (title) => {
        expect(read(userDocument({ attributes: { title } }))).toMatchObject({ '@_title': title });
      }),
    );
  });

  it('escapes as plex.tv does, and white space so that no reader makes blanks of it', () => {
    const document = userDocument({ attributes: { title: `"O'Hara" <&>`, locale: '\t\n\r ' } });
    expect(document).toContain(`title="&quot;O&#39;Hara&quot; &lt;&amp;&gt;" locale="&#9;&#10;&#13; "`);
  });

  it('refuses what XML cannot carry', () => {
    for (const title of ['a\u0000b', 'a\u001bb', '\uD800', '\uFFFF']) {
      expect(() => userDocument({ attributes: { title } }), JSON.stringify(title)).toThrow(RangeError);
    }
    for (const name of ['', 'two words', '1st', 'a"b']) {
      expect(() => userDocument({ attributes: { [name]: '' } }), name).toThrow(RangeError);
    }
  });

  it('tells apart what is empty and what is not sent', () => {
    const document = userDocument({ attributes: { id: '7', email: '', username: undefined } });
    expect(document).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<user id="7" email=""/>\n');
  });

  it('sends a part only when it is there', () => {
    const document = userDocument({ attributes: {}, roles: [], profile: { watchedIndicator: '1' } });
    expect(document).toContain('<user>\n  <profile watchedIndicator="1"/>\n  <roles/>\n</user>\n');
  });

  it('wraps the features, or leaves them bare as older replies did', () => {
    const features = ['pass', 'Android - PiP'];
    const wrapped = userDocument({ attributes: {}, subscription: { attributes: { active: '1' }, features } });
    const bare = userDocument({
      attributes: {},
      subscription: { attributes: { active: '1' }, features, featureStyle: 'bare' },
    });
    const feature = [{ '@_id': 'pass' }, { '@_id': 'Android - PiP' }];
    expect(read(wrapped)).toMatchObject({ subscription: { '@_active': '1', features: { feature } } });
    expect(read(bare)).toMatchObject({ subscription: { '@_active': '1', feature } });
  });

  it('says “all entitlements” as older replies did', () => {
    expect(userDocument({ attributes: {}, entitlements: 'all' })).toContain('<entitlements all="1"/>');
  });

  it('has room for children that nobody knows yet', () => {
    const more = [element('badges', { count: '2' }, 'gold & silver')];
    expect(userDocument({ attributes: {}, more })).toContain('<badges count="2">gold &amp; silver</badges>');
  });
});

describe('changed', () => {
  it('alters attributes one by one and other parts as a whole', () => {
    const account = changed(accounts.lifetimeHome, {
      attributes: { homeSize: '5', email: undefined },
      subscription: undefined,
      roles: ['guest'],
    });
    const document = userDocument(account);
    expect(document).toContain('homeSize="5"');
    expect(document).toContain('title="Quiet Lantern"');
    expect(document).not.toContain('email=');
    expect(document).not.toContain('<subscription ac');
    expect(document).toContain('<role id="guest"/>');
    expect(document).not.toContain('plexpass"/>\n  </roles>');
  });
});

describe('the ready accounts', () => {
  const documents = Object.values(accounts).map(userDocument);

  it('are all well-formed', () => {
    for (const document of documents) expect(read(document)).not.toBeNull();
  });

  it('have one with all 33 attributes filled', () => {
    const values = Object.values(accounts.lifetimeHome.attributes);
    expect(values).toHaveLength(33);
    expect(values.every((value) => value !== '')).toBe(true);
    expect(accounts.lifetimeHome.subscription?.features?.length).toBeGreaterThanOrEqual(40);
  });

  it('have one in which everything is empty', () => {
    expect(userDocument(accounts.empty)).not.toMatch(/="[^"]+"(?! encoding|\?)/);
  });

  it('are nobody: every address is at example.com', () => {
    for (const document of documents) {
      for (const [address] of document.matchAll(/[\w.+-]+@[\w.-]+/g))
        expect(address).toMatch(/@example\.com$/);
    }
  });

  it('hold each secret that must not leak, beside the cookie', () => {
    const { cookie, deviceToken, connection, publicAddress, ...inDocuments } = secrets;
    for (const secret of Object.values(inDocuments)) expect(documents.join()).toContain(`"${secret}"`);
    const devices = String(devicesAnswer(threeDevices).body);
    for (const secret of [`${deviceToken}501`, connection, publicAddress])
      expect(devices).toContain(`"${secret}"`);
    expect(documents.join()).not.toContain(cookie);
  });
});
