import { group, type RowGroup } from './rows';

/** How many entries of a list are shown at once: plex.tv can send tens of thousands, and a page that draws them is deaf. */
export const STEP = 100;

/** The first `limit` rows of `groups`. */
export function firstRows(groups: readonly RowGroup[], limit: number): readonly RowGroup[] {
  const first: RowGroup[] = [];
  let room = limit;
  for (const { title, rows } of groups) {
    if (room <= 0) break;
    const some = rows.slice(0, room);
    if (some.length > 0) first.push(group(title, some));
    room -= some.length;
  }
  return first;
}
