import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { authLink } from '../../../main/plex/auth-link';
import { accounts } from '../../plex-tv/accounts/accounts';
import { startPlexTv, type PlexTv } from '../../plex-tv/server';
import { get, getUser, send, type Reply } from './client';

const PINS = '/api/v2/pins';
const client = { 'X-Plex-Client-Identifier': 'me', Accept: 'application/json' };
const GONE = { errors: [{ code: 1020, message: 'Code not found or expired', status: 404 }] };

let plexTv: PlexTv;
let token: string;

beforeEach(async () => {
  plexTv = await startPlexTv();
  token = plexTv.addAccount(accounts.lifetimeHome);
});
afterEach(() => plexTv.close());

interface Pin {
  readonly id: number;
  readonly code: string;
  readonly expiresAt: string;
  readonly authToken: string | null;
}

function json(reply: Reply): unknown {
  expect(reply.headers['content-type']).toContain('application/json');
  return JSON.parse(reply.body.toString());
}

async function newPin(query = ''): Promise<Pin> {
  return json(await send(plexTv, 'POST', PINS + query, client)) as Pin;
}

async function check({ id }: Pin, as = client): Promise<unknown> {
  return json(await get(plexTv, `${PINS}/${id}`, as));
}

/** Presses a button of one of the two pages. */
async function press(answer: 'allow' | 'deny', code: string, path = '/auth'): Promise<[number, string]> {
  const body = new URLSearchParams({ code, answer }).toString();
  const reply = await send(plexTv, 'POST', path, {}, body);
  return [reply.status, /<title>(.*)<\/title>/.exec(reply.body.toString())?.[1] ?? ''];
}

describe('POST /api/v2/pins', () => {
  it('makes a strong PIN for half an hour', async () => {
    const reply = await send(plexTv, 'POST', `${PINS}?strong=true`, client);
    expect(reply.status).toBe(201);
    const pin = json(reply) as Pin;
    expect(pin).toMatchObject({ clientIdentifier: 'me', authToken: null, expiresIn: 1800 });
    expect(pin.code).toMatch(/^[a-z0-9]{25}$/);
    expect(pin.expiresAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Date.parse(pin.expiresAt)).toBeGreaterThan(Date.now() + 1_700_000);
  });

  it('makes four characters for a quarter of an hour', async () => {
    const pin = await newPin();
    expect(pin).toMatchObject({ expiresIn: 900 });
    expect(pin.code).toMatch(/^[A-Z0-9]{4}$/);
  });

  it('wants to know who asks', async () => {
    const { status, body } = await send(plexTv, 'POST', PINS);
    expect(status).toBe(400);
    expect(body.toString()).toContain('code="1000"');
  });

  it('is not found by another method', async () => {
    expect((await get(plexTv, PINS, client)).status).toBe(404);
  });
});

describe('GET /api/v2/pins/:id', () => {
  it('has no token until somebody allows it', async () => {
    const [pin, other] = [await newPin('?strong=true'), await newPin()];
    expect(await check(pin)).toMatchObject({ id: pin.id, code: pin.code, authToken: null });
    expect(plexTv.pins.allow(pin.code, token)).toBe('allowed');
    expect(await check(pin)).toMatchObject({ authToken: token });
    expect(await check(pin), 'as often as it is asked').toMatchObject({ authToken: token });
    expect(await check(other)).toMatchObject({ authToken: null });
  });

  it('knows a PIN for the client alone that made it', async () => {
    const pin = await newPin();
    expect(await check(pin, { ...client, 'X-Plex-Client-Identifier': 'you' })).toEqual(GONE);
  });

  it('is gone when its time is up, when it was denied, and when it never was', async () => {
    const [pin, denied] = [await newPin(), await newPin()];
    expect(plexTv.pins.deny(denied.code)).toBe('denied');
    expect(await check(denied)).toEqual(GONE);
    expect(await check(pin)).toMatchObject({ authToken: null });
    plexTv.pins.expire();
    expect(await check(pin)).toEqual(GONE);
    expect(await check({ ...pin, id: 1 })).toEqual(GONE);
    expect(plexTv.pins.allow(pin.code, token)).toBe('unknown');
  });

  it('lives as long as a test likes', async () => {
    plexTv.pins.letLive(5_000);
    expect(await newPin('?strong=true')).toMatchObject({ expiresIn: 5 });
    plexTv.pins.letLive(0);
    expect(await check(await newPin())).toEqual(GONE);
    plexTv.pins.letLive(null);
    expect(await newPin()).toMatchObject({ expiresIn: 900 });
  });

  it('fails as every call can', async () => {
    const pin = await newPin();
    plexTv.answerWith('429-seconds', { to: 'check-pin', times: 1 });
    const { status, headers } = await get(plexTv, `${PINS}/${pin.id}`, client);
    expect([status, headers['retry-after']]).toEqual([429, '120']);
    expect(await check(pin)).toMatchObject({ authToken: null });
    expect(plexTv.requests.map(({ route }) => route)).toEqual(['create-pin', 'check-pin', 'check-pin']);
  });
});

describe('the sign-in page', () => {
  beforeEach(() => plexTv.browseAs(token));

  it('reads from its fragment who asks, and for which code', async () => {
    const { status, headers, body } = await get(plexTv, '/auth', { host: 'app.plex.tv' });
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const elements = {
      '#product': { textContent: '' },
      '#device': { textContent: '' },
      input: { value: '' },
    };
    const identity = {
      clientIdentifier: 'me',
      version: '1',
      platform: 'linux',
      platformVersion: '6',
      hostName: '<b>desk</b> & co',
    };
    const { hash } = new URL(authLink(identity, 'abc123'));
    const script = /<script>(.*)<\/script>/s.exec(body.toString())?.[1] ?? '';
    runInNewContext(script, {
      URLSearchParams,
      location: { hash },
      document: { querySelector: (selector: keyof typeof elements) => elements[selector] },
    });
    expect(elements).toEqual({
      '#product': { textContent: 'Marquee' },
      '#device': { textContent: 'Marquee (<b>desk</b> & co)' },
      input: { value: 'abc123' },
    });
  });

  it('lets a PIN become the token of whoever is signed in in the browser', async () => {
    const pin = await newPin('?strong=true');
    expect(await press('allow', pin.code)).toEqual([200, 'Allowed']);
    expect(await check(pin)).toMatchObject({ authToken: token });
    expect(await press('allow', pin.code), 'a second time').toEqual([404, 'Not found']);
  });

  it('ends a PIN that is denied', async () => {
    const pin = await newPin('?strong=true');
    expect(await press('deny', pin.code)).toEqual([200, 'Denied']);
    expect(await check(pin)).toEqual(GONE);
  });

  it('allows nothing when nobody is signed in there', async () => {
    plexTv.browseAs(null);
    const pin = await newPin('?strong=true');
    expect(await press('allow', pin.code)).toEqual([403, 'Not signed in']);
    expect(await check(pin)).toMatchObject({ authToken: null });
  });

  it('does nothing when it fails', async () => {
    const pin = await newPin('?strong=true');
    plexTv.answerWith('503', { to: 'auth-answer' });
    expect((await press('allow', pin.code))[0]).toBe(503);
    expect(await check(pin)).toMatchObject({ authToken: null });
  });
});

describe('the page for four characters', () => {
  it('has a field for them, and takes small ones', async () => {
    plexTv.browseAs(token);
    const { body } = await get(plexTv, '/link');
    expect(body.toString()).toMatch(/<form method="post">.*<input name="code".*value="allow".*value="deny"/s);
    const [pin, other] = [await newPin(), await newPin()];
    expect(await press('allow', ` ${pin.code.toLowerCase()} `, '/link')).toEqual([200, 'Allowed']);
    expect(await check(pin)).toMatchObject({ authToken: token });
    expect(await press('deny', other.code, '/link')).toEqual([200, 'Denied']);
    expect(await press('allow', 'NOPE', '/link')).toEqual([404, 'Not found']);
  });
});

describe('GET /api/v2/ping', () => {
  it('answers whoever has a token', async () => {
    expect(json(await get(plexTv, '/api/v2/ping', { 'X-Plex-Token': token }))).toEqual({ pong: true });
    expect((await get(plexTv, '/api/v2/ping', { 'X-Plex-Token': 'nobody' })).status).toBe(401);
    expect((await get(plexTv, '/api/v2/ping')).status).toBe(401);
  });
});

describe('DELETE /api/v2/users/signout', () => {
  const signOut = async (): Promise<Reply> =>
    send(plexTv, 'DELETE', '/api/v2/users/signout', { 'X-Plex-Token': token });

  it('ends the token and no other', async () => {
    const other = plexTv.addAccount(accounts.lifetimeHome);
    const { status, body } = await signOut();
    expect([status, body.length]).toEqual([204, 0]);
    expect((await getUser(plexTv, token)).status).toBe(401);
    expect((await getUser(plexTv, other)).status).toBe(200);
    expect((await signOut()).status).toBe(401);
  });

  it('does not end it when it fails', async () => {
    plexTv.answerWith('500', { to: 'sign-out', times: 1 });
    expect((await signOut()).status).toBe(500);
    expect((await getUser(plexTv, token)).status).toBe(200);
  });
});

describe('GET /api/v2/home/users', () => {
  const homeUsers = (as: string, headers: Record<string, string> = {}): Promise<Reply> =>
    get(plexTv, '/api/v2/home/users', { 'X-Plex-Token': as, ...headers });

  it('lists the members of the account’s Home as JSON for those who accept nothing else', async () => {
    const home = json(await homeUsers(token, { Accept: 'application/json' }));
    expect(home).toMatchObject({
      id: 7000001,
      guestEnabled: true,
      users: [
        { id: 700000001, title: 'Quiet Lantern', username: 'quietlantern', admin: true, guest: false },
        { id: 700000006, friendlyName: 'Anchor' },
        { id: 700000004, username: null, email: null, restricted: true, restrictionProfile: 'little_kid' },
        { title: 'Guest', guest: true },
      ],
    });
  });

  it('lists them as XML for all others', async () => {
    for (const headers of [{}, { Accept: 'application/xml' }, { Accept: 'application/json, */*' }]) {
      const { headers: sent, body } = await homeUsers(token, headers);
      expect(sent['content-type']).toContain('application/xml');
      expect(body.toString()).toMatch(/<home id="7000001".*<users>.*<user id="700000001" .* admin="1"/s);
    }
  });

  it('lists nobody for an account without a Home, and nothing without a token', async () => {
    for (const account of [accounts.free, '<user/>']) {
      const other = plexTv.addAccount(account);
      expect(json(await homeUsers(other, { Accept: 'application/json' }))).toEqual({ users: [] });
      expect((await homeUsers(other)).body.toString()).toContain('<users/>');
    }
    expect((await homeUsers('nobody')).status).toBe(401);
  });

  it('changes with its account', async () => {
    plexTv.setUser(token, { home: { attributes: {}, users: [{ id: '7', title: 'Alone' }] } });
    expect(json(await homeUsers(token, { Accept: 'application/json' }))).toEqual({
      users: [{ id: 7, title: 'Alone' }],
    });
  });
});
