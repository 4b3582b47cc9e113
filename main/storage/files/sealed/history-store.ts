import * as v from 'valibot';
import { CHANGE_KINDS } from '../../../../preload/contract/account/changes';
import type { History } from '../../../account/history/history';
import type { HistoryStore, SignInRecord } from '../../../account/stores';
import type { Damage } from '../file-writer';
import { Instant } from '../instant';
import type { SealedStores } from './sealed-store';

const Value = v.nullable(v.union([v.string(), v.array(v.string())]));

/** Checks a history that comes back from the disk: another version of Marquee may have written it. */
export const HistorySchema: v.GenericSchema<unknown, History> = v.object({
  account: v.object({ id: v.exactOptional(v.string()), uuid: v.exactOptional(v.string()) }),
  since: Instant,
  entries: v.array(
    v.object({
      at: Instant,
      kind: v.picklist(CHANGE_KINDS),
      before: Value,
      after: Value,
    }),
  ),
  seen: v.optional(v.nullable(Instant), null),
});

/** What the store of the history is made of. */
export interface HistoryStoreDeps {
  readonly stores: SealedStores;
  /** The file. */
  readonly path: string;
  readonly owner: SignInRecord;
  /** Told when the file could not be used: what changed so far is gone from the timeline. */
  readonly onDamage: (damage: Damage) => void;
}

/**
 * Keeps what has changed in a sealed file. Without a keychain it is not kept. A history goes on from what is on disk: one
 * that could not be read, because the keychain did not answer just then, is not replaced.
 */
export function createHistoryStore({ stores, ...place }: HistoryStoreDeps): HistoryStore {
  return stores.at({ ...place, schema: HistorySchema });
}
