import type { KeyObject } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Reply } from '../account/account-state';
import type { ReplyStore } from '../account/stores';
import type { Clock } from '../clock';
import { cacheKey, forgetCacheKey } from './cache-key';
import type { Keychain } from './keychain';
import { ReplySchema } from './reply-schema';
import { createSealedFile, type SealedFile } from './sealed-file';

/**
 * Keeps the last good reply in a file that only the keychain's key opens. Without a keychain there is no cache.
 * @param path the file
 */
export function createReplyStore(keychain: Keychain, path: string, clock: Clock): ReplyStore {
  let opened: Promise<SealedFile<Reply> | null> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  /** The file with its key; null while the keychain can't be read. */
  async function open(): Promise<SealedFile<Reply> | null> {
    opened ??= cacheKey(keychain).then((key) => (key.ok ? fileWith(key.value) : null));
    const file = await opened;
    if (!file) opened = null;
    return file;
  }

  function fileWith(key: KeyObject): SealedFile<Reply> {
    return createSealedFile({ path, key, schema: ReplySchema, clock });
  }

  /** What is asked first happens first: a reply that is still being written must not outlive its erasure. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = last.then(task);
    last = done.catch(() => undefined);
    return done;
  }

  return {
    read: () =>
      inTurn(async () => {
        const found = await (await open())?.read();
        return found?.kind === 'content' ? found.content : null;
      }),
    write: (reply) =>
      inTurn(async () => {
        await (await open())?.write(reply);
      }),
    erase: () =>
      inTurn(async () => {
        opened = null;
        await rm(path, { force: true }).catch(() => undefined); // without its key it is noise
        await forgetCacheKey(keychain);
      }),
  };
}
