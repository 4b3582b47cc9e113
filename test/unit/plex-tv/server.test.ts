import { once } from 'node:events';
import { request } from 'node:https';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accounts } from '../../plex-tv/accounts/accounts';
import { startPlexTv, type PlexTv } from '../../plex-tv/server';
import { ask, get, getUser, listen, USER } from './client';

let plexTv: PlexTv;
let token: string;

beforeEach(async () => {
  plexTv = await startPlexTv();
  token = plexTv.addAccount(accounts.lifetimeHome);
});
afterEach(() => plexTv.close());

describe('accounts', () => {
  it('get tokens that look like plex.tv’s and are all different', () => {
    expect(token).toMatch(/^plexTv[\w-]{14}$/);
    expect(plexTv.addAccount(accounts.free)).not.toBe(token);
    expect(plexTv.addAccount(accounts.free, 'a-token-of-my-own')).toBe('a-token-of-my-own');
  });

  it('lose their token and get it back', async () => {
    plexTv.revoke(token);
    expect((await getUser(plexTv, token)).status).toBe(401);
    plexTv.addAccount(accounts.lifetimeHome, token);
    expect((await getUser(plexTv, token)).status).toBe(200);
  });

  it('change while it runs, one attribute or a whole part at a time', async () => {
    plexTv.setUser(token, { attributes: { homeSize: '5', email: undefined } });
    plexTv.setUser(token, { subscription: { attributes: { active: '0' } } });
    const document = (await getUser(plexTv, token)).body.toString();
    expect(document).toContain('homeSize="5"');
    expect(document).not.toContain('email=');
    expect(document).toContain('<subscription active="0"/>');
  });

  it('refuse changes that cannot be, without saying whose token it was', () => {
    const text = plexTv.addAccount('<user/>');
    for (const unchangeable of ['nobody', text]) {
      expect(() => plexTv.setUser(unchangeable, {})).toThrow(
        /^No account that can be altered has this token$/,
      );
    }
    expect(() => plexTv.setUser(token, { attributes: { title: '\u0000' } })).toThrow(RangeError);
  });
});

describe('the log', () => {
  it('tells how each request came, without the values of its query', async () => {
    await getUser(plexTv, token, { 'X-Plex-Client-Identifier': 'me', host: 'app.plex.tv' });
    await get(plexTv, `/elsewhere?X-Plex-Token=${token}&c=1`);
    await get(plexTv, `${USER}?X-Plex-Token=${token}`, { 'X-Plex-Token': token });
    await get(plexTv, '/users/00e1/avatar');
    expect(plexTv.requests).toMatchObject([
      {
        method: 'GET',
        host: 'app.plex.tv',
        path: USER,
        route: 'user',
        queryNames: [],
        tokenIn: 'header',
        headers: { 'x-plex-client-identifier': 'me', 'x-plex-token': token },
      },
      { path: '/elsewhere', route: null, queryNames: ['X-Plex-Token', 'c'], tokenIn: 'query' },
      { route: 'user', tokenIn: 'both' },
      { path: '/users/00e1/avatar', route: 'avatar', tokenIn: 'nowhere' },
    ]);
    expect(plexTv.requests[1]?.at).toBeGreaterThan(Date.now() - 60_000);
    const [, byQuery] = plexTv.requests;
    expect(JSON.stringify(byQuery)).not.toContain(token);
  });

  it('resolves as soon as enough requests of a kind have come', async () => {
    const two = plexTv.waitForRequests(2);
    const picture = plexTv.waitForRequests(1, 'avatar');
    let early = true;
    void two.then((requests) => expect(early, `${requests.length}`).toBe(false));
    await getUser(plexTv, token);
    await get(plexTv, '/users/00e1/avatar');
    await expect(picture).resolves.toHaveLength(1);
    early = false;
    await getUser(plexTv, token);
    await expect(two).resolves.toMatchObject([{ route: 'user' }, { route: 'user' }]);
    await expect(plexTv.waitForRequests(2)).resolves.toHaveLength(2);
  });

  it('tells a test that waits when the stand-in is closed', async () => {
    const waiting = plexTv.waitForRequests(1);
    const refusal = expect(waiting).rejects.toThrow('1 requests to “user”');
    await plexTv.close();
    await refusal;
  });

  it('is told on as it grows', async () => {
    const seen: string[] = [];
    const other = await startPlexTv({ onRequest: ({ path }) => seen.push(path) });
    await get(other, '/one');
    await other.close();
    expect(seen).toEqual(['/one']);
  });
});

describe('hold', () => {
  it('keeps answers back, as they were decided, until it is released', async () => {
    const release = plexTv.hold();
    const alsoRelease = plexTv.hold();
    let answered = false;
    const reply = getUser(plexTv, token).finally(() => (answered = true));
    await plexTv.waitForRequests(1);
    plexTv.revoke(token);
    alsoRelease();
    await expect(startAndStopAnother()).resolves.toBe(404); // time for a whole exchange
    expect(answered).toBe(false);
    release();
    expect((await reply).status).toBe(200);
    expect((await getUser(plexTv, token)).status).toBe(401);
  });

  it('keeps one answer back, and lets later ones go', async () => {
    const release = plexTv.hold('next');
    let answered = false;
    const reply = getUser(plexTv, token).finally(() => (answered = true));
    await plexTv.waitForRequests(1);
    expect((await getUser(plexTv, token)).status).toBe(200);
    expect(answered).toBe(false);
    release();
    expect((await reply).status).toBe(200);
  });

  async function startAndStopAnother(): Promise<number> {
    const another = await startPlexTv();
    const { status } = await get(another, '/');
    await another.close();
    return status;
  }
});

describe('the connection', () => {
  it('is refused by a client that was not told to trust it, before a request is sent', async () => {
    const sent = request({ host: '127.0.0.1', port: plexTv.port, servername: 'plex.tv', path: USER }).end();
    const [error] = (await once(sent, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(plexTv.requests).toHaveLength(0);
    expect((await getUser(plexTv, token)).status).toBe(200);
  });

  it('is never used twice, so that no client can repeat a request unseen', async () => {
    const { headers } = await getUser(plexTv, token);
    expect(headers.connection).toBe('close');
    expect((await listen(plexTv, token)).end).toBe('closed');
  });

  it('may be dropped by the client at any time', async () => {
    plexTv.answerWith('never');
    ask(plexTv, token).once('error', () => undefined);
    await plexTv.waitForRequests(1);
    const rude = ask(plexTv, token);
    await plexTv.waitForRequests(2);
    rude.destroy();
    plexTv.clearFaults();
    const release = plexTv.hold();
    const impatient = ask(plexTv, token);
    await plexTv.waitForRequests(3);
    impatient.destroy();
    await once(impatient, 'close');
    release();
    expect((await getUser(plexTv, token)).status).toBe(200);
  });
});

describe('startPlexTv', () => {
  it('gives Chromium’s switches for plex.tv, its subdomains and nothing else', () => {
    const here = `127.0.0.1:${plexTv.port}`;
    expect(plexTv.switches).toEqual([
      `--host-resolver-rules=MAP plex.tv:443 ${here}, MAP *.plex.tv:443 ${here}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
      `--ignore-certificate-errors-spki-list=${plexTv.spki}`,
    ]);
  });

  it('takes the port that it is given, and says when that is taken', async () => {
    await expect(startPlexTv({ port: plexTv.port })).rejects.toThrow('EADDRINUSE');
    const { port } = plexTv;
    await plexTv.close();
    plexTv = await startPlexTv({ port });
    expect(plexTv.port).toBe(port);
  });
});

describe('close', () => {
  it('ends at once whatever hangs, and may be called again', async () => {
    const over: Promise<unknown>[] = [];
    const hang = async (): Promise<void> => {
      const socket = ask(plexTv, token).on('error', () => undefined);
      over.push(once(socket.resume(), 'close'));
      await plexTv.waitForRequests(over.length);
    };
    for (const fault of ['never', 'slow-head', 'late', 'endless'] as const) {
      plexTv.answerWith(fault);
      await hang();
    }
    plexTv.hold();
    await hang();
    await plexTv.close();
    await plexTv.close();
    await Promise.all(over);
  });
});
