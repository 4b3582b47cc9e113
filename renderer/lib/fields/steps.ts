import { group, type RowGroup } from './rows';

/** How many entries of a list are shown at once: plex.tv can send tens of thousands, and a page that draws them is deaf. */
export const STEP = 100;

/** The first `limit` rows of `groups`, and how many are left out. */
export function firstRows(
  groups: readonly RowGroup[],
  limit: number,
): { readonly groups: readonly RowGroup[]; readonly rest: number } {
  const first: RowGroup[] = [];
  let room = limit;
  let rest = 0;
  for (const one of groups) {
    const rows = room > 0 ? one.rows.slice(0, room) : [];
    if (rows.length > 0) first.push(group(one.title, rows));
    room -= rows.length;
    rest += one.count - rows.length;
  }
  return { groups: first, rest };
}
