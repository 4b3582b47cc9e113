import type { UpdateState } from './update-state';

/** What a person can do about updates. */
export type UpdateAction = 'check' | 'download' | 'install';

/** The one entry about updates that a menu has. */
export interface UpdateEntry {
  readonly label: string;
  /** What a click does; null for an entry that only tells. */
  readonly click: UpdateAction | null;
}

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
      return { label: 'Check for updates again…', click: 'check' };
  }
}
