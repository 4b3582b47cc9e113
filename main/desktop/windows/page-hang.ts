import { dialog, type BrowserWindow } from 'electron';
import { words } from '../../base/words';

/** Asks a person what to do with a page that no longer answers. The question goes away when it answers again. */
export function askWhenHung(window: BrowserWindow): void {
  let question: AbortController | null = null;
  window.on('unresponsive', () => {
    if (question) return;
    question = new AbortController();
    void mayReload(window, question.signal).then((reload) => {
      question = null;
      // A page that hangs can’t be told to reload: it is ended, and comes back as after a crash.
      if (reload) window.webContents.forcefullyCrashRenderer();
    });
  });
  window.on('responsive', () => question?.abort());
}

async function mayReload(window: BrowserWindow, signal: AbortSignal): Promise<boolean> {
  const { question, detail, wait, reload } = words().hang;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: words().shared.app,
    message: question,
    detail,
    buttons: [wait, reload],
    defaultId: 0,
    cancelId: 0,
    signal,
  });
  return response === 1 && !window.isDestroyed();
}
