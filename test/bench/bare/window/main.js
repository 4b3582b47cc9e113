/** The baseline of a window: one sandboxed page, as large as Marquee's, with nothing on it but what paint needs. */
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1000, height: 760, webPreferences: { sandbox: true } });
  void window.loadFile(join(__dirname, 'page.html'));
});
