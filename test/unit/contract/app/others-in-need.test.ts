import { describe, expect, it } from 'vitest';
import { sharedWords } from '../../../../renderer/lib/words/words.svelte';
import { othersInNeed } from '../../../../preload/contract/app/others-in-need';
import type { AccountTab } from '../../../../preload/contract/app/snapshot';

function tab(id: number, name: string, icon: AccountTab['icon']): AccountTab {
  return { id, name, nickname: null, isKept: true, picture: null, icon };
}

const quiet = tab(1, 'Quiet Lantern', 'attention');
const loud = tab(2, 'Loud Lantern', 'fine');

const named = (accounts: readonly AccountTab[], shownId: number) =>
  othersInNeed(accounts, shownId, sharedWords().othersInNeed);

describe('the other accounts that need a person', () => {
  it('are named when it is one', () => {
    expect(named([quiet, loud], 2)).toBe('Quiet Lantern needs attention');
  });

  it('are counted when they are several', () => {
    expect(named([quiet, loud, tab(3, 'Third', 'attention')], 2)).toBe('2 other accounts need attention');
  });

  it('are none when only the shown one does, whose state says so', () => {
    expect(named([quiet, loud], 1)).toBeNull();
  });
});
