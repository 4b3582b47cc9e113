import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { MAX_PASTED } from '../../../../main/account/sign-in/pasted-token';
import { inputWay, lineOf, readAll } from '../../../../main/app/command/standard-input';

describe('standard input', () => {
  it.each([
    ['linux', 'terminal', 'typing'],
    ['linux', 'file-or-pipe', 'stream'],
    ['linux', 'nothing', 'stream'],
    ['darwin', 'terminal', 'typing'],
    ['darwin', 'file-or-pipe', 'stream'],
    ['win32', 'file-or-pipe', 'number'],
    ['win32', 'terminal', 'none'],
    ['win32', 'nothing', 'none'],
  ] as const)('on %s that is a %s is read by %s', (platform, kind, way) => {
    expect(inputWay(platform, kind)).toBe(way);
  });

  it('is read to its end, and no further than what can be pasted into the window', async () => {
    expect(await readAll(Readable.from(['a-to', 'ken\n'], { objectMode: false }))).toBe('a-token\n');
    const document = [...Array<string>(200).fill('x'.repeat(1000)), 'X-Plex-Token=a-token'];
    expect(await readAll(Readable.from(document, { objectMode: false }))).toBe(document.join(''));
    const endless = new Readable({ read: () => void endless.push('x'.repeat(1000)) });
    expect((await readAll(endless)).length).toBeLessThanOrEqual(MAX_PASTED + 64 * 1024);
  });

  it.each([
    ['PowerShell writes it', Buffer.from('\ufeffa-töken\r\n', 'utf16le')],
    ['Notepad saves it', Buffer.from('\ufeffa-töken\r\n')],
    ['all others write it', Buffer.from('a-töken\r\n')],
  ])('is read as %s', async (_, bytes) => {
    const pieces = Array.from(bytes, (byte) => Buffer.of(byte)); // cut within each character
    expect(await readAll(Readable.from(pieces, { objectMode: false }))).toBe('a-töken\r\n');
  });

  it('has ended where it can’t be read any further', async () => {
    let pushed = false;
    const broken: Readable = new Readable({
      read() {
        if (pushed) broken.destroy(new Error('EOF'));
        else pushed = broken.push('a-token');
      },
    });
    expect(await readAll(broken)).toBe('a-token');
  });

  it.each([
    ['a-tokem\u007fn', 'a-token'],
    ['a-tokem\bn', 'a-token'],
    ['x\u007f\u007f\u007fa-token', 'a-token'],
    ['another\u0015a-token', 'a-token'],
    ['a-token\u0015', ''],
  ])('that is typed as %j is %j', (typed, line) => {
    expect(lineOf(typed)).toBe(line);
  });
});
