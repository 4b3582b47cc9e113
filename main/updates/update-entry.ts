import type { UnsupportedReason, UpdateState } from './update-state';

/** The one entry about updates that a menu has. */
export interface UpdateEntry {
  readonly label: string;
  /** What a click does; null for an entry that only tells. */
  readonly click: 'check' | 'download' | 'install' | null;
}

const UNSUPPORTED_LABELS: Readonly<Record<UnsupportedReason, string>> = {
  checkout: 'Updated with Git',
  'no-source': 'Updated by Hand',
  'package-manager': 'Updated by Your Package Manager',
  archive: 'Updated by Hand',
};

export function updateEntry(state: UpdateState): UpdateEntry {
  switch (state.kind) {
    case 'unsupported':
      return { label: UNSUPPORTED_LABELS[state.reason], click: null };
    case 'idle':
      return { label: 'Check for Updates…', click: 'check' };
    case 'checking':
      return { label: 'Checking for Updates…', click: null };
    case 'available':
      return { label: `Download Version ${state.version}`, click: 'download' };
    case 'downloading':
      return { label: `Downloading Version ${state.version} (${state.percent} %)`, click: null };
    case 'ready':
      return { label: `Restart with Version ${state.version}`, click: 'install' };
    case 'failed':
      return { label: 'Check for Updates Again…', click: 'check' };
  }
}
