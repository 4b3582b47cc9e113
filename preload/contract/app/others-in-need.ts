import type { Messages } from '#messages/types';
import type { AccountTab } from './snapshot';

/** The accounts other than the shown one that need a person. */
export function accountsInNeed(
  accounts: readonly AccountTab[],
  shownId: number | null,
): readonly AccountTab[] {
  return accounts.filter(({ id, icon }) => id !== shownId && icon === 'attention');
}

/** Which they are, in words; null when there is none. */
export function othersInNeed(
  accounts: readonly AccountTab[],
  shownId: number | null,
  words: Messages['shared']['othersInNeed'],
): string | null {
  const [first, ...more] = accountsInNeed(accounts, shownId);
  if (!first) return null;
  return more.length === 0
    ? words.one({ name: first.name })
    : words.more({ number: String(1 + more.length) });
}
