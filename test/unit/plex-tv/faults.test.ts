import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accounts } from '../../plex-tv/accounts/accounts';
import { gzipBomb } from '../../plex-tv/answers';
import { userDocument } from '../../plex-tv/accounts/documents';
import { faults, oversize, type FaultName } from '../../plex-tv/faults/faults';
import { startPlexTv, type PlexTv } from '../../plex-tv/server';
import { get, getUser, type Reply } from './client';

const document = userDocument(accounts.lifetimeHome);
const half = document.slice(0, document.length / 2);
const MEBIBYTE = 1_048_576;

let plexTv: PlexTv;
let token: string;

beforeEach(async () => {
  plexTv = await startPlexTv();
  token = plexTv.addAccount(accounts.lifetimeHome);
});
afterEach(() => plexTv.close());

/** The reply to the account call under a fault. */
async function under(fault: FaultName): Promise<Reply & { text: string }> {
  plexTv.answerWith(fault);
  const reply = await getUser(plexTv, token);
  return { ...reply, text: reply.body.toString() };
}

describe('answerWith', () => {
  it('fails until it is told to stop', async () => {
    plexTv.answerWith('503');
    expect((await getUser(plexTv, token)).status).toBe(503);
    expect((await getUser(plexTv, token)).status).toBe(503);
    plexTv.clearFaults();
    expect((await getUser(plexTv, token)).status).toBe(200);
  });

  it('fails so many times, one fault after another, then as before', async () => {
    plexTv.answerWith('504');
    plexTv.answerWith('401', { times: 1 });
    plexTv.answerWith('503', { times: 2 });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await getUser(plexTv, token)).status);
    expect(statuses).toEqual([401, 503, 503, 504]);
  });

  it('is for one call and leaves the other alone', async () => {
    plexTv.answerWith('500', { to: 'avatar' });
    expect((await get(plexTv, '/users/00e1/avatar')).status).toBe(500);
    expect((await getUser(plexTv, token)).status).toBe(200);
  });

  it('takes a fault put together by hand', async () => {
    plexTv.answerWith({
      answer: (honest) => ({ ...honest, status: 203 }),
      delivery: { how: 'whole', framing: 'chunked' },
      afterMs: 1,
    });
    const { status, headers, body } = await getUser(plexTv, token);
    expect(status).toBe(203);
    expect(headers['transfer-encoding']).toBe('chunked');
    expect(body.toString()).toBe(document);
  });
});

describe('a fault that is named by its status', () => {
  const names = (Object.keys(faults) as FaultName[]).filter((name) => /^\d/.test(name));

  it.each(names)('%s has that status', async (name) => {
    expect((await under(name)).status).toBe(Number.parseInt(name, 10));
  });
});

describe('refusals', () => {
  it.each([
    ['400', 1004],
    ['400-no-client-id', 1000],
    ['401', 1001],
    ['401-wants-code', 1029],
    ['401-wrong-code', 1028],
    ['403-home-pin', 1041],
    ['429', 1003],
  ] as const)('%s has plex.tv’s code %i', async (name, code) => {
    const { status, headers, text } = await under(name);
    expect(headers['content-type']).toContain('application/xml');
    expect(text).toMatch(new RegExp(`<error code="${code}" message="[^"]+" status="${status}"/>`));
  });

  it('come in every shape that plex.tv and what stands before it use', async () => {
    expect(JSON.parse((await under('401-json')).text)).toEqual({
      errors: [{ code: 1001, message: 'User could not be authenticated', status: 401 }],
    });
    expect((await under('422-invalid-token')).text).toContain('<error>Invalid token</error>');
    expect((await under('503')).text).toMatch(/^<!DOCTYPE html>/);
    expect((await under('401-empty')).body).toHaveLength(0);
    expect((await under('403')).text).not.toContain('code=');
  });

  it('say when to come back in every way, or not at all', async () => {
    const retryAfter = async (name: FaultName): Promise<string | undefined> =>
      (await under(name)).headers['retry-after'];
    expect(await retryAfter('429')).toBeUndefined();
    expect(await retryAfter('429-seconds')).toBe('120');
    expect(await retryAfter('429-far-off')).toBe('99999999');
    expect(await retryAfter('429-negative')).toBe('-1');
    expect(await retryAfter('429-junk')).toBe('soon, perhaps');
    expect(await retryAfter('503-seconds')).toBe('120');
    const date = (await retryAfter('429-date')) ?? '';
    expect(new Date(date).toUTCString()).toBe(date);
    expect(Date.parse(date)).toBeGreaterThan(Date.now());
  });
});

describe('a 200 that is no account', () => {
  it.each([
    ['200-html', /^<!DOCTYPE html>/],
    ['200-json', /^\{/],
    ['200-empty', /^$/],
    ['200-errors', /<errors>/],
    ['200-wrong-root', /^<MediaContainer /],
    ['200-two-roots', /<\/user>\n<user id="2"\/>\n$/],
    ['200-text-after-root', /<\/user>\nand more$/],
    ['200-doctype', /^<!DOCTYPE user /],
    ['200-not-utf8', /caf\uFFFD/],
    // eslint-disable-next-line no-control-regex -- the control character is the fault
    ['200-control-character', /a\u0001b/],
  ] as const)('%s', async (name, body) => {
    expect((await under(name)).text).toMatch(body);
  });

  it('is cut short with the right length', async () => {
    const { headers, text } = await under('200-truncated');
    expect(text).toBe(half);
    expect(headers['content-length']).toBe(String(half.length));
  });

  it('is as large as one likes', async () => {
    expect((await under('200-oversize')).body.length).toBeGreaterThan(1_000_000);
    plexTv.answerWith(oversize(10));
    expect((await getUser(plexTv, token)).body.toString()).toBe('<user id="1" title="xxxxxxxxxx"/>\n');
  });
});

describe('a proper account under a wrong label', () => {
  it('has no content type, or another one', async () => {
    const unlabeled = await under('200-unlabeled');
    expect(unlabeled.headers['content-type']).toBeUndefined();
    const html = await under('200-labeled-html');
    expect(html.headers['content-type']).toContain('text/html');
    expect([unlabeled.text, html.text]).toEqual([document, document]);
  });
});

describe('redirects', () => {
  it.each([
    ['301', 'https://app.plex.tv/elsewhere'],
    ['302', 'https://app.plex.tv/elsewhere'],
    ['302-same-host', 'https://plex.tv/api/v2/home/user'],
    ['302-plain-http', 'http://plex.tv/api/v2/home/user'],
    ['303', 'https://app.plex.tv/elsewhere'],
    ['307', 'https://app.plex.tv/elsewhere'],
    ['308', 'https://app.plex.tv/elsewhere'],
  ] as const)('%s leads to %s', async (name, location) => {
    expect((await under(name)).headers.location).toBe(location);
  });
});

describe('compression', () => {
  it('packs the honest answer', async () => {
    const { headers, body } = await under('gzip');
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(body).toString()).toBe(document);
  });

  it('is claimed and not there', async () => {
    const { headers, text } = await under('gzip-broken');
    expect(headers['content-encoding']).toBe('gzip');
    expect(text).toBe(document);
  });

  it('makes a bomb of a thousand times its size', async () => {
    const { headers, body } = await under('gzip-bomb');
    expect(headers['content-encoding']).toBe('gzip');
    expect(body.length).toBeLessThan(MEBIBYTE / 2);
    expect(body.readUInt32LE(body.length - 4)).toBeGreaterThan(200 * MEBIBYTE);
    const small = gunzipSync(gzipBomb(3)).toString();
    expect(small).toMatch(/^<\?xml [^>]+>\n<user +$/);
    expect(small.length).toBeGreaterThan(3 * MEBIBYTE);
  });
});
