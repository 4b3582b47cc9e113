import { describe, expect, it } from 'vitest';
import { SameClick } from '../../../../main/desktop/windows/popover/same-click';
import { FakeClock } from '../../support/fake-clock';

describe('a click on the icon', () => {
  it('is the one that closed the popover when it comes right after the focus went', () => {
    const clock = new FakeClock();
    const sameClick = new SameClick(clock);
    expect(sameClick.takes(), 'of a popover that was never open').toBe(false);
    sameClick.noteBlur();
    clock.pass(300);
    expect(sameClick.takes()).toBe(true);
  });

  it('is another one later, and when one has come before it', () => {
    const clock = new FakeClock();
    const sameClick = new SameClick(clock);
    sameClick.noteBlur();
    clock.pass(301);
    expect(sameClick.takes()).toBe(false);
    sameClick.noteBlur();
    expect(sameClick.takes()).toBe(true);
    expect(sameClick.takes(), 'at once').toBe(false);
  });
});
