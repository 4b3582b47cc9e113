import type { Bridge } from '../../preload/contract/calls';
import type { Problem } from '../../preload/contract/problem';
import { problemOf, type Result } from '../../preload/contract/result';
import type { ShownDevices } from '../../preload/contract/account/devices';

/** The devices of the account that is shown, as main tells of them. */
export class Devices {
  readonly #bridge: Bridge;
  readonly #tell: (result: Result<unknown, Problem>) => void;
  #shown = $state.raw<ShownDevices | null>(null);

  /** @param tell told how each call went that has no place of its own for that */
  constructor(bridge: Bridge, tell: (result: Result<unknown, Problem>) => void) {
    this.#bridge = bridge;
    this.#tell = tell;
  }

  /** Null until main has told. */
  get shown(): ShownDevices | null {
    return this.#shown;
  }

  /** Listens to main from now on. */
  start(): void {
    this.#bridge.on('devices', (devices) => (this.#shown = devices));
  }

  /** Asks for what is known. What changes later comes by itself. */
  async load(): Promise<void> {
    const result = await this.#bridge.getDevices();
    this.#tell(result);
    if (result.ok) this.#shown = result.value;
  }

  /** Has plex.tv asked now. How that went comes with the devices. */
  async refresh(): Promise<void> {
    await this.#bridge.refreshDevices();
  }

  /** A person has seen the devices: from now on none is new. */
  async markSeen(): Promise<void> {
    this.#tell(await this.#bridge.markDevicesSeen());
  }

  /** Answers the problem for the dialog to show; null when the device is removed. */
  async remove(account: number | null, id: string): Promise<Problem | null> {
    return problemOf(await this.#bridge.removeDevice({ account, id }));
  }
}
