import * as v from 'valibot';
import type { DeviceStore, KeptDevices, SignInRecord } from '../../account/stores';
import type { SealedStores } from './sealed-store';

const instant = v.pipe(v.string(), v.isoTimestamp());
const text = v.nullable(v.string());

const DeviceSchema = v.object({
  id: text,
  name: text,
  product: text,
  productVersion: text,
  platform: text,
  platformVersion: text,
  device: text,
  provides: v.array(v.string()),
  createdAt: v.nullable(instant),
  lastSeenAt: v.nullable(instant),
  clientIdentifier: text,
});

/** Checks a list that comes back from the disk, with the sign-in that it belongs to: another version may have written it. */
export const KeptDevicesSchema: v.GenericSchema<unknown, KeptDevices & { readonly signIn: string }> =
  v.object({
    signIn: v.string(),
    known: v.nullable(
      v.object({ devices: v.array(DeviceSchema), fetchedAt: instant, fresh: v.array(v.string()) }),
    ),
    rest: v.nullable(v.object({ until: instant, status: v.number() })),
  });

export interface DeviceStoreParts {
  readonly stores: SealedStores;
  /** The file. */
  readonly path: string;
  readonly owner: SignInRecord;
}

/** Keeps the list of devices in a sealed file. Without a keychain it is not kept. */
export function createDeviceStore({ stores, path, owner }: DeviceStoreParts): DeviceStore {
  const store = stores.at({ path, schema: KeptDevicesSchema, owner });
  return {
    async read() {
      const kept = await store.read();
      return kept && kept.signIn === owner.facts?.signIn ? kept : null;
    },
    async write(kept) {
      const signIn = owner.facts?.signIn;
      if (signIn !== undefined) await store.write({ signIn, ...kept });
    },
    erase: () => store.erase(),
  };
}
