import { dialog, type BrowserWindow } from 'electron';
import { THIS_PLATFORM } from '../../base/platform';
import { words } from '../../base/words';
import type { Settings } from '../../../preload/contract/app/settings';
import type { TrayState } from '../tray/tray-presence';

/** What closing the profile window depends on, once Marquee is there. */
export interface ClosingDeps {
  /** Whether there is a tray icon to come back by. */
  readonly tray: () => TrayState;
  readonly onClose: () => Settings['onClose'];
  /** Keeps what the person chose. */
  readonly choose: (onClose: Settings['onClose']) => Promise<unknown>;
  /** The profile window, which the question belongs to; null when it is closed. */
  readonly window: () => BrowserWindow | null;
}

/**
 * What happens when a person closes the profile window: Marquee stays in the tray or quits, as they chose once. Until it
 * is connected there is no tray to stay in, and Marquee quits.
 */
export class Closing {
  readonly #quit: () => void;
  #deps: ClosingDeps | null = null;
  #isQuitting = false;
  #isAsking = false;
  /** What the person answered, until that window is closed: it holds for this one also where it could not be kept. */
  #answer: Settings['onClose'] | null = null;

  constructor(quit: () => void) {
    this.#quit = quit;
  }

  connect(deps: ClosingDeps): void {
    this.#deps = deps;
  }

  /** Marquee quits: nobody is asked any more. */
  startQuitting(): void {
    this.#isQuitting = true;
  }

  /** Whether the window may close now; otherwise the person is being asked. */
  mayClose(): boolean {
    const deps = this.#deps;
    if (this.#isQuitting || deps?.tray() !== 'there' || this.#onClose(deps) !== 'ask') return true;
    const window = deps.window();
    if (!this.#isAsking && window) void this.#ask(window, deps);
    return false;
  }

  /** The window was closed. On macOS apps stay in the Dock until they are quit. */
  wasClosed(): void {
    if (!this.#isQuitting && !this.#stays()) this.#quit();
  }

  #stays(): boolean {
    if (!this.#deps) return false;
    const tray = this.#deps.tray();
    const staysInTray = tray !== 'none' && this.#onClose(this.#deps) === 'tray';
    const staysInDock = tray !== 'there' && THIS_PLATFORM === 'darwin';
    return staysInTray || staysInDock;
  }

  #onClose({ onClose }: ClosingDeps): Settings['onClose'] {
    return this.#answer ?? onClose();
  }

  async #ask(window: BrowserWindow, { choose }: ClosingDeps): Promise<void> {
    this.#isAsking = true;
    const closed = new AbortController();
    // Neither a question nor its answer may outlive the window, however that is closed.
    const withdraw = (): void => {
      this.#answer = null;
      closed.abort();
    };
    window.once('closed', withdraw);
    const { question, detail, keep, quit, cancel } = words().closing;
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      title: words().shared.app,
      message: question,
      detail,
      buttons: [keep, quit, cancel],
      defaultId: 0,
      cancelId: 2,
      signal: closed.signal,
    });
    this.#isAsking = false;
    if (window.isDestroyed()) return;
    if (response === 2) {
      window.off('closed', withdraw);
      return;
    }
    this.#answer = response === 0 ? 'tray' : 'quit';
    await choose(this.#answer);
    if (!window.isDestroyed()) window.close();
  }
}
