import type { Clock } from '../../base/clock';
import type { Hold, ReadOptions, SignInRecord, TokenStore } from '../../account/stores';
import type { KeychainProblem } from '../../../preload/contract/problem';
import { fail, succeed, type Result } from '../../../preload/contract/result';
import { problem } from '../../base/problems';
import { Token } from '../../plex/token';
import type { Keychain, KeychainOptions } from './keychain';
import { otherKeychain, type OtherKeychain } from './keychain-home';
import { words } from '../../base/words';

/** What the store of one account’s token is made of. */
export interface TokenStoreDeps {
  readonly keychain: Keychain;
  /** The name under which the keychain keeps the token. */
  readonly entry: string;
  readonly record: SignInRecord;
  readonly hold: Hold;
  /** Whether a run that finds no note of any account looks for this entry all the same. */
  readonly isLookedFor: () => boolean;
  readonly clock: Clock;
}

/**
 * Keeps the token of one account in the keychain, and beside it, on disk, the bare fact that there is one and which program
 * keeps it: with that, a keychain that answers "nothing here" is known to have lost it, or to be another one.
 */
export function createTokenStore(deps: TokenStoreDeps): TokenStore {
  const { keychain, entry, record, hold, isLookedFor, clock } = deps;

  /** The problem that another program answers as the keychain; null when it is the one that keeps the token. */
  async function elsewhere(): Promise<KeychainProblem | null> {
    const other = await otherKeychain(keychain, record);
    return other && elsewhereProblem(other);
  }

  /** What the keychain holds; nobody is asked to unlock one that is known to keep nothing for Marquee. */
  async function get({ mayPrompt, onWaiting }: ReadOptions): Promise<Result<string | null, KeychainProblem>> {
    const strange = mayPrompt ? await elsewhere() : null;
    const kept = await keychain.get(entry, waiting(mayPrompt && !strange, onWaiting));
    if (kept.ok && kept.value !== null) return kept;
    const problemNow = strange ?? (await elsewhere());
    return problemNow ? fail(problemNow) : kept;
  }

  /** A sign-in of an earlier Marquee, or of a lost record, has no note of where its token is kept. */
  async function noteHome(): Promise<void> {
    if (record.facts === null) await hold(adopt);
    else if (record.facts.keptIn === null) {
      const keptIn = await keychain.provider();
      if (keptIn !== null) await record.note({ keptIn });
    }
  }

  /** Notes a token of which the record has lost the fact, unless another Marquee has just forgotten it. */
  async function adopt(): Promise<Result<undefined, unknown>> {
    if ((await record.reload()) !== null || record.unfinished !== null) return succeed(undefined);
    const again = await keychain.get(entry);
    if (!again.ok || again.value === null) return succeed(undefined);
    return record.begin('pasted', clock.now(), await keychain.provider());
  }

  /** The token could not be kept. It is not there, unless the keychain broke off: then the next start looks. */
  async function abandon({ kind }: KeychainProblem): Promise<void> {
    await (kind === 'keychain-failed' || kind === 'keychain-waiting' ? record.leave() : record.end());
  }

  return {
    expected: () => record.facts !== null,

    async read(options) {
      await record.reload(); // the command line may have signed someone else in
      const kept = await get(options);
      if (!kept.ok) return kept;
      if (record.unfinished !== null) return succeed(null); // another Marquee is at it, or the next start ends it
      const token = kept.value === null ? null : Token.parse(kept.value);
      if (token?.ok) {
        await noteHome();
        return token;
      }
      return token || record.facts !== null ? fail(problem('keychain-missing')) : succeed(null);
    },

    async write(token, origin, onWaiting) {
      const isNew = record.facts === null;
      if (isNew) {
        const noted = await record.arrive(origin, clock.now(), await keychain.provider());
        // No later run would find the token, to use it or to forget it; but the first account's is found without.
        if (!noted.ok && !isLookedFor()) return noted;
      }
      const kept = await keychain.set(entry, token.reveal(), waiting(true, onWaiting));
      if (!kept.ok) {
        if (isNew) await abandon(kept.problem);
        return kept;
      }
      const noted = await record.begin(origin, clock.now(), await keychain.provider());
      // The note of the sign-in before leads to it as well.
      if (noted.ok || !isNew || isLookedFor()) return kept;
      await keychain.delete(entry);
      return noted;
    },

    async erase({ mayPrompt = true, onWaiting } = {}) {
      const strange = await elsewhere();
      return strange ? fail(strange) : keychain.delete(entry, waiting(mayPrompt, onWaiting));
    },

    async isThere() {
      const kept = await get({ mayPrompt: false });
      return kept.ok ? succeed(kept.value !== null) : kept;
    },

    usable: async () => (await elsewhere()) === null && (await keychain.probe()).ok,
  };
}

/** How the keychain may bother a person; the words that it waits are those of any dialog. */
function waiting(mayPrompt: boolean, onWaiting: ReadOptions['onWaiting']): KeychainOptions {
  return { mayPrompt, onWaiting: () => onWaiting?.(problem('keychain-waiting')) };
}

function elsewhereProblem({ home, here }: OtherKeychain): KeychainProblem {
  return problem('keychain-elsewhere', { code: 'elsewhere' }, () => {
    const { message, advice } = words().problems.special.keptElsewhere;
    return { message: message({ home, here }), advice: advice({ home, here }) };
  });
}
