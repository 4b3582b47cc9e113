import type { Change, ShownHistory } from '../../../preload/contract/account/changes';
import { format, words } from '../../base/words';
import type { History } from './history';

/** Gives each change its name. */
export function shown({ since, entries }: History): ShownHistory {
  return { since, entries: entries.map((entry) => ({ ...entry, title: titleOf(entry) })) };
}

/** What a change is called: by the new value of a flag, or by how many things are in its list. It holds no value of the account, since it may stand on a locked screen. */
export function titleOf({ kind, before, after }: Change): string {
  const ids = [before, after].flatMap((value) => (typeof value === 'string' || value === null ? [] : value));
  const title = words().changes[kind];
  switch (typeof title) {
    case 'string':
      return title;
    case 'function':
      return title(format().counted(ids.length));
    default:
      return after === 'true' ? title.on : title.off;
  }
}
