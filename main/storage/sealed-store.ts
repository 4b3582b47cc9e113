import type { KeyObject } from 'node:crypto';
import { access, rm } from 'node:fs/promises';
import type * as v from 'valibot';
import type { Clock } from '../clock';
import { cacheKey, forgetCacheKey } from './cache-key';
import type { Keychain } from './keychain';
import { createSealedFile, type SealedFile } from './sealed-file';

/** A sealed file whose key comes from the keychain. While that can't be read, nothing is found and nothing kept. */
export interface SealedStore<Content> {
  read(): Promise<Content | null>;
  write(content: Content): Promise<void>;
  erase(): Promise<void>;
}

/** The sealed files of Marquee: one key opens them all. */
export interface SealedStores {
  at<Content>(path: string, schema: v.GenericSchema<unknown, Content>): SealedStore<Content>;
  /** Removes the key from the keychain: whatever it sealed can then never be opened again. */
  forgetKey(): Promise<void>;
}

export function createSealedStores(keychain: Keychain, clock: Clock): SealedStores {
  let key: KeyObject | null = null;
  let last: Promise<unknown> = Promise.resolve();

  /** What is asked first happens first: what is still being written must not outlive its erasure. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = last.then(task);
    last = done.catch(() => undefined);
    return done;
  }

  async function openKey(): Promise<KeyObject | null> {
    if (key) return key;
    const found = await cacheKey(keychain);
    if (found.ok) key = found.value;
    return key;
  }

  return {
    at<Content>(path: string, schema: v.GenericSchema<unknown, Content>): SealedStore<Content> {
      async function open(): Promise<SealedFile<Content> | null> {
        const its = await openKey();
        return its && createSealedFile({ path, key: its, schema, clock });
      }

      return {
        read: () =>
          inTurn(async () => {
            if (!(await isThere(path))) return null; // no key is made for looking alone
            const found = await (await open())?.read();
            return found?.kind === 'content' ? found.content : null;
          }),
        write: (content) =>
          inTurn(async () => {
            await (await open())?.write(content);
          }),
        erase: () => inTurn(() => rm(path, { force: true }).catch(() => undefined)),
      };
    },

    forgetKey: () =>
      inTurn(async () => {
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
