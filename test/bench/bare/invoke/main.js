/** The baseline of the bridge: one handler that answers with what the file holds that the last argument names. */
const { app, BrowserWindow, ipcMain } = require('electron');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const value = JSON.parse(readFileSync(process.argv.at(-1) ?? '', 'utf8'));

void app.whenReady().then(() => {
  ipcMain.handle('getValue', () => value);
  const window = new BrowserWindow({
    width: 1000,
    height: 760,
    webPreferences: { sandbox: true, preload: join(__dirname, 'preload.js') },
  });
  void window.loadFile(join(__dirname, '../window/page.html'));
});
