import { describe, expect, it } from 'vitest';
import { keysOf } from '../../../renderer/lib/device-keys';
import { listedDevice } from './listed-device';

describe('the key of a device in its list', () => {
  const attic = listedDevice({ id: '7', name: 'Attic' });
  const porch = listedDevice({ id: '8', name: 'Porch' });

  it('stays its own while another comes before it', () => {
    expect(keysOf([porch, attic]).get(attic)).toBe(keysOf([attic]).get(attic));
  });

  it('is another for each, though some have no id and some share one', () => {
    const devices = [attic, porch, { ...attic }, listedDevice({ id: null }), listedDevice({ id: null })];
    expect(new Set(keysOf(devices).values()).size).toBe(devices.length);
  });
});
