import type { TokenStore } from '../account/stores';
import { problem } from '../plex/problems';
import { fail, succeed } from '../plex/result';
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
  /** A disk that can't be written to costs the fact and not the sign-in. */
  async function note(signedIn: boolean): Promise<void> {
    if (record.value.signedIn !== signedIn) await record.save({ ...record.value, signedIn });
  }

  return {
    expected: () => record.value.signedIn,

    async read({ mayPrompt, onWaiting }) {
      const kept = await keychain.get(ACCOUNT, {
        mayPrompt,
        onWaiting: () => onWaiting?.(problem('keychain-waiting')),
      });
      if (!kept.ok) return kept;
      const token = kept.value === null ? null : Token.parse(kept.value);
      if (token?.ok) {
        await note(true);
        return token;
      }
      return token || record.value.signedIn ? fail(problem('keychain-missing')) : succeed(null);
    },

    async write(token) {
      const kept = await keychain.set(ACCOUNT, token.reveal());
      if (kept.ok) await note(true);
      return kept;
    },

    async erase() {
      const erased = await keychain.delete(ACCOUNT);
      if (erased.ok) await note(false);
      return erased;
    },

    usable: async () => (await keychain.probe()).ok,
  };
}
