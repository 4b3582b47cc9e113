import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { KeychainProblem } from '../../../preload/contract/problem';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import type { Keychain, KeychainOptions } from './keychain';

/** The name under which the keychain keeps the key. */
const ENTRY = 'cache key';
const KEY_BYTES = 32;

/** The key that sealed files are locked with; null when there is none, or a spoiled one. It shows no dialog. */
export async function findCacheKey(
  keychain: Pick<Keychain, 'get'>,
): Promise<Result<KeyObject | null, KeychainProblem>> {
  const kept = await keychain.get(ENTRY);
  if (!kept.ok) return kept;
  const bytes = Buffer.from(kept.value ?? '', 'base64');
  return succeed(bytes.length === KEY_BYTES ? createSecretKey(bytes) : null);
}

/**
 * The same, made at the first use. A key that was lost or spoiled is made again, and the files that it sealed are set aside
 * when they are read. Two Marquees must not make it at once: the files of one of them would be lost.
 */
export async function cacheKey(
  keychain: Pick<Keychain, 'get' | 'set'>,
): Promise<Result<KeyObject, KeychainProblem>> {
  const found = await findCacheKey(keychain);
  if (!found.ok) return found;
  if (found.value) return succeed(found.value);

  const fresh = randomBytes(KEY_BYTES);
  const written = await keychain.set(ENTRY, fresh.toString('base64'), { mayPrompt: false });
  return written.ok ? succeed(createSecretKey(fresh)) : fail(written.problem);
}

/** Removes the key: what it sealed can then never be opened again. It may show a dialog unless told not to. */
export function forgetCacheKey(
  keychain: Pick<Keychain, 'delete'>,
  options?: Pick<KeychainOptions, 'mayPrompt'>,
): Promise<Result<undefined, KeychainProblem>> {
  return keychain.delete(ENTRY, options);
}
