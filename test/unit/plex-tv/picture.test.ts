import { crc32, inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultName } from '../../plex-tv/faults/faults';
import { startPlexTv, type PlexTv } from '../../plex-tv/server';
import { get, type Reply } from './client';

const MEBIBYTE = 1_048_576;

let plexTv: PlexTv;

beforeEach(async () => {
  plexTv = await startPlexTv();
});
afterEach(() => plexTv.close());

describe('pictures', () => {
  const AVATAR = '/users/00e1/avatar';

  async function picture(fault?: FaultName): Promise<Reply> {
    if (fault) plexTv.answerWith(fault, { to: 'avatar' });
    return get(plexTv, AVATAR);
  }

  it('are honest at first: 96 pixels square, all of one color', async () => {
    const { body } = await picture();
    expect(width(body)).toBe(96);
    expect(body.readUInt32BE(29)).toBe(crc32(body.subarray(12, 29)));
    const pixels = inflateSync(body.subarray(body.indexOf('IDAT') + 4, body.indexOf('IEND') - 8));
    expect(pixels).toHaveLength(96 * (1 + 96 * 3));
    expect(pixels.subarray(1, 4).equals(pixels.subarray(-3))).toBe(true);
  });

  it('are no pictures', async () => {
    expect((await picture('picture-svg')).body.toString()).toContain('<script>');
    const { headers, body } = await picture('picture-page');
    expect(headers['content-type']).toBe('image/png');
    expect(body.toString()).toContain('<!DOCTYPE html>');
    expect((await picture('picture-labeled-html')).headers['content-type']).toContain('text/html');
  });

  it('are cut in half', async () => {
    const whole = (await picture()).body;
    expect((await picture('picture-half')).body.equals(whole.subarray(0, whole.length / 2))).toBe(true);
  });

  it('are too heavy or too wide', async () => {
    expect((await picture('picture-heavy')).body.length).toBeGreaterThan(3 * MEBIBYTE);
    const wide = (await picture('picture-wide')).body;
    expect(width(wide)).toBe(4096);
    expect(wide.length).toBeLessThan(MEBIBYTE / 4);
  });

  it('are elsewhere', async () => {
    plexTv.answerWith('picture-moved', { to: 'avatar', times: 1 });
    const { headers } = await picture();
    expect(headers.location).toBe('https://plex.tv/users/moved/avatar');
    expect((await get(plexTv, '/users/moved/avatar')).status).toBe(200);
    expect((await picture('picture-moved-home')).headers.location).toBe('https://127.0.0.1/avatar');
  });

  /** The width that the head of a PNG names. */
  function width(body: Buffer): number {
    return body.readUInt32BE(16);
  }
});
