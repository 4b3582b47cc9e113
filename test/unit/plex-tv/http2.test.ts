import { once } from 'node:events';
import { connect, constants, type ClientHttp2Session } from 'node:http2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accounts } from '../../plex-tv/accounts/accounts';
import { userDocument } from '../../plex-tv/accounts/documents';
import type { FaultName } from '../../plex-tv/faults/faults';
import { startPlexTv, type PlexTv } from '../../plex-tv/server';
import { getUser, USER } from './client';

const document = userDocument(accounts.lifetimeHome);

let plexTv: PlexTv;
let token: string;
let session: ClientHttp2Session;

beforeEach(async () => {
  plexTv = await startPlexTv({ http: '2' });
  token = plexTv.addAccount(accounts.lifetimeHome);
  session = connect('https://plex.tv', {
    ca: plexTv.ca,
    lookup: (_, __, found) => found(null, [{ address: '127.0.0.1', family: 4 }]),
    port: plexTv.port,
  });
  session.on('error', () => undefined);
});
afterEach(async () => {
  session.destroy();
  await plexTv.close();
});

interface StreamEnd {
  readonly status: number | undefined;
  readonly body: string;
  /** With which code of RFC 9113 the stream ended; undefined for one that was never heard of again. */
  readonly code: number | undefined;
}

async function read(headers: Record<string, string> = {}, method = 'GET', path = USER): Promise<StreamEnd> {
  const stream = session.request({ ':method': method, ':path': path, 'x-plex-token': token, ...headers });
  stream.on('error', () => undefined);
  stream.end();
  let status: number | undefined;
  stream.once('response', (it) => (status = it[':status']));
  const heard: Buffer[] = [];
  stream.on('data', (bytes: Buffer) => heard.push(bytes));
  await new Promise((resolve) => stream.once('close', resolve));
  return { status, body: Buffer.concat(heard).toString(), code: stream.rstCode };
}

describe('over HTTP/2', () => {
  it('answers several calls on one connection, and logs them as it does others', async () => {
    const replies = await Promise.all([read(), read({ 'x-plex-client-identifier': 'me' })]);
    expect(replies).toEqual([
      { status: 200, body: document, code: constants.NGHTTP2_NO_ERROR },
      { status: 200, body: document, code: constants.NGHTTP2_NO_ERROR },
    ]);
    expect(plexTv.openConnections).toBe(1);
    expect(plexTv.requests[1]).toMatchObject({
      http: '2',
      method: 'GET',
      host: 'plex.tv:443',
      path: USER,
      route: 'user',
      tokenIn: 'header',
      headers: { 'x-plex-client-identifier': 'me', 'x-plex-token': token },
    });
  });

  it('reads what a request carries, and answers without a body', async () => {
    await expect(read({}, 'POST', '/link')).resolves.toMatchObject({ status: 403 });
    await expect(read({}, 'DELETE', '/api/v2/users/signout')).resolves.toMatchObject({
      status: 204,
      body: '',
    });
    await expect(read()).resolves.toMatchObject({ status: 401 });
  });

  it('still speaks HTTP/1.1 with who knows no other', async () => {
    expect((await getUser(plexTv, token)).status).toBe(200);
    expect(plexTv.requests).toMatchObject([{ http: '1.1' }]);
  });

  it('is not spoken unless it is asked for', async () => {
    const older = await startPlexTv();
    const refused = connect(`https://127.0.0.1:${older.port}`, { ca: older.ca, servername: 'plex.tv' });
    await expect(once(refused, 'connect')).rejects.toThrow();
    await older.close();
  });

  it.each([
    ['h2-refused', constants.NGHTTP2_REFUSED_STREAM, ''],
    ['h2-reset', constants.NGHTTP2_INTERNAL_ERROR, ''],
    ['h2-calm', constants.NGHTTP2_ENHANCE_YOUR_CALM, ''],
    ['h2-wants-http1', constants.NGHTTP2_HTTP_1_1_REQUIRED, ''],
    ['h2-reset-in-body', constants.NGHTTP2_INTERNAL_ERROR, document.slice(0, document.length / 2)],
  ] as const)('%s ends this stream and leaves the connection', async (name, code, body) => {
    plexTv.answerWith(name, { times: 1 });
    await expect(read()).resolves.toMatchObject({ code, body });
    await expect(read()).resolves.toMatchObject({ status: 200, body: document });
    expect(plexTv.openConnections).toBe(1);
  });

  it.each([
    ['h2-goaway', constants.NGHTTP2_NO_ERROR, undefined],
    ['h2-goaway-calm', constants.NGHTTP2_ENHANCE_YOUR_CALM, undefined],
    ['h2-goaway-in-body', constants.NGHTTP2_NO_ERROR, 200],
  ] as const)('%s says that the connection is over', async (name, code, status) => {
    plexTv.answerWith(name, { times: 1 });
    const said = new Promise((resolve) => session.once('goaway', resolve));
    const reply = read();
    await expect(said).resolves.toBe(code);
    expect(await reply).toMatchObject({ status, body: status === 200 ? document : '' });
  });

  it.each<FaultName>(['cut-at-start', 'cut-in-body', 'reset-in-body', 'cut-in-chunk'])(
    '%s ends the connection, too',
    async (name) => {
      plexTv.answerWith(name, { times: 1 });
      expect((await read()).body.length).toBeLessThan(document.length);
      await expect.poll(() => plexTv.openConnections).toBe(0);
    },
  );

  it('trickles, goes on for ever, says nothing', async () => {
    plexTv.answerWith({ delivery: { how: 'trickle', part: 'body', everyMs: 0 } }, { times: 1 });
    await expect(read()).resolves.toMatchObject({ status: 200, body: document });
    plexTv.answerWith('endless', { times: 1 });
    const endless = session.request({ ':path': USER });
    await once(endless, 'data');
    endless.close(constants.NGHTTP2_CANCEL);
    plexTv.answerWith('never', { times: 1 });
    const mute = session.request({ ':path': USER });
    await plexTv.waitForRequests(3);
    expect((await read()).status).toBe(200);
    mute.close();
  });
});
