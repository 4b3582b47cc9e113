import type { Session } from 'electron';
import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSender } from '../../../main/desktop/network';
import type { HttpRequest } from '../../../main/plex/exchange';

const electron = vi.hoisted(() => ({ sent: [] as string[] }));

/** Chromium as far as a request goes: it is sent, and redirected at once. */
vi.mock('electron', () => ({
  net: {
    request: ({ url }: { readonly url: string }) => {
      const request = new EventEmitter();
      return Object.assign(request, {
        abort: () => undefined,
        end() {
          electron.sent.push(url);
          request.emit('redirect', 302, 'GET', 'https://example.com/');
        },
      });
    },
  },
}));

beforeEach(() => {
  electron.sent.length = 0;
});

describe('a request in a new session', () => {
  function given() {
    let tellProxy: (found: Promise<string> | string) => void = () => undefined;
    const proxy = new Promise<string>((resolve) => (tellProxy = resolve));
    const resolveProxy = vi.fn(() => proxy);
    const send = createSender({ resolveProxy } as unknown as Session);
    const canceling = new AbortController();
    const ask = (url: string) =>
      send({ method: 'GET', url, headers: {}, signal: canceling.signal } satisfies HttpRequest);
    return { tellProxy, resolveProxy, canceling, ask };
  }
  const URL_WITH_SECRET = 'https://plex.tv/api/v2/home/user?X-Plex-Token=secret';

  it('waits until the session knows its proxy', async () => {
    const { tellProxy, ask } = given();
    const answer = ask(URL_WITH_SECRET);
    await new Promise(setImmediate);
    expect(electron.sent).toEqual([]);
    tellProxy('PROXY 127.0.0.1:1');
    expect(await answer).toMatchObject({ status: 302 });
    expect(electron.sent).toEqual([URL_WITH_SECRET]);
  });

  it('asks for the proxy once, and tells it no more than where the request goes', async () => {
    const { tellProxy, resolveProxy, ask } = given();
    tellProxy('DIRECT');
    await Promise.all([ask(URL_WITH_SECRET), ask(URL_WITH_SECRET)]);
    expect(resolveProxy.mock.calls).toEqual([['https://plex.tv']]);
  });

  it('is sent all the same where no proxy can be found', async () => {
    const { tellProxy, ask } = given();
    tellProxy(Promise.reject(new Error('no proxy')));
    expect(await ask(URL_WITH_SECRET)).toMatchObject({ status: 302 });
  });

  it('can be canceled while it waits', async () => {
    const { canceling, ask } = given();
    const answer = ask(URL_WITH_SECRET);
    canceling.abort();
    await expect(answer).rejects.toThrow('canceled');
    expect(electron.sent).toEqual([]);
  });
});
