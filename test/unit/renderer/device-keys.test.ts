import { describe, expect, it } from 'vitest';
import { deviceKeys } from '../../../renderer/lib/device-keys';
import { listedDevice } from './listed-device';

describe('the key of a device in its list', () => {
  const attic = listedDevice({ id: '7', name: 'Attic' });
  const porch = listedDevice({ id: '8', name: 'Porch' });

  it('stays its own while another comes before it', () => {
    expect(deviceKeys([porch, attic]).get(attic)).toBe(deviceKeys([attic]).get(attic));
  });

  it('is another for each, though some have no id and some share one', () => {
    const ids = ['7', '8', '7', null, null, '', 'null', '0'];
    const devices = ids.map((id) => listedDevice({ id }));
    expect(new Set(deviceKeys(devices).values()).size).toBe(devices.length);
  });
});
