import type { Bridge } from '../../preload/contract/calls';
import type { Problem } from '../../preload/contract/problem';
import { folded } from '../../preload/contract/text';
import { problemOf, type Result } from '../../preload/contract/result';
import { deviceName, type ListedDevice, type ShownDevices } from '../../preload/contract/account/devices';
import { sharedWords } from './words/words.svelte';

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
  async remove(id: string): Promise<Problem | null> {
    return problemOf(await this.#bridge.removeDevice(id));
  }
}

/** The devices that `query` finds by anything that is shown of them. */
export function searchDevices(devices: readonly ListedDevice[], query: string): readonly ListedDevice[] {
  const wanted = folded(query.trim());
  if (wanted === '') return devices;
  const isInUnnamed = folded(sharedWords().unnamedDevice).includes(wanted);
  return devices.filter(
    (device) => foldedTextOf(device).includes(wanted) || (isInUnnamed && deviceName(device, '') === ''),
  );
}

/** What is looked through of each device. A thousand of them are not folded again at each key. */
const foldedTexts = new WeakMap<ListedDevice, string>();

function foldedTextOf(device: ListedDevice): string {
  const known = foldedTexts.get(device);
  if (known !== undefined) return known;
  const { name, product, productVersion, platform, platformVersion, device: kind, provides } = device;
  const texts = [name, product, productVersion, platform, platformVersion, kind, ...provides];
  const text = folded(texts.filter((it) => it !== null).join('\n'));
  foldedTexts.set(device, text);
  return text;
}
