import { describe, expect, it, vi } from 'vitest';
import type { KeychainFailure, KeychainTask } from '../../../../main/storage/keychain/keychain-protocol';
import type { Way } from '../../../../main/storage/keychain/secret-service/secret-access';
import { fail, succeed } from '../../../../preload/contract/result';
import { perform, type KeychainTools, type Keytar } from '../../../../main/storage/keychain/keychain-worker';

const get: KeychainTask = { op: 'get', account: 'a', mayPrompt: false };
const set: KeychainTask = { op: 'set', account: 'a', mayPrompt: true, secret: 'secret' };
const remove: KeychainTask = { op: 'delete', account: 'a', mayPrompt: true };

interface Given extends Partial<Keytar> {
  readonly platform?: KeychainTools['platform'];
  /** What `makeReady` answers, call after call; null beyond that. */
  readonly ready?: readonly (KeychainFailure | null)[];
  readonly way?: Way;
}

/** keytar over a map, except for what a test replaces. */
function tools({ platform = 'linux', ready = [], way = 'keytar', ...keytar }: Given = {}): KeychainTools {
  const kept = new Map<string, string>();
  const answers = [...ready];
  const loaded: Keytar = {
    getPassword: (_service, account) => Promise.resolve(kept.get(account) ?? null),
    setPassword: (_service, account, password) => Promise.resolve(void kept.set(account, password)),
    deletePassword: (_service, account) => Promise.resolve(kept.delete(account)),
    ...keytar,
  };
  return {
    platform,
    loadKeytar: () => Promise.resolve(loaded),
    makeReady: () => {
      const failure = answers.shift() ?? null;
      return Promise.resolve(failure === null ? succeed(way) : fail(failure));
    },
    changeByProtocol: (task) => {
      if (task.op === 'set') kept.set(task.account, task.secret);
      else kept.delete(task.account);
      return Promise.resolve(succeed(undefined));
    },
    watchForDialog: () => () => undefined,
  };
}

const run = (task: KeychainTask, given: KeychainTools) => perform(task, given, () => undefined);
const rejects = () => Promise.reject(new Error('The keychain quotes secret-token-123.'));

describe('the work in the keychain', () => {
  it('keeps, finds and removes a secret', async () => {
    const given = tools();
    expect(await run(set, given)).toEqual({ ok: true, value: null });
    expect(await run(get, given)).toEqual({ ok: true, value: 'secret' });
    expect(await run(remove, given)).toEqual({ ok: true, value: null });
    expect(await run(get, given)).toEqual({ ok: true, value: null });
  });

  it('does not touch keytar while something stands against it', async () => {
    const getPassword = vi.fn<Keytar['getPassword']>();
    expect(await run(get, tools({ ready: ['locked'], getPassword }))).toEqual({
      ok: false,
      problem: 'locked',
    });
    expect(getPassword).not.toHaveBeenCalled();
  });

  it('does not claim to have kept what comes back different', async () => {
    const getPassword = () => Promise.resolve('sec');
    expect(await run(set, tools({ getPassword }))).toEqual({ ok: false, problem: 'not-kept' });
  });

  it('does not claim to have kept what does not come back', async () => {
    const setPassword = () => Promise.resolve();
    expect(await run(set, tools({ setPassword }))).toEqual({ ok: false, problem: 'not-kept' });
  });

  it('does not claim to have removed what is still there', async () => {
    const given = tools({ deletePassword: () => Promise.resolve(false) });
    await run(set, given);
    expect(await run(remove, given)).toEqual({ ok: false, problem: 'not-removed' });
  });

  it('leaves a removal by the protocol to the service alone', async () => {
    const deletePassword = vi.fn<Keytar['deletePassword']>();
    const given = tools({ way: 'protocol', deletePassword });
    await run(set, given);
    expect(await run(remove, given)).toEqual({ ok: true, value: null });
    expect(await run(get, given)).toEqual({ ok: true, value: null });
    expect(deletePassword).not.toHaveBeenCalled();
  });

  it('removes what is not there without complaint', async () => {
    expect(await run(remove, tools())).toEqual({ ok: true, value: null });
  });

  it('does not take a keyring that was locked in the meantime for an empty one', async () => {
    expect(await run(get, tools({ ready: [null, 'locked'] }))).toEqual({ ok: false, problem: 'locked' });
  });

  it('finds out why keytar rejected', async () => {
    const given = tools({ getPassword: rejects, ready: [null, 'absent'] });
    expect(await run(get, given)).toEqual({ ok: false, problem: 'absent' });
  });

  it.each([
    ['linux', 'broken'],
    ['win32', 'broken'],
    ['darwin', 'denied'],
  ] as const)(
    'says nothing of what keytar said when it rejected on %s, but %s',
    async (platform, failure) => {
      const given = tools({ platform, getPassword: rejects });
      expect(await run(get, given)).toEqual({ ok: false, problem: failure });
    },
  );

  it.each([
    ['linux', 'no-library'],
    ['win32', 'broken'],
  ] as const)('survives on %s that keytar can’t be loaded', async (platform, failure) => {
    const given = { ...tools({ platform }), loadKeytar: () => Promise.reject(new Error('libsecret-1.so.0')) };
    expect(await run({ op: 'probe' }, given)).toEqual({ ok: false, problem: failure });
  });
});
