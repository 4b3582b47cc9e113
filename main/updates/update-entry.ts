import type { UpdateEntry } from '../../preload/contract/app/updates';
import { format, words } from '../base/words';
import type { UpdateState } from './update-state';

/** The entry about updates as it is now. Where Marquee can’t update itself, a check tells why. */
export function updateEntry(state: UpdateState): UpdateEntry {
  switch (state.kind) {
    case 'unsupported':
    case 'idle':
      return { label: words().updates.check, click: 'check' };
    case 'checking':
      return { label: words().updates.checking, click: null };
    case 'available':
      return { label: words().updates.download(state), click: 'download' };
    case 'downloading':
      return {
        label: words().updates.downloading({
          version: state.version,
          percent: format().count(state.percent),
        }),
        click: null,
      };
    case 'ready':
      return { label: words().updates.restart(state), click: 'install' };
    case 'failed':
      return { label: words().updates.checkAgain, click: 'check', failure: state.problem.message };
  }
}
