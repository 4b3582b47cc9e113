import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDevices, type Device } from '../../../../main/plex/documents/devices';
import { decoded } from '../../../../main/plex/documents/xml-tags';
import { devicesAnswer, threeDevices } from '../../../plex-tv/accounts/devices';
import { secrets } from '../../../plex-tv/accounts/secrets';

const TOKEN = 'canary-token-1234567';
/** Something secret that nobody knows before the list is read. */
const OTHER = 'token-of-another-device';

/** All of a list at once. */
function read(text: string): readonly Device[] | null {
  const work = parseDevices(text, [TOKEN]);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** A list of one device with these attributes, as they stand in the document. */
function one(attributes: string, inside = ''): Device | undefined {
  return read(`<MediaContainer size="1"><Device ${attributes}>${inside}</Device></MediaContainer>`)?.[0];
}

describe('a list of devices', () => {
  it('is read as sent, without anything that is secret', () => {
    const devices = read(String(devicesAnswer(threeDevices).body));
    expect(devices?.map(({ name }) => name)).toEqual(['Attic Server', 'Living Room', 'Lantern’s Phone']);
    expect(devices?.[2]).toEqual({
      id: '503',
      name: 'Lantern’s Phone',
      product: 'Plex for Android (Mobile)',
      productVersion: '4.145.1',
      platform: 'Android',
      platformVersion: '15',
      device: 'Pixel 8',
      provides: ['client', 'player', 'pubsub-player', 'controller'],
      createdAt: '2023-11-14T22:13:20.000Z',
      lastSeenAt: '2025-11-22T08:26:40.000Z',
      clientIdentifier: 'stand-in-device-503',
    });
    for (const secret of Object.values(secrets)) expect(JSON.stringify(devices)).not.toContain(secret);
  });

  it('tells what was sent empty from what was not sent', () => {
    expect(one('id="1" name="" createdAt="" provides="" clientIdentifier=""')).toEqual({
      id: '1',
      name: '',
      product: null,
      productVersion: null,
      platform: null,
      platformVersion: null,
      device: null,
      provides: [],
      createdAt: null,
      lastSeenAt: null,
      clientIdentifier: null,
    });
  });

  it.each(['player;server', 'player server', 'player|server', '\tplayer,&#10;server'])(
    'finds a server also in %j, so that it is not offered for removal',
    (provides) => expect(one(`id="1" provides="${provides}"`)?.provides).toEqual(['player', 'server']),
  );

  it('takes what a device provides apart at the commas', () => {
    expect(one('id="1" provides="player, controller ,,"')?.provides).toEqual(['player', 'controller']);
    expect(one('id="1"')?.provides).toEqual([]);
  });

  it('may be empty', () => {
    expect(read('<MediaContainer size="0"/>')).toEqual([]);
    expect(read('\n<?xml version="1.0" encoding="UTF-8"?>\n<MediaContainer></MediaContainer>\n')).toEqual([]);
  });

  it.each([
    ['characters by name and number', 'Tom &amp; &#74;erry&#x2019;s &quot;TV&quot;', 'Tom & Jerry’s "TV"'],
    ['an entity that nobody declared', '&nobody; &', '&nobody; &'],
    ['numbers of no character', '&#0; &#xD800; &#x110000;', '&#0; &#xD800; &#x110000;'],
    ['an escaped entity', '&amp;lt;', '&lt;'],
    ['white space', 'a\n\tb', 'a  b'],
    ['other quotes and signs', "it's > 1", "it's > 1"],
    [
      'a name with joiners',
      '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 👨‍👩‍👧',
      '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 👨‍👩‍👧',
    ],
  ])('keeps %s in a name', (_, sent, name) => {
    expect(one(`id="1" name="${sent}"`)?.name).toBe(name);
  });

  it('takes devices from its root alone, and passes over what it does not know', () => {
    const text = `<!-- <Device id="0"/> --><MediaContainer>
      <Device id='1'><Device id="2"/><SyncList><Device id="3"/></SyncList></Device>
      <?php <Device id="4"/> ?><![CDATA[<Device id="5"/>]]><Gadget id="6"/> text
      <Device id="7" __proto__="x" constructor="y"/></MediaContainer>`;
    expect(read(text)?.map(({ id }) => id)).toEqual(['1', '7']);
  });

  it('masks a secret wherever else it stands, the one of a later device too', () => {
    const text = `<MediaContainer publicAddress="203.0.113.77">
      <Device id="1" name="at 203.0.113.77 with ${TOKEN}" product="laterToken1234 https://10.0.0.7:32400"/>
      <Device id="2" token="laterToken1234"><Connection uri="https://10.0.0.7:32400"/></Device></MediaContainer>`;
    const [device] = read(text) ?? [];
    expect(device?.name).toBe('at •••••• with ••••••');
    expect(device?.product).toBe('•••••• ••••••');
  });

  it.each([
    ['as the text of an element', `<token>${OTHER}</token>`],
    ['as character data', `<token><![CDATA[${OTHER}]]></token>`],
    ['with white space around it', `<accessToken>\n  ${OTHER}\n</accessToken>`],
    ['with a comment in it', `<token>${OTHER.slice(0, 5)}<!-- x -->${OTHER.slice(5)}</token>`],
    ['with another element in it', `<token>${OTHER.slice(0, 5)}<a/>${OTHER.slice(5)}</token>`],
    ['as numbers of characters', `<token>${OTHER.replaceAll('o', '&#111;')}</token>`],
    ['deeper in an element of secrets', `<tokens><of><app>${OTHER}</app></of></tokens>`],
    ['as an attribute of what an element of secrets holds', `<tokens><item value="${OTHER}"/></tokens>`],
    ['as an address', `<Connection><uri>${OTHER}</uri></Connection>`],
    ['as one of several addresses', `<Connection localAddresses="10.0.0.1,${OTHER}"/>`],
  ])('masks a secret wherever else it stands: %s', (_, inside) => {
    const text = `<MediaContainer><Device id="1" name="has ${OTHER}">${inside}</Device></MediaContainer>`;
    expect(read(text)?.[0]?.name).toBe('has ••••••');
  });

  it('masks what has only begun like a secret of any length', () => {
    const long = 'eyJhbGciOiJFZERTQSJ9.'.repeat(30);
    const device = one(`id="1" name="has ${long.slice(0, 40)}" token="${long}"`);
    expect(device?.name).toBe('has ••••••');
  });

  it.each(['👨‍👩‍👧‍👦', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'])(
    'shows a name of 200 characters, however many parts each is made of: %s',
    (character) => {
      expect(one(`id="1" name="${character.repeat(200)}"`)?.name).toBe(character.repeat(200));
    },
  );

  it('shows nothing of a text that is longer than any, and takes it for no identifier', () => {
    const device = one(`id="1" name="${'x'.repeat(4001)}" clientIdentifier="${'y'.repeat(4001)}"`);
    expect(device).toMatchObject({ name: '••••••', clientIdentifier: null });
    expect(one(`id="1" name="${'x'.repeat(4000)}"`)?.name).toHaveLength(4000);
  });

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><html><title>Welcome</title></html>'],
    ['an error', '<errors><error code="1001"/></errors>'],
    ['JSON', '{"MediaContainer":{"Device":[]}}'],
    ['cut off', '<MediaContainer><Device id="1"/>'],
    ['cut off in a tag', '<MediaContainer><Device id="1"'],
    ['cut off in a comment', '<MediaContainer><!-- '],
    ['closed in a wrong order', '<MediaContainer><Device></MediaContainer></Device>'],
    ['followed by more', '<MediaContainer/><MediaContainer/>'],
    ['followed by text', '<MediaContainer/>and more'],
    ['with a DOCTYPE', '<!DOCTYPE MediaContainer><MediaContainer/>'],
    ['with a control character', '<MediaContainer><Device name="a\u0001b"/></MediaContainer>'],
    ['with an attribute twice', '<MediaContainer><Device id="1" id="2"/></MediaContainer>'],
    ['with a tag in an attribute', '<MediaContainer><Device name="<b>"/></MediaContainer>'],
    ['with 17 elements in each other', '<MediaContainer>'.repeat(17) + '</MediaContainer>'.repeat(17)],
    [
      'with 201 attributes',
      `<MediaContainer ${Array.from({ length: 201 }, (_, i) => `a${i}=""`).join(' ')}/>`,
    ],
    ['of 5,001 devices', `<MediaContainer>${'<Device/>'.repeat(5_001)}</MediaContainer>`],
    ['of 50,000 elements', `<MediaContainer>${'<a/>'.repeat(50_000)}</MediaContainer>`],
  ])('is none when it is %s', (_, text) => {
    expect(read(text)).toBeNull();
  });

  it.each([
    ['with a tag of more than 200 characters', `<MediaContainer><${'a'.repeat(201)}/></MediaContainer>`],
    ['with an attribute of such a name', `<MediaContainer ${'a'.repeat(201)}="1"/>`],
  ])('is none %s', (_, text) => expect(read(text)).toBeNull());

  it('may have 50,000 elements, with its root', () => {
    expect(read(`<MediaContainer>${'<a/>'.repeat(49_999)}</MediaContainer>`)).toEqual([]);
  });

  it('may have 5,000 devices', () => {
    expect(read(`<MediaContainer>${'<Device/>'.repeat(5_000)}</MediaContainer>`)).toHaveLength(5_000);
  });

  describe('is read in small steps, whatever is in it', () => {
    const references = '&amp;'.repeat(400_000);

    /** How many steps a list takes that is well-formed. */
    function stepsOf(text: string): number {
      const work = parseDevices(text, [TOKEN]);
      for (let steps = 1; ; steps += 1) {
        const step = work.next();
        if (step.done) {
          expect(step.value).not.toBeNull();
          return steps;
        }
      }
    }

    it('decodes no more of a text than what could be of use', () => {
      expect(decoded(references)).toBe('&'.repeat(1_000));
      expect(decoded('a'.repeat(6_000))).toHaveLength(5_000);
    });

    it('looks for what is forbidden in parts', () => {
      expect(stepsOf(`<MediaContainer a="${references}"/>`)).toBeGreaterThan(30);
      expect(read(`<MediaContainer a="${references}\u0001"/>`)).toBeNull();
    });

    it.each([1, 20, 180])('pauses at each of %i attributes of one element', (count) => {
      const attributes = Array.from({ length: count }, (_, i) => ` token${i}="${'&amp;'.repeat(2_000)}"`);
      const few = stepsOf('<MediaContainer><Device/></MediaContainer>');
      const many = stepsOf(`<MediaContainer><Device${attributes.join('')}/></MediaContainer>`);
      expect(many - few).toBeGreaterThanOrEqual(count);
    });

    it('pauses at each element, each text and each device', () => {
      fc.assert(
        fc.property(fc.nat(200), fc.nat(200), (devices, elements) => {
          const text = `<MediaContainer>${'<Device/>'.repeat(devices)}${'<a>b</a>'.repeat(elements)}</MediaContainer>`;
          expect(stepsOf(text)).toBeGreaterThanOrEqual(2 * devices + 3 * elements);
        }),
      );
    });
  });
});
