import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../main/base/clock';
import { createPlexClient, type PlexClient } from '../../../main/plex/client';
import type { HttpReply, HttpRequest, SendRequest } from '../../../main/plex/exchange';
import { quietHome } from '../../plex-tv/accounts/account-parts';
import { devicesAnswer, threeDevices } from '../../plex-tv/accounts/devices';
import { homeAnswer } from '../../plex-tv/accounts/home';
import { FakeClock } from '../support/fake-clock';
import { answering, bytes, identity, reply, secret, token } from './replies';

type Call = (client: PlexClient) => Promise<{ readonly ok: boolean }>;

const createPin: Call = (client) => client.createPin({ strong: true });
const checkPin: Call = (client) => client.checkPin('373040866');
const ping: Call = (client) => client.ping(token);
const signOut: Call = (client) => client.signOut(token);
const getHomeUsers: Call = (client) => client.getHomeUsers(token);
const getDevices: Call = (client) => client.getDevices(token);
const removeDevice: Call = (client) => client.removeDevice(token, '502');
const calls: readonly [name: string, call: Call][] = [
  ['createPin', createPin],
  ['checkPin', checkPin],
  ['ping', ping],
  ['signOut', signOut],
  ['getHomeUsers', getHomeUsers],
  ['getDevices', getDevices],
  ['removeDevice', removeDevice],
];

function clientWith(send: SendRequest, clock = new FakeClock()): PlexClient {
  return createPlexClient({ send, clock, identity });
}

/** The one request that a call makes. */
async function sentBy(call: Call): Promise<HttpRequest> {
  const seen: HttpRequest[] = [];
  await call(
    clientWith((request) => {
      seen.push(request);
      return Promise.resolve(reply('{}'));
    }),
  );
  const [only, ...others] = seen;
  if (!only || others.length > 0) throw new Error('There was not exactly one request.');
  return only;
}

/** A PIN as plex.tv sends it, unclaimed, with 900 seconds to live at the start of the tests' clock. */
const pin = {
  id: 373040866,
  code: '7RQZ',
  product: 'Marquee',
  trusted: false,
  qr: 'https://plex.tv/api/v2/pins/qr/7RQZ',
  clientIdentifier: identity.clientIdentifier,
  location: { city: 'Example', coordinates: '52.0, 5.0' },
  expiresIn: 900,
  createdAt: '2026-01-01T00:00:00Z',
  expiresAt: '2026-01-01T00:15:00Z',
  authToken: null as string | null,
  newRegistration: null,
};
const claimed = { ...pin, authToken: secret };

describe('the requests', () => {
  it.each([
    ['createPin', createPin, 'POST', 'https://plex.tv/api/v2/pins?strong=true'],
    ['createPin', (it) => it.createPin({ strong: false }), 'POST', 'https://plex.tv/api/v2/pins'],
    ['checkPin', checkPin, 'GET', 'https://plex.tv/api/v2/pins/373040866'],
    ['ping', ping, 'GET', 'https://plex.tv/api/v2/ping'],
    ['signOut', signOut, 'DELETE', 'https://plex.tv/api/v2/users/signout'],
    ['getHomeUsers', getHomeUsers, 'GET', 'https://plex.tv/api/v2/home/users'],
  ] satisfies [string, Call, string, string][])('%s goes where it should', async (_, call, method, url) => {
    const sent = await sentBy(call);
    expect(sent).toMatchObject({ method, url });
    expect(sent.headers).toMatchObject({
      Accept: 'application/json',
      'X-Plex-Product': 'Marquee',
      'X-Plex-Client-Identifier': identity.clientIdentifier,
    });
  });

  it.each([
    ['getDevices', getDevices, 'GET', 'https://plex.tv/devices.xml'],
    ['removeDevice', removeDevice, 'DELETE', 'https://plex.tv/devices/502.xml'],
  ] satisfies [string, Call, string, string][])('%s asks for XML', async (_, call, method, url) => {
    const sent = await sentBy(call);
    expect(sent).toMatchObject({ method, url, headers: { Accept: 'application/xml' } });
  });

  it('carry the token in the header where they are about one, and nowhere else', async () => {
    for (const call of [ping, signOut, getHomeUsers, getDevices, removeDevice]) {
      expect((await sentBy(call)).headers['X-Plex-Token']).toBe(secret);
    }
    for (const call of [createPin, checkPin]) {
      expect((await sentBy(call)).headers).not.toHaveProperty('X-Plex-Token');
    }
  });

  it('can’t be led astray by the number of a device', async () => {
    const { url } = await sentBy((client) => client.removeDevice(token, '../api/v2/users/signout?a='));
    expect(new URL(url).pathname).toBe('/devices/..%2Fapi%2Fv2%2Fusers%2Fsignout%3Fa%3D.xml');
  });

  it('can’t be led astray by the name of a PIN', async () => {
    const { url } = await sentBy((client) => client.checkPin('../home/user?a='));
    expect(new URL(url).pathname).toBe('/api/v2/pins/..%2Fhome%2Fuser%3Fa%3D');
  });
});

describe.each(calls)('%s', (_, call) => {
  it('fails as every call does, and throws nothing', async () => {
    const outcome = (send: SendRequest): Promise<unknown> => call(clientWith(send));
    expect(await outcome(() => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED')))).toMatchObject({
      problem: { kind: 'unreachable', code: 'ERR_INTERNET_DISCONNECTED' },
    });
    expect(await outcome(answering('', 429, { 'retry-after': '120' }))).toMatchObject({
      problem: { kind: 'rate-limited', retryAt: '2026-01-01T00:02:00.000Z' },
    });
    expect(await outcome(answering('', 503))).toMatchObject({ problem: { kind: 'unavailable' } });
    expect(await outcome(answering('', 400))).toMatchObject({ problem: { kind: 'bad-request' } });
    const elsewhere: SendRequest = () => Promise.resolve({ status: 302, location: 'https://example.com/' });
    expect(await outcome(elsewhere)).toMatchObject({ problem: { kind: 'unreadable', status: 302 } });
  });

  it('gives up after 10 seconds', async () => {
    const clock = new FakeClock();
    const hanging: SendRequest = ({ signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('off'))));
    const outcome = call(clientWith(hanging, clock));
    clock.pass(10_000);
    expect(await outcome).toMatchObject({ ok: false, problem: { code: 'ERR_TIMED_OUT' } });
    expect(clock.untilNext).toBeNull();
  });
});

describe('what is no answer to the call', () => {
  const status = { createPin: 201, checkPin: 200, getHomeUsers: 200, getDevices: 200 };
  const bodies = {
    empty: '',
    HTML: '<!doctype html><title>Welcome to the hotel</title>',
    'another JSON': '{"user":{"id":1}}',
    'JSON of a wrong kind': '[{"id":1}]',
    'cut short': '{"id":373040866,"code":"7RQ',
    'too long': `{"id":1,"code":"7RQZ","pad":"${'x'.repeat(256 * 1024)}"}`,
  };

  it.each(Object.keys(bodies) as (keyof typeof bodies)[])('is unreadable when it is %s', async (body) => {
    for (const [name, call] of calls) {
      if (!(name in status)) continue;
      const send = answering(bodies[body], status[name as keyof typeof status]);
      expect(await call(clientWith(send)), name).toMatchObject({
        ok: false,
        problem: { kind: 'unreadable' },
      });
    }
  });

  it('is unreadable when it is not UTF-8', async () => {
    const send = answering([Buffer.from(JSON.stringify({ ...pin, product: 'caf\xe9' }), 'latin1')]);
    expect(await checkPin(clientWith(send))).toMatchObject({ ok: false, problem: { kind: 'unreadable' } });
  });

  it.each([
    ['an id that is no number', { ...pin, id: '../1' }],
    ['an id that is no whole number', { ...pin, id: 1.5 }],
    ['no code', { ...pin, code: '' }],
    ['a code with signs', { ...pin, code: 'a&b=c' }],
    ['no time', { ...pin, expiresAt: null }],
    ['a time that is none', { ...pin, expiresAt: 'soon' }],
    ['a token that is none', { ...pin, authToken: 'two words' }],
  ])('is unreadable when the PIN has %s', async (_, body) => {
    expect(await checkPin(clientWith(answering(JSON.stringify(body))))).toMatchObject({
      ok: false,
      problem: { kind: 'unreadable' },
    });
  });
});

describe('createPin', () => {
  const createdAt = (clock: FakeClock, headers = {}) =>
    clientWith(answering(JSON.stringify(pin), 201, headers), clock).createPin({ strong: true });

  it('gives the PIN and nothing else that plex.tv sent', async () => {
    expect(await createdAt(new FakeClock())).toEqual({
      ok: true,
      value: { id: '373040866', code: '7RQZ', expiresAt: '2026-01-01T00:15:00.000Z' },
    });
  });

  it('tells the end by this computer’s clock, which may be wrong by years', async () => {
    const clock = new FakeClock(Date.parse('2027-06-01T00:00:00.000Z'));
    const answer = await createdAt(clock, { date: 'Thu, 01 Jan 2026 00:00:00 GMT' });
    expect(answer).toMatchObject({ value: { expiresAt: '2027-06-01T00:15:00.000Z' } });
  });
});

describe('the life of a PIN', () => {
  it.each([
    ['an hour', '2026-01-01T01:00:00Z', '2026-01-01T01:00:00.000Z'],
    ['a second more', '2026-01-01T01:00:01Z', '2026-01-01T01:00:00.000Z'],
    ['until the year 9999', '9999-12-31T23:59:59Z', '2026-01-01T01:00:00.000Z'],
  ])('of %s is an hour at most', async (_, sent, expiresAt) => {
    const body = JSON.stringify({ ...pin, expiresAt: sent });
    const answer = await clientWith(answering(body, 201), new FakeClock()).createPin({ strong: true });
    expect(answer).toMatchObject({ value: { expiresAt } });
  });
});

describe('checkPin', () => {
  const check = (body: object, headers: Record<string, string> = {}, clock = new FakeClock()) =>
    clientWith(answering(JSON.stringify(body), 200, headers), clock).checkPin('373040866');

  it('waits as long as nobody has answered', async () => {
    expect(await check(pin)).toEqual({ ok: true, value: { kind: 'waiting' } });
    expect(await check({ ...pin, authToken: undefined })).toEqual({ ok: true, value: { kind: 'waiting' } });
    expect(await check({ ...pin, authToken: '' })).toEqual({ ok: true, value: { kind: 'waiting' } });
  });

  it('brings the token wrapped, so that nothing can print it', async () => {
    const answer = await check(claimed);
    if (!answer.ok || answer.value.kind !== 'claimed') throw new Error('There is no token.');
    expect(answer.value.token.reveal()).toBe(secret);
    expect(JSON.stringify(answer) + inspect(answer, { depth: 9 })).not.toContain(secret);
  });

  it('brings the token of a PIN whose time is up as well', async () => {
    expect(await check({ ...claimed, expiresAt: '2025-12-31T23:00:00Z' })).toMatchObject({
      value: { kind: 'claimed' },
    });
  });

  it('knows that the time is up, by plex.tv’s clock', async () => {
    const late = new FakeClock(Date.parse('2030-01-01T00:00:00.000Z'));
    expect(await check(pin, { date: 'Thu, 01 Jan 2026 00:14:59 GMT' }, late)).toMatchObject({
      value: { kind: 'waiting' },
    });
    expect(await check(pin, { date: 'Thu, 01 Jan 2026 00:15:00 GMT' })).toMatchObject({
      value: { kind: 'expired' },
    });
    expect(await check(pin, {}, late)).toMatchObject({ value: { kind: 'expired' } });
  });

  it('takes no token of another PIN', async () => {
    expect(await check({ ...claimed, id: 373040867 })).toMatchObject({
      ok: false,
      problem: { kind: 'unreadable' },
    });
  });

  it('takes a PIN that plex.tv no longer knows for expired, and no other 404', async () => {
    const gone = '{"errors":[{"code":1020,"message":"Code not found or expired"}]}';
    expect(await checkPin(clientWith(answering(gone, 404)))).toEqual({
      ok: true,
      value: { kind: 'expired' },
    });
    for (const send of [answering('', 404), answering(gone, 400), answering(gone, 200)]) {
      expect(await checkPin(clientWith(send))).toMatchObject({ ok: false });
    }
  });
});

describe('ping', () => {
  it.each(['{"pong":true}', '<pong>true</pong>', 'pong', ''])('is done whatever is in %j', async (body) => {
    expect(await ping(clientWith(answering(body)))).toEqual({ ok: true, value: undefined });
  });

  it('tells a rejection and leaves it to others what that means', async () => {
    expect(await ping(clientWith(answering('', 401)))).toMatchObject({ problem: { kind: 'rejected' } });
  });
});

describe('signOut', () => {
  it.each([204, 200, 401, 498])('is done on %i', async (status) => {
    expect(await signOut(clientWith(answering('', status)))).toEqual({ ok: true, value: undefined });
  });

  it.each([403, 404, 422, 429, 500])('is not done on %i', async (status) => {
    expect(await signOut(clientWith(answering('', status)))).toMatchObject({ ok: false });
  });
});

describe('getHomeUsers', () => {
  const ask = (body: string | Uint8Array) =>
    clientWith(answering([typeof body === 'string' ? bytes(body) : body])).getHomeUsers(token);

  const expected = [
    {
      id: '700000001',
      uuid: '00e1',
      title: 'Quiet & Lantern',
      username: 'quietlantern',
      thumb: 'https://plex.tv/users/00e1/avatar?c=1',
      admin: true,
      guest: false,
      restricted: false,
      restrictionProfile: '',
      protected: true,
    },
    { id: '700000004', title: 'Little Comet', username: '', thumb: null, restricted: true, admin: false },
  ];

  it('reads JSON', async () => {
    const users = [
      {
        id: 700000001,
        uuid: '00e1',
        title: 'Quiet & Lantern',
        username: 'quietlantern',
        email: 'quiet.lantern@example.com',
        thumb: 'https://plex.tv/users/00e1/avatar?c=1',
        admin: true,
        guest: false,
        restricted: false,
        restrictionProfile: null,
        protected: true,
      },
      { id: 700000004, title: 'Little Comet', username: null, thumb: null, restricted: true, admin: false },
    ];
    expect(await ask(JSON.stringify({ id: 1, name: 'Home', users }))).toEqual({ ok: true, value: expected });
  });

  it('reads XML', async () => {
    const answer = await ask(`<?xml version="1.0"?>
      <home id="1" name="Home"><users>
        <user id="700000001" uuid="00e1" title="Quiet &amp; Lantern" username="quietlantern"
          email="quiet.lantern@example.com" thumb="https://plex.tv/users/00e1/avatar?c=1" admin="1" guest="0"
          restricted="0" restrictionProfile="" protected="1"/>
        <user id="700000004" title="Little Comet" username="" thumb="" restricted="1" admin="0"/>
      </users></home>`);
    expect(answer).toEqual({ ok: true, value: expected });
  });

  it('reads the same from both forms of a whole Home, without a secret', async () => {
    const json = await ask(homeAnswer(quietHome, 'application/json').body);
    const xml = await ask(homeAnswer(quietHome, 'application/xml').body);
    expect(json).toEqual(xml);
    expect(json).toMatchObject({ value: [{ admin: true }, {}, { restricted: true }, { guest: true }] });
    expect(JSON.stringify(json)).not.toMatch(/hashedPin|@/);
  });

  it('reads a Home of one, and one of none', async () => {
    expect(await ask('<home><users><user id="1"/></users></home>')).toMatchObject({ value: [{ id: '1' }] });
    expect(await ask('<home><users/></home>')).toEqual({ ok: true, value: [] });
    expect(await ask('{"users":[]}')).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['JSON', (count: number) => `{"users":[${'{},'.repeat(count - 1)}{}]}`],
    ['XML', (count: number) => `<home><users>${'<user a="1"/>'.repeat(count)}</users></home>`],
  ])('in %s of more than a hundred members is refused', async (_, home) => {
    expect(await ask(home(100))).toMatchObject({ ok: true });
    expect(await ask(home(101))).toMatchObject({ ok: false, problem: { kind: 'unreadable' } });
  });

  it('answers also when a list in a member is nested 100,000 deep', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(await ask(`{"users":[{"id":1,"odd":${deep}}]}`)).toEqual({ ok: true, value: [{ id: '1' }] });
  });

  it('takes a number without an end for none', async () => {
    expect(await ask('{"users":[{"id":1e999,"title":-1e999,"admin":false}]}')).toEqual({
      ok: true,
      value: [{ admin: false }],
    });
  });

  it('takes a value that it can’t read for null', async () => {
    const users = [{ id: { a: 1 }, admin: 'perhaps', thumb: 'javascript:alert(1)', title: 'x' }];
    expect(await ask(JSON.stringify({ users }))).toMatchObject({
      value: [{ admin: null, thumb: null, title: 'x' }],
    });
  });

  it('lets no secret out, wherever it is repeated', async () => {
    const other = 'another-secret-12345';
    const user = {
      id: 1,
      title: `${other} ${secret}`,
      pin: 'hashed',
      email: 'a@example.com',
      authToken: other,
    };
    const json = await ask(JSON.stringify({ users: [user] }));
    const xml = await ask(
      `<home><users><user id="1" title="${other} ${secret}" pin="hashed" email="a@example.com" authToken="${other}"/></users></home>`,
    );
    for (const answer of [json, xml]) {
      expect(answer.ok).toBe(true);
      expect(JSON.stringify(answer)).not.toMatch(/another-secret|canary|hashed|@/);
    }
  });
});

describe('getDevices', () => {
  const list = (bytesInAll: number): string => {
    const before = '<MediaContainer><Device id="1"/>';
    const after = '</MediaContainer>';
    return before + ' '.repeat(bytesInAll - before.length - after.length) + after;
  };

  it('reads up to 2 MiB, where other answers have 256 KiB at most', async () => {
    const most = 2 * 1024 * 1024;
    const read = (size: number): Promise<unknown> => clientWith(answering(list(size))).getDevices(token);
    expect(await read(most)).toMatchObject({ ok: true, value: [{ id: '1' }] });
    expect(await read(most + 1)).toMatchObject({ ok: false, problem: { kind: 'unreadable' } });
  });

  it('lets the account’s own token out in no device’s name', async () => {
    const send = answering(`<MediaContainer><Device id="1" name="A ${secret} Z"/></MediaContainer>`);
    const answer = await clientWith(send).getDevices(token);
    expect(answer).toMatchObject({
      ok: true,
      value: [{ name: expect.stringMatching(/^A .* Z$/) as string }],
    });
    expect(JSON.stringify(answer)).not.toContain(secret);
  });

  it('lets others have their turn while a long list is read', async () => {
    let turns = 0;
    let now = 0;
    const slow: Clock = {
      now: () => (now += 8), // each look at the clock finds that a slice is over
      after(ms, task) {
        if (ms === 0) turns += 1;
        if (ms === 0) queueMicrotask(task);
        return () => undefined;
      },
    };
    const send = answering(String(devicesAnswer(threeDevices).body));
    const answer = await createPlexClient({ send, clock: slow, identity }).getDevices(token);
    expect(answer).toMatchObject({ ok: true });
    expect(turns).toBeGreaterThan(10);
  });
});

describe('removeDevice', () => {
  it('is done when plex.tv says so', async () => {
    for (const status of [200, 204])
      expect(await removeDevice(clientWith(answering('', status)))).toMatchObject({ ok: true });
    expect(await removeDevice(clientWith(answering('', 403)))).toMatchObject({ ok: false });
    expect(await removeDevice(clientWith(answering('', 401)))).toMatchObject({
      ok: false,
      problem: { kind: 'rejected' },
    });
  });

  it.each<[string, () => HttpReply, boolean]>([
    ['no longer lists it', () => reply('<MediaContainer><Device id="501"/></MediaContainer>'), true],
    ['still lists it', () => reply('<MediaContainer><Device id="502"/></MediaContainer>'), false],
    ['does not find the list, either', () => reply('', 404), false],
  ])('is done on 404 by what plex.tv lists: one that %s', async (_, list, isDone) => {
    const send: SendRequest = ({ method }) => Promise.resolve(method === 'DELETE' ? reply('', 404) : list());
    const answer = await removeDevice(clientWith(send));
    expect(answer).toMatchObject(isDone ? { ok: true } : { ok: false, problem: { status: 404 } });
  });
});

it.each([
  ['signOut', signOut],
  ['removeDevice', removeDevice],
] satisfies [string, Call][])('%s is not done when a web page answers', async (_, call) => {
  for (const page of ['<!DOCTYPE html>\n<html><body>Sign in</body></html>', ' <HTML lang="en"></HTML>']) {
    expect(await call(clientWith(answering(page)))).toMatchObject({ problem: { kind: 'unreadable' } });
  }
});
