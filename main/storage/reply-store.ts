import type { ReplyStore } from '../account/stores';
import { ReplySchema } from './reply-schema';
import type { SealedStores } from './sealed-store';

/**
 * Keeps the last good reply in a sealed file. Without a keychain there is no cache. Erasing it forgets the key of all
 * sealed files, too: it is what the end of a sign-in does last.
 * @param path the file
 */
export function createReplyStore(stores: SealedStores, path: string): ReplyStore {
  const store = stores.at(path, ReplySchema);
  return {
    ...store,
    async erase() {
      await Promise.all([store.erase(), stores.forgetKey()]); // without its key, what can't be erased is noise
    },
  };
}
