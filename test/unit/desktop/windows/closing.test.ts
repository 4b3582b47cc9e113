import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { expect, it, vi } from 'vitest';
import { Closing } from '../../../../main/desktop/windows/closing';
import type { Settings } from '../../../../preload/contract/app/settings';

const showMessageBox = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({ dialog: { showMessageBox } }));

const TRAY = 0; // the first button

/** What a person chose, and how keeping it goes. */
interface Kept {
  onClose: Settings['onClose'];
  readonly isWritable: boolean;
  /** Whether writing it never ends. */
  isSlow?: boolean;
}

/** A profile window with a tray icon beside it, whose person stays in the tray whenever they are asked. */
function world(kept: Kept) {
  const quit = vi.fn();
  const closing = new Closing(quit);
  let window: BrowserWindow | null = null;
  let isPutAway = false;
  showMessageBox.mockReset().mockResolvedValue({ response: TRAY });

  function open(): void {
    const events = new EventEmitter();
    const close = (): void => {
      if (!isPutAway && !closing.mayClose()) return;
      window = null;
      events.emit('closed');
    };
    events.on('closed', () => {
      if (!isPutAway) closing.wasClosed();
      isPutAway = false;
    });
    window = Object.assign(events, {
      isDestroyed: () => window !== events,
      close,
    }) as unknown as BrowserWindow;
  }

  closing.connect({
    tray: () => 'there',
    onClose: () => kept.onClose,
    choose(onClose) {
      if (kept.isWritable) kept.onClose = onClose;
      return kept.isSlow ? new Promise(() => undefined) : Promise.resolve();
    },
    window: () => window,
  });
  return {
    quit,
    /** Closes a new window by its tray icon, while what the person has just answered is being kept. */
    putAway: async (): Promise<void> => {
      open();
      window?.close();
      await vi.waitFor(() => expect(closing.mayClose(), 'answered').toBe(true));
      isPutAway = true;
      window?.close();
    },
    /** Closes a new window, and answers how often the person was asked on the way. */
    close: async (): Promise<number> => {
      const before = showMessageBox.mock.calls.length;
      open();
      window?.close();
      await vi.waitFor(() => expect(window).toBeNull());
      return showMessageBox.mock.calls.length - before;
    },
  };
}

it('closing asks again when the setting is back at “Ask me”, also by “Forget everything”', async () => {
  const kept: Kept = { onClose: 'ask', isWritable: true };
  const { close, quit } = world(kept);
  expect(await close()).toBe(1);
  expect(await close(), 'it was chosen').toBe(0);
  kept.onClose = 'ask';
  expect(await close()).toBe(1);
  expect(quit).not.toHaveBeenCalled();
});

it('an answer that could not be kept holds for the window that it was given for', async () => {
  const { close, quit } = world({ onClose: 'ask', isWritable: false });
  expect(await close()).toBe(1);
  expect(quit).not.toHaveBeenCalled();
  expect(await close(), 'the settings still say “Ask me”').toBe(1);
});

it('an answer holds for no other window, also where its own was put away before it was kept', async () => {
  const kept: Kept = { onClose: 'ask', isWritable: true, isSlow: true };
  const { close, putAway } = world(kept);
  await putAway();
  Object.assign(kept, { onClose: 'ask', isSlow: false });
  expect(await close()).toBe(1);
});
