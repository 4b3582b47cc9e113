import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { KeychainProblem } from '../plex/problems';
import { fail, succeed, type Result } from '../plex/result';
import type { Keychain } from './keychain';

/** The name under which the keychain keeps the key. */
const account = 'cache key';
const keyBytes = 32;

/**
 * The key that sealed files are locked with: kept in the keychain, and made at the first use. A key that was lost or
 * spoilt is made anew, and the files that it sealed are then set aside. It shows no dialog.
 */
export async function cacheKey(
  keychain: Pick<Keychain, 'get' | 'set'>,
): Promise<Result<KeyObject, KeychainProblem>> {
  const kept = await keychain.get(account);
  if (!kept.ok) return kept;
  const bytes = Buffer.from(kept.value ?? '', 'base64');
  if (bytes.length === keyBytes) return succeed(createSecretKey(bytes));

  const fresh = randomBytes(keyBytes);
  const written = await keychain.set(account, fresh.toString('base64'), { mayPrompt: false });
  return written.ok ? succeed(createSecretKey(fresh)) : fail(written.problem);
}

/** Removes the key: what it sealed can then never be opened again. */
export function forgetCacheKey(
  keychain: Pick<Keychain, 'delete'>,
): Promise<Result<undefined, KeychainProblem>> {
  return keychain.delete(account);
}
