import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../../preload/contract/result';
import { problem } from '../../../../main/base/problems';
import { cacheKey } from '../../../../main/storage/keychain/cache-key';
import type { Keychain } from '../../../../main/storage/keychain/keychain';

/** A keychain over a map. */
function keychain(): Pick<Keychain, 'get' | 'set'> & { kept: Map<string, string>; asked: unknown[] } {
  const asked: unknown[] = [];
  const kept = new Map<string, string>();
  return {
    kept,
    asked,
    get: (account) => Promise.resolve(succeed(kept.get(account) ?? null)),
    set: (account, secret, options) => {
      asked.push(options);
      kept.set(account, secret);
      return Promise.resolve(succeed(undefined));
    },
  };
}

const bytesOf = async (from: Pick<Keychain, 'get' | 'set'>) => {
  const key = await cacheKey(from);
  return key.ok ? key.value.export() : key.problem;
};

describe('cache key', () => {
  it('is made at the first use and stays the same', async () => {
    const its = keychain();
    const key = await bytesOf(its);
    expect(key).toHaveLength(32);
    expect(await bytesOf(its)).toEqual(key);
    expect(its.kept.size).toBe(1);
    expect(await bytesOf(keychain())).not.toEqual(key);
  });

  it('is made without a dialog, which nobody asked for', async () => {
    const its = keychain();
    await cacheKey(its);
    expect(its.asked).toEqual([{ mayPrompt: false }]);
  });

  it('is made again when the one that was kept is of no use', async () => {
    const its = keychain();
    await bytesOf(its);
    for (const account of its.kept.keys()) its.kept.set(account, 'spoiled');
    expect(await bytesOf(its)).toHaveLength(32);
    expect([...its.kept.values()]).not.toContain('spoiled');
  });

  it('is not made while the keychain is locked: that would cost the cache', async () => {
    const its = keychain();
    const locked = fail(problem('keychain-locked'));
    expect(await cacheKey({ ...its, get: () => Promise.resolve(locked) })).toEqual(locked);
    expect(its.kept.size).toBe(0);
  });

  it('is not used unless it could be kept', async () => {
    const failed = fail(problem('keychain-failed'));
    expect(await cacheKey({ ...keychain(), set: () => Promise.resolve(failed) })).toEqual(failed);
  });

  it('does not show itself', async () => {
    const its = keychain();
    const key = await cacheKey(its);
    const [base64 = ''] = its.kept.values();
    expect(JSON.stringify(key)).not.toContain(base64);
    expect(inspect(key, { depth: 9 })).not.toContain(base64);
  });
});
