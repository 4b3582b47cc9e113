import * as v from 'valibot';
import type { DeviceStore, KeptDevices, SignInRecord } from '../../../account/stores';
import { Instant } from '../instant';
import type { SealedStores } from './sealed-store';

const Text = v.nullable(v.string());

const DeviceSchema = v.object({
  id: Text,
  name: Text,
  product: Text,
  productVersion: Text,
  platform: Text,
  platformVersion: Text,
  device: Text,
  provides: v.array(v.string()),
  createdAt: v.nullable(Instant),
  lastSeenAt: v.nullable(Instant),
  clientIdentifier: Text,
});

/** Checks a list that comes back from the disk, with the sign-in that it belongs to: another version may have written it. */
export const KeptDevicesSchema: v.GenericSchema<unknown, KeptDevices & { readonly signIn: string }> =
  v.object({
    signIn: v.string(),
    known: v.nullable(
      v.object({ devices: v.array(DeviceSchema), fetchedAt: Instant, fresh: v.array(v.string()) }),
    ),
    rest: v.nullable(v.object({ until: Instant, status: v.number() })),
  });

/** What the store of devices is made of. */
export interface DeviceStoreDeps {
  readonly stores: SealedStores;
  /** The file. */
  readonly path: string;
  readonly owner: SignInRecord;
}

/** Keeps the list of devices in a sealed file. Without a keychain it is not kept. */
export function createDeviceStore({ stores, path, owner }: DeviceStoreDeps): DeviceStore {
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
