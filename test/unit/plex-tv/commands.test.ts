import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountNames, Commands, tokenOf } from '../../plex-tv/commands';
import { faults } from '../../plex-tv/faults/faults';
import { startPlexTv, type PlexTv } from '../../plex-tv/server';
import { get, getUser, send } from './client';

let plexTv: PlexTv;
let commands: Commands;

beforeEach(async () => {
  plexTv = await startPlexTv();
  commands = new Commands(plexTv);
});
afterEach(() => plexTv.close());

async function status(): Promise<number> {
  return (await getUser(plexTv, tokenOf('lifetimeHome'))).status;
}

async function document(): Promise<string> {
  return (await getUser(plexTv, tokenOf('lifetimeHome'))).body.toString();
}

describe('the commands', () => {
  it('begin with every account under a token that one can type', async () => {
    for (const name of accountNames) expect((await getUser(plexTv, `stand-in-${name}`)).status).toBe(200);
  });

  it('put a fault in place, for good or so many times, and take it away', async () => {
    expect(commands.run('fault 503')).toBe('From now on: 503.');
    expect(commands.run('  fault   401 1 ')).toBe('The next 1: 401.');
    expect([await status(), await status()]).toEqual([401, 503]);
    commands.run('ok');
    expect(await status()).toBe(200);
  });

  it('do the same to pictures', async () => {
    commands.run('picture 404');
    commands.run('picture 500 1');
    expect((await get(plexTv, '/users/00e1/avatar')).status).toBe(500);
    expect((await get(plexTv, '/users/00e1/avatar')).status).toBe(404);
    expect(await status()).toBe(200);
  });

  it('do the same to the list of devices, and sign a device in by hand', async () => {
    const token = { 'X-Plex-Token': tokenOf('lifetimeHome') };
    commands.run('devices 410 1');
    expect((await get(plexTv, '/devices.xml', token)).status).toBe(410);
    expect(commands.run('device Kitchen & hall')).toBe('Kitchen & hall is signed in to lifetimeHome.');
    commands.run('device Bath');
    const list = (await get(plexTv, '/devices.xml', token)).body.toString();
    expect(list).toContain('size="5"');
    expect(list).toMatch(/name="Kitchen &amp; hall"[^>]* id="900001"[^>]*>[^]* id="900002"/);
    commands.run('revoke');
    expect(commands.run('device Attic')).toMatch(/^That can’t be: /);
    expect(commands.run('device')).toBe('What is it called?');
    commands.run('ok');
    expect((await get(plexTv, '/devices.xml', token)).body.toString()).toContain('size="3"');
  });

  it('list every fault', () => {
    expect(commands.run('list').split(/\s+/).filter(Boolean).sort()).toEqual(Object.keys(faults).sort());
  });

  it('alter an attribute, empty it and take it away', async () => {
    expect(commands.run('set title Quiet  Lamp & co')).toBe('title="Quiet Lamp & co" for lifetimeHome.');
    expect(await document()).toContain('title="Quiet Lamp &amp; co"');
    commands.run('set title');
    expect(await document()).toContain(' title=""');
    expect(commands.run('unset title')).toBe('title is not sent.');
    expect(await document()).not.toContain(' title=');
    commands.run('ok');
    expect(await document()).toContain('title="Quiet Lantern"');
  });

  it('revoke a token and give it back', async () => {
    commands.run('revoke');
    expect(await status()).toBe(401);
    expect(commands.run('set homeSize 4')).toMatch(/^That can’t be: /);
    commands.run('ok');
    expect(await status()).toBe(200);
  });

  it('are about the account that was chosen', async () => {
    expect(commands.run('account free')).toBe('Now about free.');
    commands.run('revoke');
    expect(await status()).toBe(200);
    expect((await getUser(plexTv, tokenOf('free'))).status).toBe(401);
  });

  it('answer for PINs in place of a person in a browser', async () => {
    const client = { 'X-Plex-Client-Identifier': 'me' };
    const newPin = async (): Promise<{ id: number; code: string }> =>
      JSON.parse((await send(plexTv, 'POST', '/api/v2/pins', client)).body.toString()) as {
        id: number;
        code: string;
      };
    const check = async (id: number): Promise<string> =>
      (await get(plexTv, `/api/v2/pins/${id}`, client)).body.toString();
    expect(commands.run('allow')).toBe('No PIN waits for an answer.');
    const [older, newer, third] = [await newPin(), await newPin(), await newPin()];
    commands.run('account free');
    expect(commands.run('allow')).toBe(`${third.code}: allowed for free.`);
    expect(commands.run(`allow ${older.code}`)).toBe(`${older.code}: allowed for free.`);
    expect(await check(third.id)).toContain('"authToken":"stand-in-free"');
    expect(await check(older.id)).toContain('"authToken":"stand-in-free"');
    expect(commands.run('deny')).toBe(`${newer.code}: denied.`);
    expect(await check(newer.id)).toContain('1020');
    expect(commands.run('deny nope')).toBe('No PIN with the code “nope” waits for an answer.');
    commands.run('pin 503 1');
    expect(await check(older.id)).toContain('Service Unavailable');
    commands.run('expire');
    expect(await check(older.id)).toContain('1020');
  });

  it('sign the account that was chosen in in the browser, too', async () => {
    const body = new URLSearchParams({ code: 'none', answer: 'allow' }).toString();
    expect((await send(plexTv, 'POST', '/link', {}, body)).status, 'somebody is signed in').toBe(404);
  });

  it('say what was wrong with a line, and do nothing', async () => {
    expect(commands.run('fault of mine')).toContain('no fault “of”');
    expect(commands.run('fault toString')).toContain('no fault “toString”');
    expect(commands.run('fault 503 often')).toContain('“often” is not a number of times');
    expect(commands.run('fault 503 0')).toContain('not a number of times');
    expect(commands.run('account nobody')).toContain('lifetimeHome');
    expect(commands.run('set')).toBe('Which attribute?');
    expect(commands.run('set a"b c')).toMatch(/^That can’t be: /);
    expect(commands.run('dance')).toBe('There is no command “dance”; type help.');
    expect(commands.run('constructor')).toContain('no command');
    expect(commands.run('')).toBe('');
    expect(await status()).toBe(200);
  });

  it('explain themselves', () => {
    expect(commands.run('help').split('\n')).toHaveLength(16);
  });
});

describe('npm run plex-tv', { timeout: 30_000 }, () => {
  const serve = fileURLToPath(new URL('../../plex-tv/serve.ts', import.meta.url));
  const start = (port: number) => spawn(process.execPath, ['--import', 'tsx', serve, '--port', String(port)]);

  it('prints tokens and a command to copy, obeys and quits', async () => {
    const stand = start(0);
    stand.stdin.end('fault 503\nquit\n');
    const [output] = await Promise.all([text(stand.stdout), once(stand, 'exit')]);
    expect(stand.exitCode).toBe(0);
    expect(output).toMatch(
      /echo stand-in-lifetimeHome \| npm run -s marquee -- "--host-resolver-rules=MAP plex\.tv:443 127\.0\.0\.1:\d+, [^"]+" "--ignore-certificate-errors-spki-list=[^"]{44}" --sign-in\n/,
    );
    expect(output).toContain('From now on: 503.');
  });

  it('says so when the port is taken', async () => {
    const stand = start(plexTv.port);
    const [errors] = await Promise.all([text(stand.stderr), once(stand, 'exit')]);
    expect(stand.exitCode).toBe(1);
    expect(errors).toContain(`Can’t listen on port ${plexTv.port}`);
    expect(errors).toContain('--port N');
  });
});
