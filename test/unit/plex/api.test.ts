import { describe, expect, it } from 'vitest';
import { createApi, type ApiCall } from '../../../main/plex/api';
import type { HttpRequest, SendRequest } from '../../../main/plex/exchange';
import { FakeClock } from '../support/fake-clock';
import { answering, bytes, identity, reply } from './replies';

const PLAIN: ApiCall = {
  method: 'GET',
  url: new URL('https://plex.tv/api/v2/ping'),
  headers: { Accept: 'application/json' },
  good: [200, 204],
};

const callWith = (send: SendRequest, call: Partial<ApiCall> = {}, clock = new FakeClock()) =>
  createApi({ send, clock, identity })({ ...PLAIN, ...call });

/** What comes of a request that is rejected with anything at all. */
const failingWith = (error: unknown) =>
  callWith(() => {
    throw error;
  });

describe('a call', () => {
  it('hands over its method, address and headers beside those that introduce Marquee', async () => {
    const sent: HttpRequest[] = [];
    const send: SendRequest = (request) => {
      sent.push(request);
      return Promise.resolve(reply('pong'));
    };
    await callWith(send, { method: 'DELETE' });
    expect(sent).toMatchObject([
      {
        method: 'DELETE',
        url: 'https://plex.tv/api/v2/ping',
        headers: { Accept: 'application/json', 'X-Plex-Product': 'Marquee' },
      },
    ]);
  });

  it('brings status, headers and body of a good answer, and leaves no timer', async () => {
    const clock = new FakeClock();
    const answer = await callWith(answering('pong', 204, { date: 'today' }), {}, clock);
    if (!answer.ok) throw new Error('It was a good answer.');
    const { status, body } = answer.value;
    expect([status, body]).toEqual([204, 'pong']);
    expect([answer.value.header('date'), answer.value.header('etag')]).toEqual(['today', null]);
    expect(clock.untilNext).toBeNull();
  });

  it('has as many bytes as it may, and is otherwise without a body', async () => {
    const bodyOf = async (size: number): Promise<unknown> => {
      const answer = await callWith(answering([bytes('ab'), bytes('c'.repeat(size - 2))]), { maxBytes: 5 });
      return answer.ok && answer.value.body;
    };
    expect(await bodyOf(5)).toBe('abccc');
    expect(await bodyOf(6)).toBeNull();
  });

  it('tells one that is not among the good ones by its status and what its body says', async () => {
    expect(await callWith(answering('', 200), { good: [204] })).toMatchObject({
      ok: false,
      problem: { kind: 'unreadable', status: 200 },
    });
    const named = '{"errors":[{"code":1001,"message":"User could not be authenticated"}]}';
    expect(await callWith(answering(named, 401))).toMatchObject({
      problem: { kind: 'rejected', status: 401, code: 1001 },
    });
  });

  it('takes an endless refusal for somebody else’s', async () => {
    expect(await callWith(answering('x'.repeat(256 * 1024 + 1), 401))).toMatchObject({
      problem: { kind: 'intercepted', status: 401 },
    });
  });
});

describe('a call that is canceled', () => {
  const noting = () => {
    const signals: AbortSignal[] = [];
    const send: SendRequest = ({ signal }) => {
      signals.push(signal);
      return new Promise((_resolve, reject) => {
        if (signal.aborted) reject(new Error('off'));
        signal.addEventListener('abort', () => reject(new Error('off')));
      });
    };
    return { signals, send };
  };

  it('before it began is no request that anyone waits for, and no timeout', async () => {
    const { signals, send } = noting();
    const answer = await callWith(send, { signal: AbortSignal.abort() });
    expect(answer).toMatchObject({ problem: { kind: 'unreachable', code: null } });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('while it runs ends the request, and is no timeout either', async () => {
    const { signals, send } = noting();
    const cancel = new AbortController();
    const answer = callWith(send, { signal: cancel.signal });
    expect(signals[0]?.aborted).toBe(false);
    cancel.abort();
    expect(await answer).toMatchObject({ problem: { kind: 'unreachable', code: null } });
    expect(signals[0]?.aborted).toBe(true);
  });

  it('after its end is left alone', async () => {
    const cancel = new AbortController();
    const signals: AbortSignal[] = [];
    const send: SendRequest = ({ signal }) => {
      signals.push(signal);
      return Promise.resolve(reply('pong'));
    };
    await callWith(send, { signal: cancel.signal });
    cancel.abort();
    expect(signals[0]?.aborted).toBe(false);
  });
});

describe('what broke off', () => {
  it.each<[unknown, object]>([
    [new Error('net::ERR_HTTP2_PROTOCOL_ERROR'), { kind: 'unreachable', code: 'ERR_HTTP2_PROTOCOL_ERROR' }],
    [new Error('It said net::ERR_FAILED.'), { kind: 'unreachable', code: 'ERR_FAILED' }],
    [new Error('subnet::ERR_FAILED'), { kind: 'unreachable', code: null }],
    [new Error('ERR_FAILED'), { kind: 'unreachable', code: null }],
    ['net::ERR_FAILED', { kind: 'unreachable', code: null }],
    [
      new Error('net::ERR_CONTENT_DECODING_FAILED'),
      { kind: 'unreadable', code: 'ERR_CONTENT_DECODING_FAILED' },
    ],
    [
      new Error('net::ERR_RESPONSE_HEADERS_TOO_BIG'),
      { kind: 'unreadable', code: 'ERR_RESPONSE_HEADERS_TOO_BIG' },
    ],
    [new Error('net::ERR_UNEXPECTED_PROXY_AUTH'), { kind: 'intercepted', status: 407, code: null }],
  ])('with %s is told as it is', async (error, expected) => {
    expect(await failingWith(error)).toMatchObject({ ok: false, problem: expected });
  });

  it.each([
    ['ERR_CERT_DATE_INVALID', true],
    ['ERR_SSL_PROTOCOL_ERROR', true],
    ['ERR_BAD_SSL_CLIENT_AUTH_CERT', true],
    ['ERR_CERTAINLY_NOT', false],
    ['ERR_NO_SSL_X', false],
  ])('with %s speaks of the certificate: %s', async (code, isOfCertificate) => {
    const answer = await failingWith(new Error(`net::${code}`));
    if (answer.ok) throw new Error('It broke off.');
    expect(answer.problem).toMatchObject({ kind: 'unreachable', code });
    expect(answer.problem.message.includes('certificate')).toBe(isOfCertificate);
    expect(answer.problem.advice.includes('date and time')).toBe(isOfCertificate);
  });

  it('says of a redirect and of silence what they are', async () => {
    const redirected = await callWith(() =>
      Promise.resolve({ status: 302, location: 'https://example.com/' }),
    );
    expect(redirected).toMatchObject({
      problem: { message: expect.stringMatching(/another address/) as string },
    });
    const clock = new FakeClock();
    const silent = callWith(
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', reject)),
      {},
      clock,
    );
    clock.pass(10_000);
    expect(await silent).toMatchObject({ problem: { message: expect.stringMatching(/in time/) as string } });
  });
});
