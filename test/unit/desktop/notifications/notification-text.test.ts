import { describe, expect, it } from 'vitest';
import { markupText, plainText } from '../../../../main/desktop/notifications/notification-text';

const notice = (title: string, body = '') => ({ id: 'changes', title, body, urgent: false });

describe('text of a notification', () => {
  it('is handed on as it is where it is harmless', () => {
    const { title, body } = plainText(notice('Plex Pass gained 🎬', 'Zoë’s <b>plan</b> & more\nשלום'));
    expect(title).toBe('Plex Pass gained 🎬');
    expect(body).toBe('Zoë’s <b>plan</b> & more\nשלום');
  });

  it('is escaped in the body alone for a daemon that reads markup', () => {
    const { title, body } = markupText(
      notice('<b>A & B</b>', '<a href="https://example.com">A & B</a> &amp;'),
    );
    expect(title).toBe('<b>A & B</b>');
    expect(body).toBe('&lt;a href="https://example.com"&gt;A &amp; B&lt;/a&gt; &amp;amp;');
  });

  it('has no control characters and nothing that turns the direction of writing around', () => {
    const hostile = 'a\0b\u001b[1mc\u202egnp.exe\u2066d\u2069\u009be\u007f';
    expect(plainText(notice(hostile, hostile))).toEqual({
      title: 'ab[1mcgnp.exede',
      body: 'ab[1mcgnp.exede',
    });
  });

  it('keeps line breaks in the body and has one line as title', () => {
    const text = ' one\r\ntwo\u2028three\tfour\n';
    expect(plainText(notice(text, text))).toEqual({
      title: 'one two three four',
      body: 'one\ntwo\nthree four',
    });
  });

  it('is cut, visibly, between characters and before it is escaped', () => {
    const { title } = plainText(notice('😀'.repeat(500)));
    expect(title).toBe(`${'😀'.repeat(119)}…`);
    const { body } = markupText(notice('', '&'.repeat(500)));
    expect(body).toBe(`${'&amp;'.repeat(479)}…`);
    const family = '👨‍👩‍👧‍👦';
    expect(plainText(notice(family.repeat(120))).title).toBe(family.repeat(120));
    expect(plainText(notice(family.repeat(121))).title).toBe(`${family.repeat(119)}…`);
  });
});
