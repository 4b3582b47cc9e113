import type { KeyObject } from 'node:crypto';
import { access } from 'node:fs/promises';
import type * as v from 'valibot';
import type { SignInRecord } from '../account/stores';
import type { Clock } from '../clock';
import type { Problem } from '../plex/problems';
import type { Result } from '../plex/result';
import { Turns } from '../turns';
import { cacheKey, forgetCacheKey } from './cache-key';
import { DiskFile, type Damage } from './disk-file';
import type { Keychain } from './keychain';
import { createSealedFile, type SealedFile } from './sealed-file';

/** A sealed file whose key comes from the keychain. While that can't be read, nothing is found and nothing kept. */
export interface SealedStore<Content> {
  read(): Promise<Content | null>;
  /** True when the last look found a file that could not be opened, or for which there was no key: it holds something. */
  readonly isUnread: boolean;
  write(content: Content): Promise<void>;
  erase(): Promise<Result<undefined, Problem>>;
}

/** Where a sealed file is, and what is to be known of it. */
export interface SealedPlace<Content> {
  readonly path: string;
  readonly schema: v.GenericSchema<unknown, Content>;
  /** Knows whose file it is; another Marquee, such as a command, may have changed it meanwhile. */
  readonly owner: SignInRecord;
  /** Told when the file could not be used. */
  readonly onDamage?: (damage: Damage) => void;
}

/** The sealed files of Marquee: one key opens them all. */
export interface SealedStores {
  at<Content>(place: SealedPlace<Content>): SealedStore<Content>;
  /** Removes the key from the keychain: whatever it sealed can then never be opened again. */
  forgetKey(): Promise<void>;
  /** False while something is still to be kept. */
  readonly isIdle: boolean;
  settled(): Promise<void>;
}

export interface SealedStoresParts {
  readonly keychain: Keychain;
  readonly clock: Clock;
}

export function createSealedStores({ keychain, clock }: SealedStoresParts): SealedStores {
  // What is asked first happens first: what is still being written must not outlive its erasure.
  const turns = new Turns();

  // Asked for each time: another Marquee may have made a new one meanwhile.
  async function openKey(): Promise<KeyObject | null> {
    const found = await cacheKey(keychain);
    return found.ok ? found.value : null;
  }

  return {
    get isIdle() {
      return turns.isIdle;
    },
    settled: () => turns.settled(),

    at<Content>({ path, schema, owner, onDamage }: SealedPlace<Content>): SealedStore<Content> {
      async function open(): Promise<SealedFile<Content> | null> {
        const its = await openKey();
        return its && createSealedFile({ path, key: its, schema, clock });
      }

      let isUnread = false;
      return {
        get isUnread() {
          return isUnread;
        },
        read: () =>
          turns.take(async () => {
            isUnread = false;
            if (!(await isThere(path))) return null; // no key is made for looking alone
            const file = await open();
            const found = await file?.read();
            isUnread = found === undefined || found.kind === 'closed';
            if (found?.kind === 'damaged') onDamage?.(found.damage);
            return found?.kind === 'content' ? found.content : null;
          }),
        write(content) {
          const its = owner.facts?.signIn; // as it is now: when the turn comes, it may be another's
          return turns.take(async () => {
            // What comes when its sign-in has been replaced or ended elsewhere is nobody's.
            if (its === undefined || (await owner.reload())?.signIn !== its) return;
            await (await open())?.write(content);
          });
        },
        erase: () => turns.take(() => new DiskFile({ path, maxBytes: 0, clock }).erase()),
      };
    },

    forgetKey: () =>
      turns.take(async () => {
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
