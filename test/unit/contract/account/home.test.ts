import { describe, expect, it } from 'vitest';
import { isInHome } from '../../../../preload/contract/account/home';

const NOBODY_SAID = { subscription: null, oddities: [], extra: {} };

describe('a Home', () => {
  it.each([
    [{ home: true }, true],
    [{ homeSize: 2 }, true],
    [{ home: false, homeSize: 1 }, false],
    [{ home: null, homeSize: null }, false],
    [{}, false],
  ])('is there when plex.tv says %j: %s', (said, is) => {
    expect(isInHome({ ...NOBODY_SAID, ...said })).toBe(is);
  });
});
