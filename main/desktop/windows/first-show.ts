import type { EventEmitter } from 'node:events';
import type { Clock } from '../../base/clock';
import type { WindowAbilities } from './display-server';

/** A page that neither paints nor loads shows its window all the same after this time, in milliseconds. */
const MAX_WAIT_MS = 2_000;

/** What showing a window for the first time needs of it. */
export interface FirstShown extends Pick<EventEmitter, 'once' | 'off'> {
  readonly webContents: Pick<EventEmitter, 'once' | 'off'>;
  show(): void;
}

/**
 * Shows a window that was made hidden as soon as its page is painted. Where a hidden window is not painted
 * (https://github.com/electron/electron/issues/48859) it shows when the page is loaded; and in any case after two
 * seconds. A window that was shown or closed meanwhile is left alone.
 */
export function showWhenReady(
  window: FirstShown,
  { paintsHidden }: Pick<WindowAbilities, 'paintsHidden'>,
  clock: Clock,
): void {
  const { webContents } = window; // a window that has closed does not tell any more
  const cancelLimit = clock.after(MAX_WAIT_MS, show);
  window.once('ready-to-show', show);
  if (!paintsHidden) webContents.once('did-finish-load', show);
  window.once('show', settle);
  window.once('closed', settle);

  function show(): void {
    settle();
    window.show();
  }

  function settle(): void {
    cancelLimit();
    window.off('ready-to-show', show);
    webContents.off('did-finish-load', show);
    window.off('show', settle);
    window.off('closed', settle);
  }
}
