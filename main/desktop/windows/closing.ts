import { dialog, type BrowserWindow } from 'electron';
import { THIS_PLATFORM } from '../../base/platform';
import type { Settings } from '../../../preload/contract/settings';
import type { TrayState } from '../tray/tray-presence';

/** What closing the profile window needs of the world. */
export interface ClosingParts {
  /** Whether there is a tray icon to come back by. */
  readonly tray: () => TrayState;
  readonly onClose: () => Settings['onClose'];
  /** Keeps what the person chose. */
  readonly choose: (onClose: Settings['onClose']) => Promise<unknown>;
  /** The profile window, which the question belongs to; null when it is closed. */
  readonly window: () => BrowserWindow | null;
  readonly quit: () => void;
}

/** What happens when a person closes the profile window: Marquee stays in the tray or quits, as they chose once. */
export class Closing {
  readonly #parts: ClosingParts;
  #isQuitting = false;
  #isAsking = false;
  /** What the person chose, also where it could not be kept. */
  #chosen: Settings['onClose'] | null = null;

  constructor(parts: ClosingParts) {
    this.#parts = parts;
  }

  /** Marquee quits: nobody is asked any more. */
  quits(): void {
    this.#isQuitting = true;
  }

  /** Whether the window may close now; otherwise the person is being asked. */
  mayClose(): boolean {
    const { tray } = this.#parts;
    if (this.#isQuitting || tray() !== 'there' || this.#onClose() !== 'ask') return true;
    const window = this.#parts.window();
    if (!this.#isAsking && window) void this.#ask(window);
    return false;
  }

  /** The window was closed. On macOS apps stay in the Dock until they are quit. */
  wasClosed(): void {
    const { tray, quit } = this.#parts;
    const staysInTray = tray() !== 'none' && this.#onClose() === 'tray';
    const staysInDock = tray() !== 'there' && THIS_PLATFORM === 'darwin';
    if (!staysInTray && !staysInDock && !this.#isQuitting) quit();
  }

  #onClose(): Settings['onClose'] {
    const set = this.#parts.onClose();
    return set === 'ask' ? (this.#chosen ?? set) : set;
  }

  async #ask(window: BrowserWindow): Promise<void> {
    this.#isAsking = true;
    const closed = new AbortController(); // a question may not outlive its window
    const cancel = (): void => closed.abort();
    window.once('closed', cancel);
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      title: 'Marquee',
      message: 'Keep Marquee in the tray?',
      detail:
        'There it goes on showing how your account stands, and tells you when something changes. You can change this in the settings.',
      buttons: ['Keep in the tray', 'Quit Marquee', 'Cancel'],
      defaultId: 0,
      cancelId: 2,
      signal: closed.signal,
    });
    this.#isAsking = false;
    if (window.isDestroyed()) return;
    window.off('closed', cancel);
    if (response === 2) return;
    this.#chosen = response === 0 ? 'tray' : 'quit';
    await this.#parts.choose(this.#chosen);
    if (!window.isDestroyed()) window.close();
  }
}
