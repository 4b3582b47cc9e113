import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accounts } from '../../plex-tv/accounts/accounts';
import { device } from '../../plex-tv/accounts/devices';
import { userDocument } from '../../plex-tv/accounts/documents';
import { secrets } from '../../plex-tv/accounts/secrets';
import { startPlexTv, type PlexTv } from '../../plex-tv/server';
import { get, getUser, send, USER, type Reply } from './client';

let plexTv: PlexTv;
let token: string;

beforeEach(async () => {
  plexTv = await startPlexTv();
  token = plexTv.addAccount(accounts.lifetimeHome);
});
afterEach(() => plexTv.close());

describe('GET /api/v2/home/user', () => {
  it('answers with the account that the token in the header belongs to', async () => {
    const other = plexTv.addAccount(accounts.free);
    expect((await getUser(plexTv, token)).body.toString()).toBe(userDocument(accounts.lifetimeHome));
    const { status, headers, body } = await getUser(plexTv, other);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(body.toString()).toBe(userDocument(accounts.free));
  });

  it('takes the token from the query as well', async () => {
    const { status } = await get(plexTv, `${USER}?a=b&X-Plex-Token=${token}`);
    expect(status).toBe(200);
  });

  it('answers 400 without a token', async () => {
    for (const path of [USER, `${USER}?X-Plex-Token=`]) {
      const { status, body } = await get(plexTv, path);
      expect(status).toBe(400);
      expect(body.toString()).toContain(
        '<error code="1004" message="X-Plex-Token is missing" status="400"/>',
      );
    }
  });

  it('answers 401 to a token that it does not know', async () => {
    const { status, headers, body } = await getUser(plexTv, 'nobody');
    expect(status).toBe(401);
    expect(headers['content-type']).toContain('application/xml');
    expect(body.toString()).toContain('code="1001"');
  });

  it('says 304 to a client that has the document already, until it changes', async () => {
    const { headers } = await getUser(plexTv, token);
    const etag = headers.etag ?? '';
    expect(etag).toMatch(/^W\/"\w+"$/);
    const again = await getUser(plexTv, token, { 'If-None-Match': `W/"other", ${etag}` });
    expect(again.status).toBe(304);
    expect(again.headers).not.toHaveProperty('content-length');
    expect(again.body).toHaveLength(0);
    plexTv.setUser(token, { attributes: { homeSize: '5' } });
    const { status, body } = await getUser(plexTv, token, { 'If-None-Match': etag });
    expect(status).toBe(200);
    expect(body.toString()).toContain('homeSize="5"');
  });

  it('sets a cookie that nobody should keep', async () => {
    const { headers } = await getUser(plexTv, token);
    expect(headers['set-cookie']?.join()).toContain(secrets.cookie);
  });

  it('sends the text of a document as it is', async () => {
    const other = plexTv.addAccount('<user id="1" id="2">');
    expect((await getUser(plexTv, other)).body.toString()).toBe('<user id="1" id="2">');
  });
});

describe('GET /users/:uuid/avatar', () => {
  it('answers with a PNG in a color of the user’s own', async () => {
    const one = await get(plexTv, '/users/00e1/avatar?c=1700000001');
    const same = await get(plexTv, '/users/00e1/avatar');
    const other = await get(plexTv, '/users/00e2/avatar');
    expect(one.headers['content-type']).toBe('image/png');
    expect(one.body.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    expect(one.body.equals(same.body)).toBe(true);
    expect(one.body.equals(other.body)).toBe(false);
  });
});

describe('the devices', () => {
  const list = async (its: string): Promise<Reply> => get(plexTv, '/devices.xml', { 'X-Plex-Token': its });
  const remove = (id: string): Promise<Reply> =>
    send(plexTv, 'DELETE', `/devices/${id}.xml`, { 'X-Plex-Token': token });

  it('are listed with the secrets that plex.tv sends', async () => {
    const { status, headers, body } = await list(token);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(body.toString().match(/<Device /g)).toHaveLength(3);
    for (const secret of [secrets.deviceToken, secrets.connection, secrets.publicAddress]) {
      expect(body.toString()).toContain(`"${secret}`);
    }
    expect((await list('nobody')).status).toBe(401);
  });

  it('can be a thousand, or none', async () => {
    const many = await list(plexTv.addAccount(accounts.crowded));
    expect(many.body.toString().match(/<Device /g)).toHaveLength(1000);
    const none = await list(plexTv.addAccount(accounts.free));
    expect(none.body.toString()).toMatch(/<MediaContainer [^>]*size="0"\/>/);
  });

  it('are removed one by one, and only by who has the token', async () => {
    expect((await send(plexTv, 'DELETE', '/devices/502.xml')).status).toBe(401);
    expect((await remove('502')).status).toBe(200);
    expect((await remove('502')).status).toBe(404);
    const left = (await list(token)).body.toString();
    expect(left).toContain('id="501"');
    expect(left).not.toContain('id="502"');
  });

  it('come and go between two readings', async () => {
    plexTv.addDevice(token, device('777', 'Somebody’s Tablet'));
    expect((await list(token)).body.toString()).toContain('Somebody’s Tablet');
  });
});

describe('anything else', () => {
  it('is not found', async () => {
    for (const path of [
      '/',
      '/api/v2/user',
      `${USER}/`,
      `/x${USER}`,
      '//',
      '/users/avatar',
      '/users/a/b/avatar',
    ]) {
      const { status, body } = await get(plexTv, path, { 'X-Plex-Token': token });
      expect(status, path).toBe(404);
      expect(body.toString()).toContain('<errors>');
    }
  });
});
