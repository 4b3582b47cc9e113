import { describe, expect, it } from 'vitest';
import { perksOf } from '../../../../renderer/lib/fields/perks';

describe('the perks of a subscription', () => {
  it('are told in plain words, each once, whatever features name it', () => {
    expect(perksOf(['sync', 'hwtranscode', 'hardware_transcoding', 'CU Sunset'])).toEqual([
      'Downloads for watching offline',
      'Hardware transcoding',
    ]);
  });

  it('of a Remote Watch Pass are to watch away from home', () => {
    expect(perksOf(['remote-watch', 'home'])).toEqual(['Watch your media away from home']);
  });

  it('are none where plex.tv sends no feature that is known', () => {
    expect(perksOf(['HRK_enable_EUR'])).toEqual([]);
  });
});
