import { describe, expect, it } from 'vitest';
import { createPlexClient } from '../../../main/plex/client';
import type { HttpRequest, SendRequest as Send } from '../../../main/plex/exchange';
import { FakeClock } from '../support/fake-clock';
import { collectGarbage } from '../support/garbage';
import { answering, bytes, identity, reply, secret, token } from './replies';

function ask(
  send: Send,
  clock = new FakeClock(),
  placement: 'header' | 'query' = 'header',
  signal?: AbortSignal,
) {
  return createPlexClient({ send, clock, identity }).getUser(token, { placement, ...(signal && { signal }) });
}

/** A body that ends too early. */
async function* breakingOff(): AsyncIterable<Uint8Array> {
  yield bytes('<user');
  await Promise.resolve();
  throw new Error('net::ERR_CONTENT_LENGTH_MISMATCH');
}

describe('the request', () => {
  async function sent(placement: 'header' | 'query') {
    const seen: HttpRequest[] = [];
    const send: Send = (request) => {
      seen.push(request);
      return Promise.resolve(reply('<user/>'));
    };
    await ask(send, new FakeClock(), placement);
    const [only, ...others] = seen;
    if (!only || others.length > 0) throw new Error('There was not exactly one request.');
    return { url: new URL(only.url), headers: new Headers(only.headers) };
  }

  it('goes to the published address, with the token in the header', async () => {
    const { url, headers } = await sent('header');
    expect(url.href).toBe('https://plex.tv/api/v2/home/user');
    expect(headers.get('X-Plex-Token')).toBe(secret);
    expect(headers.get('Accept')).toBe('application/xml');
  });

  it('carries the token in the query in the published form', async () => {
    const { url, headers } = await sent('query');
    expect(url.origin + url.pathname).toBe('https://plex.tv/api/v2/home/user');
    expect(url.searchParams.get('X-Plex-Token')).toBe(secret);
    expect(headers.has('X-Plex-Token')).toBe(false);
  });

  it('introduces Marquee in headers that any name of a computer fits into', async () => {
    const { headers } = await sent('header');
    expect(headers.get('X-Plex-Client-Identifier')).toBe(identity.clientIdentifier);
    expect(headers.get('X-Plex-Product')).toBe('Marquee');
    expect(headers.get('X-Plex-Version')).toBe('1.2.3');
    expect(headers.get('X-Plex-Platform')).toBe('Linux');
    expect(headers.get('X-Plex-Device-Name')).toBe("Marquee (Zoe's computer)");
  });
});

describe('the answer', () => {
  it('is the User on a 200, whatever its content type says', async () => {
    const answer = await ask(answering('<user id="1"/>', 200, { 'content-type': 'text/html' }));
    expect(answer).toMatchObject({ ok: true, value: { user: { id: '1' } } });
  });

  it('may begin with a byte order mark', async () => {
    const answer = await ask(answering('\ufeff<user id="1"/>'));
    expect(answer).toMatchObject({ ok: true, value: { user: { id: '1' } } });
  });

  it('may come in pieces that cut a character', async () => {
    const pieces = [...bytes('<user title="Zoë"/>')].map((byte) => Uint8Array.of(byte));
    expect(await ask(answering(pieces))).toMatchObject({ ok: true, value: { user: { title: 'Zoë' } } });
  });

  it.each([
    ['empty', ''],
    ['HTML', '<!doctype html><title>Welcome to the hotel</title>'],
    ['JSON', '{"id":1}'],
    ['cut short', '<user id="1"><subscription'],
    ['an errors document', '<errors><error code="1001"/></errors>'],
    ['invalid UTF-8', [Buffer.from('<user title="caf\xe9"/>', 'latin1')]],
    ['UTF-8 cut in a character', [bytes('<user title="ë"/>').slice(0, 14)]],
  ])('is unreadable when it is %s', async (_, body) => {
    expect(await ask(answering(body))).toMatchObject({
      ok: false,
      problem: { kind: 'unreadable', status: 200 },
    });
  });

  it('may have 256 KiB and not a byte more', async () => {
    const padded = (length: number): string => '<user id="1"/>'.padEnd(length, ' ');
    expect(await ask(answering(padded(256 * 1024)))).toMatchObject({ ok: true });
    expect(await ask(answering(padded(256 * 1024 + 1)))).toMatchObject({
      ok: false,
      problem: { kind: 'unreadable' },
    });
  });

  it('is given up as soon as it is too long', async () => {
    let served = 0;
    let left = false;
    async function* endless(): AsyncIterable<Uint8Array> {
      try {
        for (;;) {
          await Promise.resolve();
          served += 64 * 1024;
          yield new Uint8Array(64 * 1024).fill(0x20);
        }
      } finally {
        left = true;
      }
    }
    expect(await ask(answering(endless()))).toMatchObject({ ok: false, problem: { kind: 'unreadable' } });
    expect(served).toBeLessThan(1024 * 1024);
    expect(left, 'the request is ended').toBe(true);
  });

  it('keeps its status when its body breaks off', async () => {
    expect(await ask(answering(breakingOff(), 498))).toMatchObject({
      ok: false,
      problem: { kind: 'rejected', status: 498 },
    });
  });

  it.each([401, 403, 407, 451])(
    'ends no sign-in when the body breaks off that tells who sent a %i',
    async (status) => {
      expect(await ask(answering(breakingOff(), status))).toMatchObject({
        ok: false,
        problem: { kind: 'intercepted', status },
      });
    },
  );

  it('is unreachable when a good body breaks off', async () => {
    expect(await ask(answering(breakingOff()))).toMatchObject({
      ok: false,
      problem: { kind: 'unreachable', code: 'ERR_CONTENT_LENGTH_MISMATCH' },
    });
  });

  it.each([301, 302, 303, 307, 308])('is not followed when it is a redirect with %i', async (status) => {
    const answer = await ask(() => Promise.resolve({ status, location: 'https://example.com/' }));
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'unreadable', status } });
  });

  it('does not hold the token, even where plex.tv repeats it', async () => {
    const answer = await ask(answering(`<user title="${secret}" other="${secret}"/>`));
    expect(answer.ok).toBe(true);
    expect(JSON.stringify(answer)).not.toContain(secret);
  });
});

describe('the entity tag', () => {
  it('comes with the User and goes back with the next request', async () => {
    const first = await ask(answering('<user/>', 200, { etag: 'W/"abc"' }));
    expect(first).toMatchObject({ ok: true, value: { etag: 'W/"abc"' } });
    let sent: string | undefined;
    const send: Send = ({ headers }) => {
      sent = headers['If-None-Match'];
      return Promise.resolve(reply('', 304));
    };
    const client = createPlexClient({ send, clock: new FakeClock(), identity });
    const second = await client.getUser(token, { placement: 'header', etag: 'W/"abc"' });
    expect(sent).toBe('W/"abc"');
    expect(second).toEqual({ ok: true, value: { kind: 'not-modified' } });
  });

  it('is none when it is malformed', async () => {
    for (const etag of ['abc', '"a"b"', `"${'x'.repeat(300)}"`]) {
      expect(await ask(answering('<user/>', 200, { etag }))).toMatchObject({
        ok: true,
        value: { etag: null },
      });
    }
  });

  it('makes "not modified" unreadable when none was sent', async () => {
    const answer = await ask(answering('', 304));
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'unreadable', status: 304 } });
  });
});

describe('a request that fails', () => {
  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'unreachable', 'ERR_NAME_NOT_RESOLVED'],
    ['net::ERR_INTERNET_DISCONNECTED', 'unreachable', 'ERR_INTERNET_DISCONNECTED'],
    ['net::ERR_CONNECTION_REFUSED', 'unreachable', 'ERR_CONNECTION_REFUSED'],
    ['net::ERR_CONTENT_LENGTH_MISMATCH', 'unreachable', 'ERR_CONTENT_LENGTH_MISMATCH'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'unreachable', 'ERR_CERT_AUTHORITY_INVALID'],
    ['net::ERR_CONTENT_DECODING_FAILED', 'unreadable', 'ERR_CONTENT_DECODING_FAILED'],
    [`Invalid header value "${secret}"`, 'unreachable', null],
  ])('with %j is %s', async (message, kind, code) => {
    const answer = await ask(() => Promise.reject(new Error(message)));
    expect(answer).toMatchObject({ ok: false, problem: { kind, code, status: null } });
    expect(JSON.stringify(answer)).not.toContain(secret);
  });

  it('for its certificate says so', async () => {
    const answer = await ask(() => Promise.reject(new Error('net::ERR_CERT_DATE_INVALID')));
    expect(answer).toMatchObject({ problem: { message: expect.stringContaining('certificate') as string } });
  });

  /** Fetches for ever, or until the signal says stop. */
  const hanging: Send = ({ signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('The request was canceled.')));
    });

  it('gives up after 10 seconds without headers', async () => {
    const clock = new FakeClock();
    const answer = ask(hanging, clock);
    clock.pass(9_999);
    expect(clock.untilNext).toBe(1);
    clock.pass(1);
    expect(await answer).toMatchObject({
      ok: false,
      problem: { kind: 'unreachable', code: 'ERR_TIMED_OUT' },
    });
  });

  it('gives up after 20 seconds in all', async () => {
    const clock = new FakeClock();
    let bodyIsRead = (): void => undefined;
    const read = new Promise<void>((resolve) => (bodyIsRead = resolve));
    const answer = ask(({ signal }) => {
      async function* slow(): AsyncIterable<Uint8Array> {
        bodyIsRead();
        await new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('The request was canceled.')));
        });
        yield bytes('never');
      }
      return Promise.resolve(reply(slow()));
    }, clock);
    await read;
    expect(clock.untilNext).toBe(20_000);
    clock.pass(20_000);
    expect(await answer).toMatchObject({
      ok: false,
      problem: { kind: 'unreachable', code: 'ERR_TIMED_OUT' },
    });
  });

  it('can be canceled, and leaves no timer behind', async () => {
    const clock = new FakeClock();
    const cancel = new AbortController();
    const answer = ask(hanging, clock, 'header', cancel.signal);
    cancel.abort();
    expect(await answer).toMatchObject({ ok: false, problem: { kind: 'unreachable' } });
    expect(clock.untilNext).toBeNull();
  });
});

describe('a request that has ended', () => {
  it('leaves nothing behind in memory, however long what could have called it off lives', async () => {
    const cancel = new AbortController();
    const requests: WeakRef<object>[] = [];
    const send: Send = ({ signal }) => {
      const request = { isOver: false };
      requests.push(new WeakRef(request));
      signal.addEventListener('abort', () => (request.isOver = true));
      return Promise.resolve(reply('<user/>'));
    };
    await ask(send, new FakeClock(), 'header', cancel.signal);
    await new Promise(setImmediate);
    collectGarbage();
    expect(requests.map((request) => request.deref())).toEqual([undefined]);
    expect(cancel.signal.aborted).toBe(false);
  });
});
