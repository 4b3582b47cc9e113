import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { HttpReply, HttpRedirect, HttpRequest } from '../../../main/plex/exchange';
import { isBoundedReply } from '../../../main/updates/download-limit';
import { readReleaseText } from '../../../main/updates/release-text';
import { UnreachableRelease, UntrustedManifest } from '../../../main/updates/update-problems';
import { FakeClock } from '../support/fake-clock';

const address = new URL('https://updates.example/latest/latest-linux.yml');

function replyOf(body: AsyncIterable<Uint8Array> | string, status = 200): HttpReply {
  const text = Buffer.from(typeof body === 'string' ? body : '');
  const pieces = Readable.from([text.subarray(0, 3), text.subarray(3)]);
  return { status, header: () => null, body: typeof body === 'string' ? pieces : body };
}

function movedTo(location: string): HttpRedirect {
  return { status: 302, location };
}

/** Reads from a server that answers each request with the next of these. */
function readFrom(...replies: readonly (HttpReply | HttpRedirect)[]) {
  const requests: HttpRequest[] = [];
  const clock = new FakeClock();
  const send = (request: HttpRequest): Promise<HttpReply | HttpRedirect> => {
    requests.push(request);
    const reply = replies[requests.length - 1];
    return reply ? Promise.resolve(reply) : new Promise(() => undefined);
  };
  return { text: readReleaseText(address, { send, clock }), requests, clock };
}

describe('what a place of releases answers', () => {
  it('is read whole, and the request is let go of', async () => {
    const { text, requests, clock } = readFrom(replyOf('version: 2.0.0\nname: Größe\n'));
    expect(await text).toBe('version: 2.0.0\nname: Größe\n');
    expect(requests).toMatchObject([{ method: 'GET', url: address.href, headers: {} }]);
    expect(requests[0]?.signal.aborted).toBe(true);
    expect(clock.untilNext).toBeNull();
  });

  it('is not believed when it never ends, and no more of it is taken than can be signed', async () => {
    let taken = 0;
    const endless = (async function* () {
      for (;;) {
        taken += 1024;
        yield await Promise.resolve(new Uint8Array(1024));
      }
    })();
    const { text, requests } = readFrom(replyOf(endless));
    await expect(text).rejects.toBeInstanceOf(UntrustedManifest);
    expect(taken).toBeLessThanOrEqual(65 * 1024);
    expect(requests[0]?.signal.aborted).toBe(true);
  });

  it('is not believed when it is no text', async () => {
    const bytes = (async function* () {
      yield await Promise.resolve(new Uint8Array([0xff, 0xfe]));
    })();
    await expect(readFrom(replyOf(bytes)).text).rejects.toBeInstanceOf(UntrustedManifest);
  });

  it('is given up when it does not come, stalls, or moves on for ever', async () => {
    const stalled = (async function* (): AsyncIterable<Uint8Array> {
      yield new Uint8Array([65]);
      await new Promise(() => undefined);
    })();
    for (const replies of [[], [replyOf(stalled)], [movedTo('https://files.example/x')]]) {
      const { text, clock, requests } = readFrom(...replies);
      const failed = expect(text).rejects.toBeInstanceOf(UnreachableRelease);
      clock.pass(30_000);
      await failed;
      expect(requests[0]?.signal.aborted).toBe(true);
    }
  });

  it('is given up when it breaks off, or is an error', async () => {
    const cut = (async function* (): AsyncIterable<Uint8Array> {
      yield await Promise.resolve(new Uint8Array([65]));
      throw new Error('net::ERR_CONTENT_LENGTH_MISMATCH');
    })();
    await expect(readFrom(replyOf(cut)).text).rejects.toBeInstanceOf(UnreachableRelease);
    for (const status of [204, 404, 500]) {
      await expect(readFrom(replyOf('no', status)).text).rejects.toBeInstanceOf(UnreachableRelease);
    }
  });

  it('is followed to where the host keeps its files, by TLS alone and not for ever', async () => {
    const { text, requests } = readFrom(
      movedTo('/files/x.yml'),
      movedTo('https://files.example/x'),
      replyOf('yes'),
    );
    expect(await text).toBe('yes');
    expect(requests.map(({ url }) => url)).toEqual([
      address.href,
      'https://updates.example/files/x.yml',
      'https://files.example/x',
    ]);
    for (const place of ['http://files.example/x', 'http://127.0.0.1:1/x', 'file:///etc/passwd', 'data:,x']) {
      const refused = readFrom(movedTo(place), replyOf('no'));
      await expect(refused.text).rejects.toBeInstanceOf(UnreachableRelease);
      expect(refused.requests).toHaveLength(1);
    }
    const circle = readFrom(...Array.from({ length: 20 }, () => movedTo(address.href)));
    await expect(circle.text).rejects.toBeInstanceOf(UnreachableRelease);
    expect(circle.requests).toHaveLength(6);
  });
});

describe('a download of a version', () => {
  it.each([
    [200, { 'content-length': ['94000000'] }, true],
    [206, { 'Content-Length': ['1024'] }, true],
    [302, {}, true],
    [404, {}, true],
    [200, {}, false],
    [206, {}, false],
    [200, { 'Content-Length': ['500000000'] }, false],
    [200, { 'content-length': ['99999999999999'] }, false],
    [200, { 'content-length': ['1e3'] }, false],
    [200, { 'content-length': ['-1'] }, false],
    [200, { 'content-length': ['1000'], 'content-encoding': ['gzip'] }, false],
  ])('that begins with %i %j is bounded: %s', (status, headers, isBounded) => {
    expect(isBoundedReply(status, headers as Record<string, string[]>)).toBe(isBounded);
  });
});
