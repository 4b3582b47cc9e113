import type { AccountTab } from './snapshot';

/** Which accounts other than the shown one need a person, in words; null when none does. */
export function othersInNeed(accounts: readonly AccountTab[], shownId: number | null): string | null {
  const [first, ...more] = accounts.filter(({ id, icon }) => id !== shownId && icon === 'attention');
  if (!first) return null;
  return more.length === 0
    ? `${first.name} needs attention`
    : `${1 + more.length} other accounts need attention`;
}
