import * as v from 'valibot';
import type { ReplyStore, SignInRecord } from '../../../account/stores';
import { ReplySchema } from './reply-schema';
import type { SealedStores } from './sealed-store';

/** A reply with the sign-in that it belongs to. */
const Kept = v.object({ signIn: v.string(), reply: ReplySchema });

/** What the store of replies is made of. */
export interface ReplyStoreDeps {
  readonly stores: SealedStores;
  /** The file. */
  readonly path: string;
  readonly owner: SignInRecord;
  /** Whether another account has sealed files, too. */
  readonly keyIsShared: () => boolean;
}

/**
 * Keeps the last good reply in a sealed file. Without a keychain there is no cache. Erasing it, which is what the end of a
 * sign-in does last, forgets the key of all sealed files when no other account needs it.
 */
export function createReplyStore({ stores, path, owner, keyIsShared }: ReplyStoreDeps): ReplyStore {
  const store = stores.at({ path, schema: Kept, owner });
  return {
    async read() {
      const kept = await store.read();
      return kept && kept.signIn === owner.facts?.signIn ? kept.reply : null;
    },
    async write(reply) {
      const signIn = owner.facts?.signIn;
      if (signIn !== undefined) await store.write({ signIn, reply });
    },
    async erase(options) {
      const erased = await store.erase();
      if (keyIsShared()) return erased;
      const forgotten = await stores.forgetKey(options); // also where the file stays: without its key that is noise
      return erased.ok ? forgotten : erased;
    },
  };
}
