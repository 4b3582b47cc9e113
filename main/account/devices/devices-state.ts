import type { Scheduled } from '../keep-fresh';
import type { KnownDevices } from './known-devices';

/** What is known, and how the newest reading went. */
export interface DevicesState extends Scheduled {
  readonly known: KnownDevices | null;
}

/** Before anything was read. */
export const NOTHING: Omit<DevicesState, 'kept'> = {
  kind: 'signed-in',
  known: null,
  problem: null,
  reading: false,
  nextReadAt: null,
};
