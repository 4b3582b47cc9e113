import { randomUUID } from 'node:crypto';
import type { TokenStore } from '../account/stores';
import { problem, type DiskProblem } from '../plex/problems';
import { fail, succeed, type Result } from '../plex/result';
import { Token } from '../plex/token';
import type { AccountRecord } from './account-record';
import type { Keychain } from './keychain';
import type { StoredValue } from './stored-value';

/** The name under which the keychain keeps the token. */
const ACCOUNT = 'plex.tv token';

/**
 * Keeps the token in the keychain, and beside it, on disk, the bare fact that there is one: with that, a keychain that
 * answers "nothing here" is known to have lost it.
 */
export function createTokenStore(keychain: Keychain, record: StoredValue<AccountRecord>): TokenStore {
  const note = (signIn: string | null): Promise<Result<undefined, DiskProblem>> =>
    record.save({ ...record.value, signIn });

  return {
    expected: () => record.value.signIn !== null,

    async read({ mayPrompt, onWaiting }) {
      await record.reload(); // the command line may have signed someone else in
      const kept = await keychain.get(ACCOUNT, {
        mayPrompt,
        onWaiting: () => onWaiting?.(problem('keychain-waiting')),
      });
      if (!kept.ok) return kept;
      const token = kept.value === null ? null : Token.parse(kept.value);
      if (token?.ok) {
        if (record.value.signIn === null) await note(randomUUID());
        return token;
      }
      return token || record.value.signIn !== null ? fail(problem('keychain-missing')) : succeed(null);
    },

    async write(token) {
      const kept = await keychain.set(ACCOUNT, token.reveal());
      // A disk that can't be written to costs the fact and not the sign-in.
      if (kept.ok) await note(randomUUID());
      return kept;
    },

    async erase() {
      const erased = await keychain.delete(ACCOUNT);
      if (!erased.ok || record.value.signIn === null) return erased;
      return note(null);
    },

    usable: async () => (await keychain.probe()).ok,
  };
}
