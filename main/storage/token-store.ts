import type { Clock } from '../clock';
import type { SignInRecord, TokenStore } from '../account/stores';
import { problem } from '../plex/problems';
import { fail, succeed } from '../plex/result';
import { Token } from '../plex/token';
import type { Keychain } from './keychain';

export interface TokenStoreParts {
  readonly keychain: Keychain;
  /** The name under which the keychain keeps the token. */
  readonly entry: string;
  readonly record: SignInRecord;
  /** Whether a run that finds no note of any account looks for this entry all the same. */
  readonly isLookedFor: () => boolean;
  readonly clock: Clock;
}

/**
 * Keeps the token of one account in the keychain, and beside it, on disk, the bare fact that there is one: with that, a
 * keychain that answers "nothing here" is known to have lost it.
 */
export function createTokenStore(parts: TokenStoreParts): TokenStore {
  const { keychain, entry, record, isLookedFor, clock } = parts;
  return {
    expected: () => record.facts !== null,

    async read({ mayPrompt, onWaiting }) {
      await record.reload(); // the command line may have signed someone else in
      const kept = await keychain.get(entry, {
        mayPrompt,
        onWaiting: () => onWaiting?.(problem('keychain-waiting')),
      });
      if (!kept.ok) return kept;
      const token = kept.value === null ? null : Token.parse(kept.value);
      if (token?.ok) {
        if (record.facts === null) await record.begin('pasted', clock.now());
        return token;
      }
      return token || record.facts !== null ? fail(problem('keychain-missing')) : succeed(null);
    },

    async write(token, origin) {
      const kept = await keychain.set(entry, token.reveal());
      if (!kept.ok) return kept;
      const noted = await record.begin(origin, clock.now());
      // The note of the sign-in before leads to it as well; the first account's is found without.
      if (noted.ok || record.facts !== null || isLookedFor()) return kept;
      await keychain.delete(entry); // no later run would find it, to use it or to forget it
      return noted;
    },

    async erase() {
      const erased = await keychain.delete(entry);
      if (!erased.ok || record.facts === null) return erased;
      return record.end();
    },

    usable: async () => (await keychain.probe()).ok,
  };
}
