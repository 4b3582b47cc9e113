import type { KeyObject } from 'node:crypto';
import { access } from 'node:fs/promises';
import type * as v from 'valibot';
import type { ForgetOptions, Hold, SignInRecord, Written } from '../../../account/stores';
import type { Clock } from '../../../base/clock';
import type { Problem } from '../../../../preload/contract/problem';
import { succeed, type Result } from '../../../../preload/contract/result';
import { Turns } from '../../../base/turns';
import { cacheKey, findCacheKey, forgetCacheKey } from '../../keychain/cache-key';
import { FileWriter, type Damage } from '../file-writer';
import type { Keychain } from '../../keychain/keychain';
import { otherKeychain } from '../../keychain/keychain-home';
import { createSealedFile, type SealedFile, type Unsealed } from './sealed-file';

/** A sealed file whose key comes from the keychain. While that can't be read, nothing is found and nothing kept. */
export interface SealedStore<Content> {
  read(): Promise<Content | null>;
  write(content: Content): Promise<void>;
  /**
   * Keeps what `change` makes of the content as it is on disk; the same object, and null, leave the file as it is. A file
   * that could not be opened, or for which there was no key, holds something: it is left as it is, too.
   * @returns `not-yet`, too, when the sign-in has ended and `change` was not called
   */
  update(change: (stored: Content | null) => Content | null): Promise<Written>;
  erase(): Promise<Result<undefined, Problem>>;
}

/** Where a sealed file is, and what is to be known of it. */
export interface SealedPlace<Content> {
  readonly path: string;
  readonly schema: v.GenericSchema<unknown, Content>;
  /** Knows whose file it is; another Marquee, such as a command, may have changed it meanwhile. */
  readonly owner: SignInRecord;
  /** Told when the file could not be used; of one that is closed, once. */
  readonly onDamage?: (damage: Damage) => void;
}

/** The sealed files of Marquee: one key opens them all. */
export interface SealedStores {
  at<Content>(place: SealedPlace<Content>): SealedStore<Content>;
  /** Removes the key from the keychain, with a dialog unless told not to: what it sealed can then never be opened again. */
  forgetKey(options?: ForgetOptions): Promise<Result<undefined, Problem>>;
  /** False while something is still to be kept. */
  readonly isIdle: boolean;
  settled(): Promise<void>;
}

/** What sealed stores need of the world. */
export interface SealedStoresDeps {
  readonly keychain: Keychain;
  readonly hold: Hold;
  readonly clock: Clock;
}

/** What was found of a sealed file. */
type Found<Content> = (Unsealed<Content> | { readonly kind: 'locked' }) & {
  /** The key, as far as it was asked for and there is one. */
  readonly key: KeyObject | null;
};

/** Makes the stores; the key is asked for when a file is read or written, and not before. */
export function createSealedStores({ keychain, hold, clock }: SealedStoresDeps): SealedStores {
  // What is asked first happens first: what is still being written must not outlive its erasure.
  const turns = new Turns();

  return {
    get isIdle() {
      return turns.isIdle;
    },
    settled: () => turns.settled(),

    at<Content>({ path, schema, owner, onDamage }: SealedPlace<Content>): SealedStore<Content> {
      const plain = new FileWriter({ path, clock });
      const sealedWith = (key: KeyObject): SealedFile<Content> =>
        createSealedFile({ path, key, schema, clock });

      let wasClosed = false;
      function noteClosed(): void {
        if (!wasClosed) onDamage?.({ reason: 'closed', setAside: null });
        wasClosed = true;
      }

      /** The key is asked for each time: another Marquee may have made a new one meanwhile. None is made for this. */
      async function find(): Promise<Found<Content>> {
        if (!(await isThere(path))) return { kind: 'absent', key: null };
        const found = await findCacheKey(keychain);
        if (!found.ok) return { kind: 'locked', key: null };
        const key = found.value;
        if (!key) return { kind: 'unusable', reason: 'damaged', key };
        const unsealed = await sealedWith(key).read();
        if (unsealed.kind === 'closed') noteClosed();
        return { ...unsealed, key };
      }

      /** Finds it while no other Marquee writes, and sets aside what is of no use then and belongs to someone. */
      async function findAndClear(): Promise<Found<Content>> {
        const found = await find();
        if (found.kind !== 'unusable' || (await owner.reload()) === null) return found;
        if (await otherKeychain(keychain, owner)) return { kind: 'locked', key: null }; // its key is in the other one
        const damage = await plain.setAside(found.reason);
        onDamage?.(damage);
        return { kind: 'absent', key: found.key };
      }

      /** @param known the key, where it was just asked for */
      async function write(content: Content, known: KeyObject | null): Promise<boolean> {
        if (await otherKeychain(keychain, owner)) return false; // a key of this one would not open the file later
        const key = known ? succeed(known) : await cacheKey(keychain);
        return key.ok && (await sealedWith(key.value).write(content)).ok;
      }

      /**
       * Runs `task` when its turn comes, unless the sign-in has been replaced or ended by then, also elsewhere.
       * @returns its outcome; null when it did not run
       */
      function change<Outcome>(task: () => Promise<Outcome>): Promise<Outcome | null> {
        const its = owner.facts?.signIn; // as it is now: when the turn comes, it may be another's
        return turns.take(async () => {
          const done = await hold(async () => {
            const isIts = its !== undefined && (await owner.reload())?.signIn === its;
            return succeed(isIts ? await task() : null);
          });
          return done.ok ? done.value : null;
        });
      }

      return {
        read: () =>
          turns.take(async () => {
            const found = await find();
            if (found.kind !== 'unusable') return contentOf(found);
            const again = await hold(async () => succeed(await findAndClear()));
            return again.ok ? contentOf(again.value) : null;
          }),
        async write(content) {
          await change(() => write(content, null));
        },
        async update(to) {
          const written = await change<Written>(async () => {
            const found = await findAndClear();
            const stored = contentOf(found);
            const content = to(stored);
            if (content === null || content === stored) return 'written';
            if (found.kind === 'closed') return 'closed';
            return found.kind !== 'locked' && (await write(content, found.key)) ? 'written' : 'not-yet';
          });
          return written ?? 'not-yet';
        },
        erase: () => turns.take(() => hold(() => plain.erase())),
      };
    },

    forgetKey: (options) => turns.take(() => hold(() => forgetCacheKey(keychain, options))),
  };
}

function contentOf<Content>(found: Found<Content>): Content | null {
  return found.kind === 'content' ? found.content : null;
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
