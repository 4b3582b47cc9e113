import { describe, expect, it } from 'vitest';
import type { ListedDevice } from '../../../preload/contract/account/devices';
import { searchDevices } from '../../../renderer/lib/search-devices';
import { listedDevice } from './listed-device';

describe('a search among the devices', () => {
  const living = listedDevice({ name: 'Zoë’s Living Room', product: 'Plex for LG', device: 'LG TV' });
  const attic = listedDevice({
    name: 'Attic',
    platform: 'Linux',
    platformVersion: '6.8',
    provides: ['server'],
  });
  const nameless = listedDevice({ name: ' \u200b', productVersion: '4.1' });
  const all = [living, attic, nameless];

  it.each<[string, readonly ListedDevice[]]>([
    ['', all],
    ['  ', all],
    [' ZOE ', [living]],
    ['lg tv', [living]],
    ['server', [attic]],
    ['6.8', [attic]],
    ['4.1', [nameless]],
    ['unnamed', [nameless]],
    ['nobody', []],
  ])('for %j finds what is shown', (query, found) => expect(searchDevices(all, query)).toEqual(found));

  it('looks at each device once, however often it is searched for', () => {
    let looks = 0;
    const watched: ListedDevice = {
      ...attic,
      get name() {
        looks += 1;
        return 'Watched';
      },
    };
    for (const query of ['w', 'wa', 'wat']) expect(searchDevices([watched], query)).toEqual([watched]);
    expect(looks).toBe(1);
  });
});
