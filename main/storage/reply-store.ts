import type { KeyObject } from 'node:crypto';
import * as v from 'valibot';
import type { ReplyStore } from '../account/stores';
import type { Clock } from '../clock';
import type { AccountRecord } from './account-record';
import { cacheKey, forgetCacheKey } from './cache-key';
import { DiskFile } from './disk-file';
import type { Keychain } from './keychain';
import { ReplySchema } from './reply-schema';
import { createSealedFile, type SealedFile } from './sealed-file';
import type { StoredValue } from './stored-value';

/** A reply with the sign-in that it belongs to. */
const Kept = v.object({ signIn: v.string(), reply: ReplySchema });
type Kept = v.InferOutput<typeof Kept>;

export interface ReplyStoreParts {
  readonly keychain: Keychain;
  readonly path: string;
  readonly clock: Clock;
  /** Knows whose sign-in it is; another Marquee, such as a command, may have changed it meanwhile. */
  readonly record: StoredValue<AccountRecord>;
}

/** Keeps the last good reply in a file that only the keychain's key opens. Without a keychain there is no cache. */
export function createReplyStore({ keychain, path, clock, record }: ReplyStoreParts): ReplyStore {
  let opened: Promise<SealedFile<Kept> | null> | null = null;
  const file = new DiskFile({ path, maxBytes: 0, clock });
  let last: Promise<unknown> = Promise.resolve();

  /** The file with its key; null while the keychain can't be read. */
  async function open(): Promise<SealedFile<Kept> | null> {
    opened ??= cacheKey(keychain).then((key) => (key.ok ? fileWith(key.value) : null));
    const sealed = await opened;
    if (!sealed) opened = null;
    return sealed;
  }

  function fileWith(key: KeyObject): SealedFile<Kept> {
    return createSealedFile({ path, key, schema: Kept, clock });
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
        const isOurs = found?.kind === 'content' && found.content.signIn === record.value.signIn;
        return isOurs ? found.content.reply : null;
      }),
    write: (reply) =>
      inTurn(async () => {
        const { signIn } = record.value;
        // A reply may come when its sign-in has been replaced or ended elsewhere; it is then nobody's.
        if (signIn === null || (await record.reload()).signIn !== signIn) return;
        await (await open())?.write({ signIn, reply });
      }),
    erase: () =>
      inTurn(async () => {
        opened = null;
        await forgetCacheKey(keychain); // without its key the file is noise
        return file.erase();
      }),
  };
}
