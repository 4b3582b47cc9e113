import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../../main/base/clock';
import { createKeychain, type KeychainDeps } from '../../../../main/storage/keychain/keychain';
import { fail, succeed } from '../../../../preload/contract/result';
import type { KeychainProcess } from '../../../../main/storage/keychain/keychain-child';
import type { KeychainReply, KeychainRequest } from '../../../../main/storage/keychain/keychain-protocol';

/** A keychain process whose answers the test gives. */
class FakeProcess implements KeychainProcess {
  readonly requests: KeychainRequest[] = [];
  killed = false;
  #onReply: (reply: KeychainReply) => void = () => undefined;
  #onExit: () => void = () => undefined;

  post(request: KeychainRequest): void {
    this.requests.push(request);
  }
  onReply(listener: (reply: KeychainReply) => void): void {
    this.#onReply = listener;
  }
  onExit(listener: () => void): void {
    this.#onExit = listener;
  }
  kill(): void {
    this.killed = true;
  }

  /** Answers the request of that place, the newest by default. */
  reply(reply: Reply, index = this.requests.length - 1): void {
    const { id } = this.requests[index] ?? { id: 0 };
    this.#onReply({ ...reply, id });
  }
  exit(): void {
    this.#onExit();
  }
}

type Reply = KeychainReply extends infer Each ? (Each extends unknown ? Omit<Each, 'id'> : never) : never;
const found: Reply = { kind: 'done', value: 'secret' };
const broken: Reply = { kind: 'failed', failure: 'broken' };

const processes: FakeProcess[] = [];
const start = (): KeychainProcess => {
  const fake = new FakeProcess();
  processes.push(fake);
  return fake;
};
const newest = (): FakeProcess => processes.at(-1) as FakeProcess;
const findProvider = (): Promise<string | null> => Promise.resolve(null);
const keychain = (readOpen: KeychainDeps['readOpen'] = null, platform: KeychainDeps['platform'] = 'linux') =>
  createKeychain({ platform, readOpen, findProvider, start, clock: systemClock });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  processes.length = 0;
});

describe('keychain', () => {
  it('starts its process at the first call and keeps it for the next', async () => {
    const chain = keychain();
    expect(processes).toHaveLength(0);
    const first = chain.get('a');
    newest().reply(found);
    expect(await first).toEqual({ ok: true, value: 'secret' });
    const second = chain.get('b');
    newest().reply({ kind: 'done', value: null });
    expect(await second).toEqual({ ok: true, value: null });
    expect(processes).toHaveLength(1);
  });

  it('starts no process for a secret that can be had without', async () => {
    const chain = keychain((account) => Promise.resolve(account === 'a' ? succeed('open') : null));
    expect(await chain.get('a')).toEqual({ ok: true, value: 'open' });
    expect(processes).toHaveLength(0);

    const second = chain.get('b');
    await vi.waitFor(() => newest().reply(found));
    expect(await second, 'where that did not work').toEqual({ ok: true, value: 'secret' });

    const written = chain.set('a', 'new');
    newest().reply({ kind: 'done', value: null });
    expect(await written, 'and for what is written').toEqual({ ok: true, value: undefined });
    chain.close();
    expect(await chain.get('a'), 'nor is anything read after the end').toMatchObject({ ok: false });
  });

  it('lets only calls that a person made open a dialog', () => {
    const chain = keychain();
    void chain.get('a');
    void chain.get('a', { mayPrompt: true });
    void chain.set('a', 'secret');
    void chain.set('a', 'secret', { mayPrompt: false });
    void chain.delete('a');
    void chain.delete('a', { mayPrompt: false });
    void chain.probe();
    expect(newest().requests.map(({ task }) => task)).toEqual([
      { op: 'get', account: 'a', mayPrompt: false },
      { op: 'get', account: 'a', mayPrompt: true },
      { op: 'set', account: 'a', mayPrompt: true, secret: 'secret' },
      { op: 'set', account: 'a', mayPrompt: false, secret: 'secret' },
      { op: 'delete', account: 'a', mayPrompt: true },
      { op: 'delete', account: 'a', mayPrompt: false },
      { op: 'probe' },
    ]);
  });

  it('gives each of several calls its own answer, in whatever order they come', async () => {
    const chain = keychain();
    const calls = [chain.get('a'), chain.get('b')];
    newest().reply({ kind: 'done', value: 'of b' }, 1);
    newest().reply({ kind: 'done', value: 'of a' }, 0);
    expect(await Promise.all(calls)).toEqual([
      { ok: true, value: 'of a' },
      { ok: true, value: 'of b' },
    ]);
  });

  it('gives up on a silent process after five seconds, kills it, and starts another for the next call', async () => {
    const chain = keychain();
    const silent = chain.get('a');
    await vi.advanceTimersByTimeAsync(4_999);
    expect(newest().killed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await silent).toMatchObject({ ok: false, problem: { kind: 'keychain-failed', code: 'silent' } });
    expect(newest().killed).toBe(true);

    const next = chain.get('a');
    newest().reply(found);
    expect(await next).toMatchObject({ ok: true });
    expect(processes).toHaveLength(2);
  });

  it('says at once that a dialog is open, and then gives the person two minutes', async () => {
    const chain = keychain();
    const onWaiting = vi.fn();
    const call = chain.get('a', { mayPrompt: true, onWaiting });
    newest().reply({ kind: 'waiting' });
    expect(onWaiting).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ kind: 'keychain-waiting' }));
    await vi.advanceTimersByTimeAsync(119_999);
    expect(newest().killed).toBe(false);
    newest().reply(found);
    expect(await call).toEqual({ ok: true, value: 'secret' });
  });

  it.each(['set', 'delete'] as const)('says so and waits for a %s, too', async (op) => {
    const chain = keychain();
    const onWaiting = vi.fn();
    const call = op === 'set' ? chain.set('a', 'secret', { onWaiting }) : chain.delete('a', { onWaiting });
    newest().reply({ kind: 'waiting' });
    expect(onWaiting).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(119_999);
    newest().reply({ kind: 'done', value: null });
    expect(await call).toEqual({ ok: true, value: undefined });
  });

  it('gives a person the same time for a dialog that takes no keychain process', async () => {
    let allow: (answer: ReturnType<typeof succeed<string>>) => void = () => undefined;
    const onWaiting = vi.fn();
    const chain = keychain((_, { mayPrompt, onDialog }) => {
      if (mayPrompt) onDialog();
      return new Promise((settle) => (allow = settle));
    });
    const call = chain.get('a', { mayPrompt: true, onWaiting });
    expect(onWaiting).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(119_999);
    allow(succeed('secret'));
    expect(await call).toEqual({ ok: true, value: 'secret' });
    const left = chain.get('a', { mayPrompt: true });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(await left).toMatchObject({ problem: { kind: 'keychain-waiting', code: 'unanswered' } });
    expect(processes, 'and starts none afterwards').toHaveLength(0);
  });

  it('asks nobody a second time who has said no without a keychain process', async () => {
    const chain = keychain(() => Promise.resolve(fail('not-allowed')));
    expect(await chain.get('a', { mayPrompt: true })).toMatchObject({ problem: { kind: 'keychain-denied' } });
    expect(processes).toHaveLength(0);
  });

  it('waits for no dialog that nobody asked for', async () => {
    const call = keychain().get('a');
    newest().reply({ kind: 'waiting' });
    expect(await call).toMatchObject({ problem: { kind: 'keychain-waiting', code: 'unanswered' } });
    expect(newest().killed, 'the person may still answer it').toBe(false);
  });

  describe('on macOS, where reading alone can open a dialog', () => {
    it('leaves the keychain alone after an unanswered dialog, until a person asks', async () => {
      const chain = keychain(null, 'darwin');
      const first = chain.get('a');
      newest().reply({ kind: 'waiting' });
      expect(await first).toMatchObject({ problem: { kind: 'keychain-waiting' } });
      expect(await chain.get('a')).toMatchObject({ problem: { kind: 'keychain-waiting' } });
      expect(await chain.probe()).toMatchObject({ problem: { kind: 'keychain-waiting' } });
      expect(newest().requests, 'nothing is asked of it').toHaveLength(1);

      const asked = chain.get('a', { mayPrompt: true });
      newest().reply(found);
      expect(await asked).toMatchObject({ ok: true });
      const later = chain.get('a');
      newest().reply(found);
      expect(await later).toMatchObject({ ok: true });
    });
  });

  it('gives up on a dialog that nobody answers', async () => {
    const chain = keychain();
    const call = chain.get('a', { mayPrompt: true });
    newest().reply({ kind: 'waiting' });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(await call).toMatchObject({
      ok: false,
      problem: { kind: 'keychain-waiting', code: 'unanswered' },
    });
    expect(newest().killed).toBe(true);
  });

  it('answers calls whose process died, and only those', async () => {
    const chain = keychain();
    const lost = chain.get('a');
    const dead = newest();
    dead.exit();
    const call = chain.get('a');
    dead.exit();
    dead.reply({ kind: 'done', value: 'late' }, 0);
    newest().reply(found);
    expect(await lost).toMatchObject({ ok: false, problem: { kind: 'keychain-failed', code: 'ended' } });
    expect(await call).toEqual({ ok: true, value: 'secret' });
  });

  it('asks once more in a fresh process after an error of the keychain', async () => {
    const chain = keychain();
    const call = chain.get('a');
    newest().reply(broken);
    await vi.waitFor(() => expect(processes).toHaveLength(2));
    expect(processes[0]?.killed).toBe(true);
    newest().reply(found);
    expect(await call).toEqual({ ok: true, value: 'secret' });
  });

  it('asks no third time', async () => {
    const chain = keychain();
    const call = chain.get('a');
    newest().reply(broken);
    await vi.waitFor(() => expect(processes).toHaveLength(2));
    newest().reply(broken);
    expect(await call).toMatchObject({ ok: false, problem: { kind: 'keychain-failed', code: 'broken' } });
    expect(processes).toHaveLength(2);
  });

  it('counts the second attempt into the same five seconds', async () => {
    const chain = keychain();
    const call = chain.get('a');
    await vi.advanceTimersByTimeAsync(3_000);
    newest().reply(broken);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(processes).toHaveLength(2);
    expect(await call).toMatchObject({ problem: { code: 'silent' } });
  });

  it('ends the process three seconds after the last call', async () => {
    const chain = keychain();
    const call = chain.get('a');
    newest().reply(found);
    await call;
    await vi.advanceTimersByTimeAsync(2_999);
    expect(newest().killed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(newest().killed).toBe(true);
  });

  it('keeps it half a minute after a call that failed, since the next look comes soon', async () => {
    const chain = keychain();
    const call = chain.probe();
    newest().reply({ kind: 'failed', failure: 'locked' });
    await call;
    await vi.advanceTimersByTimeAsync(29_999);
    expect(newest().killed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(newest().killed).toBe(true);
  });

  it('counts the three seconds again after each call', async () => {
    const chain = keychain();
    for (let calls = 0; calls < 3; calls += 1) {
      const call = chain.get('a');
      newest().reply(found);
      await call;
      await vi.advanceTimersByTimeAsync(2_000);
    }
    expect(newest().killed).toBe(false);
    expect(processes).toHaveLength(1);
  });

  it('does not end the process under a call that waits for a person', async () => {
    const chain = keychain();
    const waiting = chain.get('a', { mayPrompt: true });
    newest().reply({ kind: 'waiting' });
    const quick = chain.probe();
    newest().reply({ kind: 'done', value: null });
    await quick;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(newest().killed).toBe(false);
    newest().reply(found, 0);
    expect(await waiting).toMatchObject({ ok: true });
  });

  it('kills the process at once when closed, fails the calls under way and starts no other', async () => {
    const chain = keychain();
    const call = chain.get('a');
    chain.close();
    expect(newest().killed).toBe(true);
    expect(await call).toMatchObject({ ok: false, problem: { kind: 'keychain-failed' } });
    expect(await chain.get('a')).toMatchObject({ ok: false, problem: { kind: 'keychain-failed' } });
    expect(processes).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('starts no other process when it is closed while it would ask once more', async () => {
    const chain = keychain();
    const call = chain.get('a');
    newest().reply(broken);
    chain.close();
    expect(await call).toMatchObject({ ok: false });
    expect(processes).toHaveLength(1);
  });
});

describe('the problem a failure becomes', () => {
  it.each([
    ['absent', 'keychain-absent', /install and start/],
    ['no-library', 'keychain-absent', /libsecret/],
    ['locked', 'keychain-locked', /Unlock/],
    ['no-keyring', 'keychain-locked', /choose a password/],
    ['denied', 'keychain-denied', /allow access/],
    ['not-allowed', 'keychain-denied', /KeePassXC/],
    ['not-kept', 'keychain-failed', /Try again/],
    ['not-removed', 'keychain-failed', /Try again/],
  ] as const)('%s is %s, with advice of its own', async (failure, kind, advice) => {
    const call = keychain().get('a');
    newest().reply({ kind: 'failed', failure });
    const result = await call;
    expect(result).toMatchObject({ ok: false, problem: { kind, code: failure } });
    expect(!result.ok && result.problem.advice).toMatch(advice);
  });
});
