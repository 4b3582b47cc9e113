import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accounts } from '../../plex-tv/accounts/accounts';
import { userDocument } from '../../plex-tv/accounts/documents';
import { startPlexTv, type PlexTv } from '../../plex-tv/server';
import { ask, get, getUser, listen, USER } from './client';

const document = userDocument(accounts.lifetimeHome);
const MEBIBYTE = 1_048_576;

let plexTv: PlexTv;
let token: string;

beforeEach(async () => {
  plexTv = await startPlexTv();
  token = plexTv.addAccount(accounts.lifetimeHome);
});
afterEach(() => plexTv.close());

describe('a connection that fails', () => {
  it.each([
    ['cut-at-start', /^$/],
    ['cut-in-head', /^HTTP\/1\.1 200 OK\r\n(?!.*\r\n\r\n)/s],
    ['cut-in-body', new RegExp(`content-length: ${document.length}\r\n.*\r\n\r\n.*<feature id`, 's')],
    ['cut-in-chunk', /transfer-encoding: chunked\r\n.*\r\n\r\n[0-9a-f]+\r\n<\?xml.*<feature id/s],
    ['cut-before-last-chunk', /transfer-encoding: chunked\r\n.*<\/user>\n\r\n$/s],
    ['cut-unnoticed', /^HTTP\/1\.1 200 OK\r\n(?!.*(content-length|transfer-encoding)).*<feature id/s],
  ] as const)('%s is closed in good order too early', async (name, bytes) => {
    plexTv.answerWith(name);
    const heard = await listen(plexTv, token);
    expect(heard.bytes).toMatch(bytes);
    expect(heard.end).toBe('closed');
  });

  it.each([
    ['reset-at-start', /^$/],
    ['reset-in-body', /^HTTP\/1\.1 200 OK\r\n.*<feature id/s],
  ] as const)('%s is broken off', async (name, bytes) => {
    plexTv.answerWith(name);
    const heard = await listen(plexTv, token);
    expect(heard.bytes).toMatch(bytes);
    expect(heard.end).toBe('reset');
  });

  it.each([
    ['cut-at-start', 'socket hang up'],
    ['cut-in-head', 'socket hang up'],
    ['cut-in-body', 'aborted'],
    ['cut-in-chunk', 'aborted'],
    ['cut-before-last-chunk', 'aborted'],
    ['reset-at-start', 'ECONNRESET'],
    ['reset-in-body', /aborted|ECONNRESET/],
    ['huge-head', /Header overflow/],
    ['not-http', /Parse Error/],
  ] as const)('%s is an error for a client that speaks HTTP', async (name, error) => {
    plexTv.answerWith(name);
    await expect(getUser(plexTv, token)).rejects.toThrow(error);
  });

  it('goes unnoticed when only the end of the connection ends the body', async () => {
    plexTv.answerWith('cut-unnoticed');
    const { body } = await getUser(plexTv, token);
    expect(body.toString()).toBe(document.slice(0, document.length / 2));
  });

  it('speaks something else', async () => {
    plexTv.answerWith('not-http');
    await expect(listen(plexTv, token)).resolves.toEqual({ bytes: 'SSH-2.0-OpenSSH_9.2\r\n', end: 'closed' });
  });

  it('has a head that is far too large', async () => {
    plexTv.answerWith('huge-head');
    expect((await listen(plexTv, token)).bytes.indexOf('\r\n\r\n')).toBeGreaterThan(300_000);
  });
});

describe('a connection that is slow', () => {
  it('gives one byte of the head and keeps the next', async () => {
    plexTv.answerWith({ delivery: { how: 'trickle', part: 'head', everyMs: 600_000 } });
    expect(await heard((bytes) => bytes.length > 0)).toBe('H');
  });

  it('gives the head, then the body byte by byte', async () => {
    plexTv.answerWith({ delivery: { how: 'trickle', part: 'body', everyMs: 600_000 } });
    expect(await heard((bytes) => /\r\n\r\n./.test(bytes))).toMatch(/^HTTP.*\r\n\r\n<$/s);
  });

  it.each(['head', 'body'] as const)('comes to its end when only the %s is slow', async (part) => {
    plexTv.addAccount('<user/>', token);
    plexTv.answerWith({ delivery: { how: 'trickle', part, everyMs: 0 } });
    expect((await getUser(plexTv, token)).body.toString()).toBe('<user/>');
  });

  it('can stay open for the next request', async () => {
    plexTv.answerWith('kept-open', { times: 1 });
    const socket = ask(plexTv, token);
    let bytes = '';
    socket.on('data', (more: Buffer) => (bytes += more.toString()));
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await expect.poll(() => bytes).toContain('</user>');
    socket.write(`GET ${USER} HTTP/1.1\r\nHost: plex.tv\r\nX-Plex-Token: ${token}\r\n\r\n`);
    await ended;
    expect(bytes.match(/^HTTP/gm)).toHaveLength(2);
    expect(bytes.match(/^connection: .*$/gm)).toEqual(['connection: keep-alive', 'connection: close']);
  });

  it('can end after any part of the answer', async () => {
    plexTv.answerWith({ delivery: { how: 'cut', at: 0.5 } });
    const half = (await listen(plexTv, token)).bytes;
    plexTv.clearFaults();
    expect(half.length).toBe(Math.floor((await listen(plexTv, token)).bytes.length / 2));
  });

  it('says nothing, at first or ever', async () => {
    plexTv.answerWith({ afterMs: 600_000 }, { times: 1 });
    plexTv.answerWith('never');
    const late = listen(plexTv, token);
    const never = listen(plexTv, token);
    let over = false;
    void Promise.race([late, never]).then(() => (over = true));
    await plexTv.waitForRequests(2);
    await get(plexTv, '/a/whole/exchange/later');
    expect(over).toBe(false);
    await plexTv.close();
    expect([(await late).bytes, (await never).bytes]).toEqual(['', '']);
  });

  it('goes on for ever', async () => {
    plexTv.answerWith('endless', { times: 1 });
    expect(await heard((bytes) => bytes.length > MEBIBYTE)).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\r\n\r\n +$/s);
    expect((await getUser(plexTv, token)).status).toBe(200);
  });

  /** What has come by the time that `enough` says so; then the client goes away. */
  function heard(enough: (bytes: string) => boolean): Promise<string> {
    return new Promise((resolve) => {
      let bytes = '';
      const socket = ask(plexTv, token).on('data', (more: Buffer) => {
        bytes += more.toString();
        if (!enough(bytes)) return;
        socket.destroy();
        resolve(bytes);
      });
    });
  }
});
