import { describe, expect, it } from 'vitest';
import { platformOf, THIS_PLATFORM } from '../../../main/base/platform';

describe('the platform', () => {
  it.each([
    ['linux', 'linux'],
    ['darwin', 'darwin'],
    ['win32', 'win32'],
    ['freebsd', 'linux'],
  ])('takes %s for %s', (name, platform) => {
    expect(platformOf(name)).toBe(platform);
  });

  it('is that of this process', () => {
    expect(THIS_PLATFORM).toBe(platformOf(process.platform));
  });
});
