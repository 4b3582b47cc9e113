import { describe, expect, it } from 'vitest';
import { createPlexClient } from '../../../main/plex/client';
import { parseUser } from '../../../main/plex/documents/parse-user';
import { MAX_BYTES } from '../../../main/plex/documents/xml-limits';
import { FakeClock } from '../support/fake-clock';
import { answering, bytes, identity, reply, token } from './replies';

/** Entities that contain each other, nine levels of ten: a billion of the innermost. */
const laughs = Array.from({ length: 9 }, (_, level) => {
  const inner = level === 0 ? 'ha' : `&l${level};`.repeat(10);
  return `<!ENTITY l${level + 1} "${inner}">`;
}).join('');

const declared = (declarations: string, title = '&x;'): string =>
  `<!DOCTYPE user [${declarations}]><user id="1" title="${title}"/>`;

describe('a document that declares anything is refused', () => {
  it.each([
    ['an internal entity', declared('<!ENTITY x "y">')],
    ['a file as entity', declared('<!ENTITY x SYSTEM "file:///etc/passwd">')],
    ['an address as entity', declared('<!ENTITY x SYSTEM "http://127.0.0.1/x">')],
    ['a public entity', declared('<!ENTITY x PUBLIC "-//x//x" "http://127.0.0.1/x">')],
    ['a parameter entity', declared('<!ENTITY % x SYSTEM "http://127.0.0.1/x">%x;', 'a')],
    ['an external subset', '<!DOCTYPE user SYSTEM "http://127.0.0.1/x.dtd"><user id="1"/>'],
    ['a billion laughs', declared(laughs, '&l9;')],
    ['one long entity, often', declared(`<!ENTITY x "${'a'.repeat(9_000)}">`, '&x;'.repeat(2_000))],
    ['a new meaning of lt', declared('<!ENTITY lt "<script>alert(1)</script>">', '&lt;')],
    ['an entity called l.', declared('<!ENTITY l. "<img src=x onerror=alert(1)>">', '&lt;')],
    ['more than 1,000 entities', declared('<!ENTITY a "b">'.repeat(1_001), 'a')],
    ['attributes with defaults', declared('<!ATTLIST user title CDATA "from the DTD">', 'a')],
    ['nothing, after a comment', '<!-- --><!DOCTYPE user><user id="1"/>'],
    ['nothing, in mixed letters', '<!dOcTyPe user><user id="1"/>'],
    ['nothing, twice', '<!DOCTYPE user><!DOCTYPE user><user id="1"/>'],
    ['something in its middle', '<user id="1"><!DOCTYPE x [<!ENTITY x "y">]></user>'],
  ])('%s', (_, document) => {
    expect(parseUser(document)).toBeNull();
  });
});

describe('what looks like markup or a way out of it stays text', () => {
  it.each([
    ['an entity that nobody declared', '&nobody;', '&nobody;'],
    ['an entity made of an escaped one', '&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['a script', '&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['an inclusion', '&lt;xi:include href=&quot;file:///x&quot;/&gt;', '<xi:include href="file:///x"/>'],
    ['a section of character data', '&lt;![CDATA[x]]&gt;', '<![CDATA[x]]>'],
    ['a number beyond Unicode', '&#x110000;', '&#x110000;'],
    ['the letter A, in two numbers', '&#65;&#x41;', 'AA'],
  ])('%s', (_, sent, shown) => {
    expect(parseUser(`<user id="1" title="${sent}"/>`)?.title).toBe(shown);
  });

  it('a processing instruction, a comment and an inclusion call nothing', () => {
    const user = parseUser(
      '<?xml-stylesheet href="http://127.0.0.1/x"?><!-- <x> --><user id="1" title="a"><xi:include href="file:///etc/passwd"/></user>',
    );
    expect(user).toMatchObject({ title: 'a', extra: {} });
  });

  it('numbers that stand for no character of XML vanish, and hide nothing else', () => {
    expect(parseUser('<user id="1" title="a&#0;b&#xD800;c"/>')?.title).toBe('abc');
  });
});

describe('names of JavaScript’s own', () => {
  const names = [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    '__defineGetter__',
  ];

  it('are plain data as attributes, everywhere', () => {
    const attributes = names.map((name) => `${name}="polluted"`).join(' ');
    const user = parseUser(
      `<user id="1" ${attributes}><subscription ${attributes}/><profile ${attributes}/>
         <subscriptions><subscription ${attributes}/></subscriptions></user>`,
    );
    expect(Object.keys(user?.extra ?? {}).sort()).toEqual(
      ['', 'subscription.', 'subscriptions[0].'].flatMap((path) => names.map((name) => path + name)).sort(),
    );
    expect(Object.entries(user?.profile ?? {})).toEqual(names.map((name) => [name, 'polluted']));
    expect(Object.getPrototypeOf(user?.profile)).toBe(Object.prototype);
  });

  it.each(names)('%s harms nothing as an element, at whatever depth', (name) => {
    parseUser(`<user id="1"><${name} polluted="1"><${name} polluted="1"/></${name}></user>`);
    parseUser(`<user id="1"><subscription><features><${name} id="x"/></features></subscription></user>`);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('documents as large as an answer may be', () => {
  const filled = (start: string, piece: (index: number) => string, end: string): string => {
    let text = start;
    for (let index = 0; text.length < MAX_BYTES - 64; index += 1) text += piece(index);
    return text + end;
  };

  it('of attributes alone are read as they are', () => {
    const document = filled('<user id="1"', (index) => ` a${index}=""`, '/>');
    const user = parseUser(document);
    expect(user?.id).toBe('1');
    expect(Object.keys(user?.extra ?? {}).length).toBe(document.split('=').length - 2);
  });

  it('of one attribute again and again are refused', () => {
    expect(parseUser(filled('<user id="1"', () => ' a=""', '/>'))).toBeNull();
  });

  it('with names and values of 100 kB are read as they are', () => {
    const long = 'n'.repeat(100_000);
    expect(parseUser(`<user id="1" ${long}="v"/>`)?.extra).toEqual({ [long]: 'v' });
    expect(parseUser(`<user id="1" title="${long}"/>`)?.title).toBe(long);
    expect(parseUser(`<user id="1"><${long}/></user>`)?.id).toBe('1');
  });

  it.each([
    ['elements in elements', filled('<user>', () => '<a>', '')],
    ['the start of tags', filled('<user id="1" ', () => '<', '')],
    ['comments', filled('<user>', () => '<!---->', '</user><x/>')],
    ['blanks in a tag', filled('<user', () => ' ', '/><x/>')],
    ['a comment without end', filled('<user/><!--', () => 'x', '')],
    ['character data without end', filled('<user><![CDATA[', () => ']', '')],
  ])('of %s are refused', (_, document) => {
    expect(parseUser(document)).toBeNull();
  });

  it('of features are read, each once', () => {
    const document = filled(
      '<user id="1"><subscription active="1"><features>',
      (index) => `<feature id="f${index % 50}"/>`,
      '</features></subscription></user>',
    );
    expect(parseUser(document)?.subscription?.features).toHaveLength(50);
  });
});

describe('an answer that is larger', () => {
  const ask = (send: Parameters<typeof createPlexClient>[0]['send']) =>
    createPlexClient({ send, clock: new FakeClock(), identity }).getUser(token, { placement: 'header' });

  it('is not read to its end, whatever it holds', async () => {
    let pieces = 0;
    async function* millionAttributes(): AsyncIterable<Uint8Array> {
      yield bytes('<user id="1"');
      for (let index = 0; index < 1_000; index += 1) {
        pieces += 1;
        await Promise.resolve();
        yield bytes(Array.from({ length: 1_000 }, (_, at) => ` a${index * 1_000 + at}=""`).join(''));
      }
      yield bytes('/>');
    }
    const answer = await ask(() => Promise.resolve(reply(millionAttributes())));
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'unreadable' } });
    expect(pieces).toBeLessThan(50);
  });

  it('by one byte is refused, and one that just fits is read', async () => {
    const sized = (length: number): string => `<user id="1" title="${'x'.repeat(length - 23)}"/>`;
    expect(sized(MAX_BYTES)).toHaveLength(MAX_BYTES);
    expect(await ask(answering(sized(MAX_BYTES)))).toMatchObject({ ok: true });
    expect(await ask(answering(sized(MAX_BYTES + 1)))).toMatchObject({ ok: false });
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeff<user id="1"/>', 'utf16le')],
    ['an overlong “<”', Buffer.from([0xc0, 0xbc, ...bytes('user id="1"/>')])],
    ['a cut character at its end', Buffer.from([...bytes('<user id="1"/>'), 0xe2, 0x82])],
    ['a lone surrogate', Buffer.from([...bytes('<user id="'), 0xed, 0xa0, 0x80, ...bytes('"/>')])],
  ])('in %s is refused', async (_, body) => {
    expect(await ask(answering([body]))).toMatchObject({ ok: false, problem: { kind: 'unreadable' } });
  });
});
