import type { Messages } from '#messages/types';
import type { AccountTab } from './snapshot';

/** Which accounts other than the shown one need a person, in words; null when none does. */
export function othersInNeed(
  accounts: readonly AccountTab[],
  shownId: number | null,
  words: Messages['shared']['othersInNeed'],
): string | null {
  const [first, ...more] = accounts.filter(({ id, icon }) => id !== shownId && icon === 'attention');
  if (!first) return null;
  return more.length === 0
    ? words.one({ name: first.name })
    : words.more({ number: String(1 + more.length) });
}
