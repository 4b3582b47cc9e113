import type { ElectronApplication } from '@playwright/test';

/**
 * Notes every message between main and its pages from now on, what it opens, and what it puts on the clipboard.
 * @param folder where files are saved that it asks a place for
 */
export async function listen(
  app: ElectronApplication,
  folder: string,
): Promise<() => Promise<readonly string[]>> {
  const heard = await app.evaluateHandle(
    ({ app: it, BrowserWindow, clipboard, dialog, ipcMain, shell }, to) => {
      const messages: string[] = [];
      const follow = (contents: Electron.WebContents): void => {
        const send = contents.send.bind(contents);
        contents.send = (channel, ...values: unknown[]) => {
          messages.push(JSON.stringify(values));
          send(channel, ...values);
        };
      };
      for (const { webContents } of BrowserWindow.getAllWindows()) follow(webContents);
      it.on('web-contents-created', (_, contents) => follow(contents));
      const handlers = (
        ipcMain as unknown as { _invokeHandlers: Map<string, (...args: unknown[]) => unknown> }
      )._invokeHandlers;
      for (const [channel, handler] of handlers) {
        handlers.set(channel, async (event, argument) => {
          const answer = await handler(event, argument);
          messages.push(JSON.stringify([channel, argument, answer]));
          return answer;
        });
      }
      shell.openExternal = (link) => Promise.resolve(void messages.push(link));
      const write = clipboard.writeText.bind(clipboard);
      clipboard.writeText = (text) => {
        messages.push(text);
        return write(text);
      };
      dialog.showSaveDialog = () =>
        Promise.resolve({ canceled: false, filePath: `${to}/export-${String(messages.length)}` });
      return messages;
    },
    folder,
  );
  return () => heard.jsonValue();
}
