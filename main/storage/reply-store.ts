import * as v from 'valibot';
import type { ReplyStore } from '../account/stores';
import type { AccountRecord } from './account-record';
import { ReplySchema } from './reply-schema';
import type { SealedStores } from './sealed-store';
import type { StoredValue } from './stored-value';

/** A reply with the sign-in that it belongs to. */
const Kept = v.object({ signIn: v.string(), reply: ReplySchema });

/**
 * Keeps the last good reply in a sealed file. Without a keychain there is no cache. Erasing it forgets the key of all
 * sealed files, too: it is what the end of a sign-in does last.
 * @param path the file
 */
export function createReplyStore(
  stores: SealedStores,
  path: string,
  record: StoredValue<AccountRecord>,
): ReplyStore {
  const store = stores.at(path, Kept);
  return {
    async read() {
      const kept = await store.read();
      return kept && kept.signIn === record.value.signIn ? kept.reply : null;
    },
    async write(reply) {
      const { signIn } = record.value;
      if (signIn !== null) await store.write({ signIn, reply });
    },
    async erase() {
      // Without its key, what can't be erased is noise.
      const [erased] = await Promise.all([store.erase(), stores.forgetKey()]);
      return erased;
    },
  };
}
