import type { KeyObject } from 'node:crypto';
import { access } from 'node:fs/promises';
import type * as v from 'valibot';
import type { Clock } from '../clock';
import type { Problem } from '../plex/problems';
import type { Result } from '../plex/result';
import { Turns } from '../turns';
import type { AccountRecord } from './account-record';
import { cacheKey, forgetCacheKey } from './cache-key';
import { DiskFile } from './disk-file';
import type { Keychain } from './keychain';
import { createSealedFile, type SealedFile } from './sealed-file';
import type { StoredValue } from './stored-value';

/** A sealed file whose key comes from the keychain. While that can't be read, nothing is found and nothing kept. */
export interface SealedStore<Content> {
  read(): Promise<Content | null>;
  write(content: Content): Promise<void>;
  erase(): Promise<Result<undefined, Problem>>;
}

/** The sealed files of Marquee: one key opens them all. */
export interface SealedStores {
  at<Content>(path: string, schema: v.GenericSchema<unknown, Content>): SealedStore<Content>;
  /** Removes the key from the keychain: whatever it sealed can then never be opened again. */
  forgetKey(): Promise<void>;
  /** False while something is still to be kept. */
  readonly isIdle: boolean;
  settled(): Promise<void>;
}

export interface SealedStoresParts {
  readonly keychain: Keychain;
  readonly clock: Clock;
  /** Knows whose sign-in it is; another Marquee, such as a command, may have changed it meanwhile. */
  readonly record: StoredValue<AccountRecord>;
}

export function createSealedStores({ keychain, clock, record }: SealedStoresParts): SealedStores {
  let key: KeyObject | null = null;
  // What is asked first happens first: what is still being written must not outlive its erasure.
  const turns = new Turns();

  async function openKey(): Promise<KeyObject | null> {
    if (key) return key;
    const found = await cacheKey(keychain);
    if (found.ok) key = found.value;
    return key;
  }

  return {
    get isIdle() {
      return turns.isIdle;
    },
    settled: () => turns.settled(),

    at<Content>(path: string, schema: v.GenericSchema<unknown, Content>): SealedStore<Content> {
      async function open(): Promise<SealedFile<Content> | null> {
        const its = await openKey();
        return its && createSealedFile({ path, key: its, schema, clock });
      }

      return {
        read: () =>
          turns.take(async () => {
            if (!(await isThere(path))) return null; // no key is made for looking alone
            const found = await (await open())?.read();
            return found?.kind === 'content' ? found.content : null;
          }),
        write(content) {
          const { signIn } = record.value; // as it is now: when the turn comes, it may be another's
          return turns.take(async () => {
            // What comes when its sign-in has been replaced or ended elsewhere is nobody's.
            if (signIn === null || (await record.reload()).signIn !== signIn) return;
            await (await open())?.write(content);
          });
        },
        erase: () => turns.take(() => new DiskFile({ path, maxBytes: 0, clock }).erase()),
      };
    },

    forgetKey: () =>
      turns.take(async () => {
        key = null;
        await forgetCacheKey(keychain);
      }),
  };
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
