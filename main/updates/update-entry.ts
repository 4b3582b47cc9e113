import type { UpdateEntry } from '../../preload/contract/app/updates';
import type { UpdateState } from './update-state';

/** The entry about updates as it is now. Where Marquee can’t update itself, a check tells why. */
export function updateEntry(state: UpdateState): UpdateEntry {
  switch (state.kind) {
    case 'unsupported':
    case 'idle':
      return { label: 'Check for updates…', click: 'check' };
    case 'checking':
      return { label: 'Checking for updates…', click: null };
    case 'available':
      return { label: `Download version ${state.version}`, click: 'download' };
    case 'downloading':
      return { label: `Downloading version ${state.version} (${state.percent} %)`, click: null };
    case 'ready':
      return { label: `Restart with version ${state.version}`, click: 'install' };
    case 'failed':
      return { label: 'Check for updates again…', click: 'check', failure: state.problem.message };
  }
}
