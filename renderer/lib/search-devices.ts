import { deviceName, type ListedDevice } from '../../preload/contract/account/devices';
import { folded } from '../../preload/contract/text';
import { sharedWords } from './words/words.svelte';

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
